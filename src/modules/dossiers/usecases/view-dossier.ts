import type { FileId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import { describeFiles, type FileDescription } from '#modules/documents'
import { usernamesOf } from '#modules/identity'
import { organisationNow } from '#modules/organisations'
import { componentsOf, procedureById, type Component } from '#modules/procedures'
import { authorise, type Permission } from '#platform/access'
import { record, type AuditEvent } from '#platform/audit'
import type { Context } from '#platform/context'
import { inOneTrip, inRead, inTransaction } from '#platform/db'
import {
  findAnswers,
  findDossier,
  findDossierByToken,
  isFileVisible,
} from '../db/dossier.queries.ts'
import { isApplicantOf } from '../domain/doer.ts'
import type { Dossier, DossierDocument } from '../domain/dossier.ts'
import type { Action } from '../domain/life-cycle.ts'
import { documentsSeen, isVisible, type Onlooker } from '../domain/visibility.ts'
import { whyNotThisDoer } from '../domain/why-not.ts'
import { dossierReply, type DossierReply } from './reply.ts'
import { sceneOf, surroundingsOf } from './scene.ts'
import { onlookerOf, sightOf } from './viewer.ts'

/** A dossier with the eyes that see it. */
export interface Seen {
  readonly dossier: Dossier
  readonly onlooker: Onlooker
  /** Whether it is the onlooker's own, as applicant or owner. */
  readonly isOwn: boolean
}

/**
 * The dossier with that code, for someone who may see it. Refuses: `not-found/dossier`, and only
 * then `forbidden/role`.
 */
export async function seenDossier(
  context: Context,
  code: string,
  permission: Permission & `dossiers.${string}` = 'dossiers.read',
): Promise<Seen> {
  const dossier = await dossierByCode(context, code)
  const onlooker = onlookerOf(context.actor)
  if (dossier === null || !isVisible(dossier, onlooker)) throw new Refused('not-found/dossier')
  authorise(context.actor, permission)
  return { dossier, onlooker, isOwn: isApplicantOf(dossier, onlooker) }
}

/**
 * A dossier as the one who asks sees it now. That staff read it is kept in the audit trail.
 *
 * Refuses: `not-found/dossier`.
 */
export async function viewDossier(context: Context, code: string): Promise<DossierReply> {
  const [seen, organisation] = await Promise.all([
    seenDossier(context, code),
    organisationNow(context),
  ])
  const { dossier, onlooker } = seen
  await recordReading(context, seen, 'dossier.read')
  const assignees = dossier.steps.flatMap(({ closedAt, assigneeId }) =>
    closedAt === null && assigneeId !== null ? [assigneeId] : [],
  )
  const [scene, usernames] = await Promise.all([
    sceneOf(context, dossier, organisation),
    usernamesOf(context, assignees),
  ])
  return dossierReply(
    dossier,
    onlooker,
    await surroundingsOf(context, dossier, scene, { usernames }),
  )
}

/** The form as it was last filled in; null when the dossier has none. Refuses: `not-found/dossier`. */
export async function viewAnswers(context: Context, code: string) {
  const seen = await seenDossier(context, code)
  await recordReading(context, seen, 'dossier.form-read')
  const { dossier } = seen
  const found = await inRead(context.db, (read) => findAnswers(read, dossier.id))
  return {
    formVersionId: dossier.formVersionId,
    procedureCode: dossier.procedureCode,
    answers: found === null ? null : (found.answers as Readonly<Record<string, unknown>>),
  }
}

/** A paper of a dossier with its name in the catalogue and the file that holds it. */
export interface ViewedPaper extends Pick<
  DossierDocument,
  'ordinal' | 'originals' | 'copies' | 'note' | 'addedAt' | 'givenBackAt'
> {
  /** What the paper is; null for one that a step of handling made. */
  readonly component: Component | null
  readonly file: FileDescription | null
}

/**
 * The papers of a dossier that hold now, by name, and what the catalogue asks for in its case. What
 * the agencies made is the applicant's once handling has ended.
 *
 * Refuses: `not-found/dossier`.
 */
export async function viewPapers(
  context: Context,
  code: string,
): Promise<{ readonly papers: readonly ViewedPaper[]; readonly asked: readonly Component[] }> {
  const { dossier, onlooker } = await seenDossier(context, code)
  const procedure = await procedureById(context, dossier.procedureVersionId)
  const documents = documentsSeen(dossier, onlooker).filter(({ replacedAt }) => replacedAt === null)
  const ids = documents.flatMap(({ fileId }) => (fileId === null ? [] : [fileId]))
  const files = await inRead(context.db, (read) => describeFiles(read, ids))
  const components = new Map(procedure?.content.components.map((each) => [each.id, each]))
  return {
    papers: documents.map(
      ({ ordinal, componentId, fileId, originals, copies, note, addedAt, givenBackAt }) => ({
        ordinal,
        component: components.get(componentId ?? '') ?? null,
        file: fileId === null ? null : (files.get(fileId) ?? null),
        originals,
        copies,
        note,
        addedAt,
        givenBackAt,
      }),
    ),
    asked: procedure === null ? [] : componentsOf(procedure.content, dossier.caseId),
  }
}

/** Reading one's own dossier is nobody else's business; reading another's leaves a trace. */
export async function recordReading(
  context: Context,
  seen: Seen,
  event: AuditEvent,
): Promise<void> {
  if (seen.isOwn) return
  await inTransaction(context.db, (tx) =>
    record(tx, context, event, { kind: 'dossier', id: seen.dossier.code }),
  )
}

/**
 * Refuses what someone may not see, or whose role never does the action: asked when a request is
 * wrong in itself, so that this is told first.
 */
export async function requireDoer(context: Context, code: string, action: Action): Promise<void> {
  const { dossier, onlooker } = await seenDossier(context, code, 'dossiers.act')
  const refusal = whyNotThisDoer(action, dossier, onlooker)
  if (refusal !== null) throw new Refused(refusal)
}

/** The dossier with that code, whoever asks: for modules that ask by themselves who may. Null when there is none. */
export function dossierByCode(context: Context, code: string): Promise<Dossier | null> {
  return inOneTrip(context.db, (read) => findDossier(read, code))
}

/** The dossier to which the secret of a receipt leads; null when there is none. */
export function dossierByToken(context: Context, token: string): Promise<Dossier | null> {
  return inRead(context.db, (read) => findDossierByToken(read, token))
}

/** Whether whoever asks may see a dossier that uses the file. */
export function mayReadFile(context: Context, fileId: FileId): Promise<boolean> {
  return inOneTrip(context.db, (read) => isFileVisible(read, fileId, sightOf(context.actor)))
}
