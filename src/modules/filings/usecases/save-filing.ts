import type { FileId, FilingId } from '#kernel/id'
import { dayOf } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { keepFiles } from '#modules/documents'
import { filesGiven, presentForm } from '#modules/forms'
import { procedureOn, type ProcedureVersion } from '#modules/procedures'
import { absentProcedure } from '#modules/publications'
import { authorise } from '#platform/access'
import type { Context } from '#platform/context'
import { inTransaction, type Write } from '#platform/db'
import { saveFilingRow } from '../db/filing.queries.ts'
import {
  isSavedElsewhere,
  marked,
  type Filing,
  type FilingDelivery,
  type SavedPart,
} from '../domain/filing.ts'
import { expiresAt } from '../domain/lifetime.ts'
import { deliveriesOffered } from '../domain/offers.ts'
import { chosen, type FilingChoice } from './begin-filing.ts'
import { changedElsewhere, ownFiling, ownFilingToChange } from './own-filing.ts'

/** What was typed on one page, and whether the person is through with it. */
export interface FilingChange {
  readonly contact?: Filing['contact']
  readonly owner?: Filing['owner']
  /** The answers as they are to be, made of those that are saved: parts saved elsewhere stay. */
  readonly answers?: (before: Filing['answers']) => Filing['answers']
  readonly delivery?: FilingDelivery
  readonly choice?: FilingChoice
  readonly done?: { readonly mark: string; readonly isDone: boolean }
}

/** What the page is told, for the next saving. */
export interface Saved {
  readonly version: number
  readonly savedAt: Date
}

/** What the answers of a filing may take, as JSON: far more than any form asks for. */
const MOST_ANSWER_CHARACTERS = 200_000

/**
 * Saves what was typed into one part of a filing, right or wrong, for the person who asks. Of two tabs
 * that were opened on the same part the second is told and overwrites nothing; different parts do not
 * meet.
 *
 * Refuses: `not-found/filing`, `conflict/filing-submitted`, `conflict/filing-changed-elsewhere` (with
 * the version that is saved), `too-large/body`, `invalid/delivery-not-offered`,
 * `invalid/unknown-case`, `invalid/receiving-unit`.
 */
export async function saveFiling(
  context: Context,
  { id, ...from }: SavedPart & { readonly id: FilingId },
  change: FilingChange,
): Promise<Saved> {
  authorise(context.actor, 'filings.prepare')
  const { procedureCode } = await ownFiling(context, id)
  const form = await presentForm(context, procedureCode)
  const choice = await checkedChange(context, procedureCode, change)
  return inTransaction(context.db, async (tx) => {
    const before = await ownFilingToChange(tx, context, id)
    if (isSavedElsewhere(before, from)) throw changedElsewhere(before)
    const { done, choice: _, answers, ...typed } = change
    const version = before.version + 1
    const saved: Filing = {
      ...before,
      ...typed,
      ...choice,
      answers: bounded(answers?.(before.answers) ?? before.answers),
      done: done === undefined ? before.done : marked(before.done, done.mark, done.isDone),
      formVersionId: form?.id ?? null,
      saves: { ...before.saves, [from.part]: { version, by: from.opening } },
      version,
      savedAt: context.clock.now(),
    }
    await saveFilingRow(tx, saved)
    await keepFilesOf(tx, context, saved, form?.definition ?? null)
    return { version: saved.version, savedAt: saved.savedAt }
  })
}

/** Keeps the files of a filing as long as the filing is kept. */
export async function keepFilesOf(
  tx: Write,
  context: Context,
  filing: Filing,
  definition: Parameters<typeof filesGiven>[0] | null,
): Promise<void> {
  const inForm = definition === null ? [] : filesGiven(definition, filing.answers)
  const files = [
    ...filing.documents.map(({ fileId }) => fileId),
    ...inForm.flatMap(({ value }) => (FILE_ID.test(value) ? [value as FileId] : [])),
  ]
  await keepFiles(tx, context, files, expiresAt(filing.savedAt))
}

const FILE_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

async function checkedChange(
  context: Context,
  procedureCode: string,
  change: FilingChange,
): Promise<Partial<Pick<Filing, 'caseId' | 'receivingUnitId'>>> {
  if (change.delivery === undefined && change.choice === undefined) return {}
  const procedure = await procedureOn(context, procedureCode, dayOf(context.clock.now()))
  if (procedure === null)
    throw await absentProcedure(context, procedureCode, dayOf(context.clock.now()))
  requireOffered(procedure, change.delivery)
  if (change.choice === undefined) return {}
  const { caseId, place } = await chosen(context, procedure, change.choice)
  return { caseId, receivingUnitId: place.unitId }
}

function bounded(answers: Filing['answers']): Filing['answers'] {
  if (JSON.stringify(answers).length > MOST_ANSWER_CHARACTERS) throw new Refused('too-large/body')
  return answers
}

function requireOffered({ content }: ProcedureVersion, delivery: FilingDelivery | undefined): void {
  if (delivery === undefined || deliveriesOffered(content).includes(delivery.method)) return
  throw new Refused('invalid/delivery-not-offered')
}
