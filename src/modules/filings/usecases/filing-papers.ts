import type { FilingId } from '#kernel/id'
import { dayOf } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { describeOwnFiles, keepFiles, storeUpload, type StoredFile } from '#modules/documents'
import { componentsOf, procedureOn } from '#modules/procedures'
import { authorise } from '#platform/access'
import type { Context } from '#platform/context'
import { inTransaction, type Write } from '#platform/db'
import { saveFilingRow } from '../db/filing.queries.ts'
import type { Filing, FilingDocument } from '../domain/filing.ts'
import { expiresAt } from '../domain/lifetime.ts'
import { ownFiling, ownFilingToChange } from './own-filing.ts'

/** Files that one filing may hold. */
const MOST_DOCUMENTS = 100

/**
 * Takes in a file for a paper of a filing in preparation, and keeps it as long as the filing. Adding
 * a file overwrites nothing, so it asks for no version: photos may come from a telephone while the
 * form is filled in on a computer.
 *
 * Refuses: `not-found/filing`, `conflict/filing-submitted`, `invalid/unknown-component`,
 * `conflict/too-many-papers`, and what `storeUpload` refuses.
 */
export async function attachPaper(
  context: Context,
  id: FilingId,
  componentId: string,
  upload: { readonly name: string; readonly bytes: Buffer },
): Promise<StoredFile> {
  await requireComponent(context, await ownFiling(context, id), componentId)
  const file = await storeUpload(context, upload)
  await addDocument(context, id, { componentId, fileId: file.id })
  return file
}

/**
 * The same with a file that the actor has uploaded already. One that the paper has stays there once.
 *
 * Refuses: as `attachPaper`, and `invalid/file-not-usable`.
 */
export async function attachUploaded(
  context: Context,
  id: FilingId,
  { componentId, fileId }: FilingDocument,
): Promise<void> {
  await requireComponent(context, await ownFiling(context, id), componentId)
  const [own] = await describeOwnFiles(context, [fileId])
  if (own === undefined)
    throw new Refused('invalid/file-not-usable', { members: { fileIds: [fileId] } })
  await addDocument(context, id, { componentId, fileId })
}

async function addDocument(
  context: Context,
  id: FilingId,
  { componentId, fileId }: FilingDocument,
): Promise<void> {
  await changeDocuments(context, id, async (documents, tx) => {
    if (documents.some((each) => each.componentId === componentId && each.fileId === fileId))
      return documents
    if (documents.length >= MOST_DOCUMENTS) throw new Refused('conflict/too-many-papers')
    await keepFiles(tx, context, [fileId], expiresAt(context.clock.now()))
    return [...documents, { componentId, fileId }]
  })
}

/** Takes a file out of one paper of a filing in preparation. One that is not in it stays out. */
export async function detachPaper(
  context: Context,
  id: FilingId,
  { componentId, fileId }: FilingDocument,
): Promise<void> {
  authorise(context.actor, 'filings.prepare')
  await changeDocuments(context, id, async (documents) =>
    documents.filter((each) => each.fileId !== fileId || each.componentId !== componentId),
  )
}

async function changeDocuments(
  context: Context,
  id: FilingId,
  change: (documents: readonly FilingDocument[], tx: Write) => Promise<readonly FilingDocument[]>,
): Promise<void> {
  await inTransaction(context.db, async (tx) => {
    const filing = await ownFilingToChange(tx, context, id)
    const documents = await change(filing.documents, tx)
    await saveFilingRow(tx, { ...filing, documents, savedAt: context.clock.now() })
  })
}

async function requireComponent(
  context: Context,
  { procedureCode, caseId }: Filing,
  componentId: string,
): Promise<void> {
  const procedure = await procedureOn(context, procedureCode, dayOf(context.clock.now()))
  const components = procedure === null ? [] : componentsOf(procedure.content, caseId)
  if (!components.some((component) => component.id === componentId)) {
    throw new Refused('invalid/unknown-component')
  }
}
