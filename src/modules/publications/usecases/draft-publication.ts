import type { FileId, PublicationId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import { openFile, usableFiles, type OpenedFile } from '#modules/documents'
import { authorise } from '#platform/access'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { inRead, inTransaction, type Write } from '#platform/db'
import { newId } from '#platform/ids'
import { deletePublication, findPublication, insertPublication } from '../db/publication.queries.ts'
import {
  whyNotEdit,
  whyNotSign,
  type Publication,
  type PublicationFacts,
} from '../domain/publication.ts'
import { refuseChangedElsewhere, takeStep, writtenBy } from './changing.ts'

/**
 * Begins the draft of a publication decision. What is known only when it is signed may be left out.
 *
 * Legal basis: Decree 63/2010/NĐ-CP, articles 13 to 15. Audit: `publication.drafted`. Refuses: `forbidden/role`.
 */
export async function startPublication(
  context: Context,
  facts: PublicationFacts,
): Promise<PublicationId> {
  authorise(context.actor, 'publications.manage')
  return inTransaction(context.db, (tx) => startPublicationWithin(tx, context, facts))
}

/** The same as a part of what a transaction does. */
export async function startPublicationWithin(
  tx: Write,
  context: Context,
  facts: PublicationFacts,
): Promise<PublicationId> {
  const { accountId } = context.actor
  const publication: Publication = {
    ...facts,
    id: newId(),
    state: 'draft',
    scanFileId: null,
    draftedBy: accountId,
    draftedAt: context.clock.now(),
    editedBy: [accountId],
    sentAt: null,
    returnedBecause: null,
    checkedBy: null,
    checkedAt: null,
    publishedBy: null,
    publishedAt: null,
    inForceFrom: null,
    tookEffectAt: null,
    revision: 1,
  }
  const { id } = publication
  await insertPublication(tx, publication)
  await record(tx, context, 'publication.drafted', { kind: 'publication', id })
  return id
}

/**
 * Changes what a draft says of itself. `seen` is the revision that was read before.
 *
 * Audit: `publication.changed`. Refuses: `forbidden/role`, `not-found/publication`, `conflict/publication-not-draft`,
 * `conflict/publication-changed-elsewhere`.
 */
export function savePublicationFacts(
  context: Context,
  id: PublicationId,
  seen: number,
  facts: PublicationFacts,
): Promise<void> {
  return takeStep(context, id, {
    event: 'publication.changed',
    whyNot: whyNotEdit,
    take(_, publication) {
      refuseChangedElsewhere(seen, publication.revision)
      return writtenBy(context, { ...publication, ...facts, revision: publication.revision + 1 })
    },
  })
}

/**
 * Enters what is known only when the decision is signed: its number and its days. Who does so has written no text of
 * it, and may have checked it.
 *
 * Audit: `publication.signed`. Refuses: as `savePublicationFacts`.
 */
export function enterSigning(
  context: Context,
  id: PublicationId,
  seen: number,
  signed: Pick<PublicationFacts, 'number' | 'decidedOn' | 'effectiveOn'>,
): Promise<void> {
  return takeStep(context, id, {
    event: 'publication.signed',
    whyNot: whyNotSign,
    take(_, publication) {
      refuseChangedElsewhere(seen, publication.revision)
      return { ...publication, ...signed, revision: publication.revision + 1 }
    },
  })
}

/**
 * Puts the scan of the signed decision with it, in place of an earlier one: a file that the officer has uploaded.
 *
 * Audit: `publication.scan-attached`. Refuses: `forbidden/role`, `not-found/publication`,
 * `conflict/publication-not-draft`, `invalid/file-not-usable`.
 */
export function attachScan(context: Context, id: PublicationId, fileId: FileId): Promise<void> {
  return takeStep(context, id, {
    event: 'publication.scan-attached',
    whyNot: whyNotSign,
    async take(tx, publication) {
      await usableFiles(tx, context, [fileId])
      return { ...publication, scanFileId: fileId, revision: publication.revision + 1 }
    },
  })
}

/** Hands out the scan of a decision. Audit: `file.read`. Refuses: `forbidden/role`, `not-found/file`. */
export async function openScan(context: Context, id: PublicationId): Promise<OpenedFile> {
  authorise(context.actor, 'publications.read')
  const publication = await inRead(context.db, (read) => findPublication(read, id))
  if (publication?.scanFileId == null) throw new Refused('not-found/file')
  return openFile(context, publication.scanFileId, async () => true)
}

/**
 * Throws a draft away, with everything in it. Audit: `publication.discarded`. Refuses: `forbidden/role`,
 * `not-found/publication`, `conflict/publication-not-draft`.
 */
export function discardPublication(context: Context, id: PublicationId): Promise<void> {
  return takeStep(context, id, {
    event: 'publication.discarded',
    whyNot: whyNotEdit,
    async take(tx) {
      await deletePublication(tx, id)
      return null
    },
  })
}
