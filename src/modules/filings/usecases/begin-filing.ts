import type { FilingId } from '#kernel/id'
import { dayOf } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { presentForm } from '#modules/forms'
import { organisationNow } from '#modules/organisations'
import { caseOf, procedureOn, type ProcedureVersion } from '#modules/procedures'
import { absentProcedure } from '#modules/publications'
import { authorise } from '#platform/access'
import type { Context } from '#platform/context'
import { inTransaction } from '#platform/db'
import { newId } from '#platform/ids'
import {
  insertFiling,
  listOpenFilings,
  lockBeginnings,
  saveFilingRow,
} from '../db/filing.queries.ts'
import type { Filing } from '../domain/filing.ts'
import { MOST_FILINGS } from '../domain/lifetime.ts'
import { contactOf } from './known-person.ts'
import { offeredPlaces, whyNotOnline, type OfferedPlace } from './prepare-filing.ts'
import { requireAccepted } from './received-here.ts'

/** What a person chooses before anything is typed. */
export interface FilingChoice {
  readonly caseId: string | null
  /** Code of the one-stop place. */
  readonly receivingUnit: string
}

/**
 * Begins a filing for the person who asks. One of the same procedure in which nothing was saved yet is
 * taken up instead, so that a start clicked twice begins once.
 *
 * Refuses: as `absentProcedure`, `invalid/procedure-not-received-here`,
 * `invalid/online-not-offered`, `invalid/unknown-case`, `invalid/receiving-unit`,
 * `invalid/not-received-at-one-stop`, `conflict/too-many-filings`.
 */
export async function beginFiling(
  context: Context,
  procedureCode: string,
  choice: FilingChoice,
): Promise<FilingId> {
  authorise(context.actor, 'filings.prepare')
  const procedure = await procedureOn(context, procedureCode, dayOf(context.clock.now()))
  if (procedure === null)
    throw await absentProcedure(context, procedureCode, dayOf(context.clock.now()))
  const { caseId, place } = await chosen(context, procedure, choice)
  const form = await presentForm(context, procedureCode)
  const now = context.clock.now()
  return inTransaction(context.db, async (tx) => {
    await lockBeginnings(tx, context.actor.accountId)
    const open = await listOpenFilings(tx, context.actor.accountId, MOST_FILINGS)
    const untouched = open.find(
      (filing) => filing.procedureCode === procedureCode && isUntouched(filing),
    )
    if (untouched !== undefined) {
      await saveFilingRow(tx, {
        ...untouched,
        caseId,
        receivingUnitId: place.unitId,
        savedAt: now,
      })
      return untouched.id
    }
    if (open.length >= MOST_FILINGS) throw new Refused('conflict/too-many-filings')
    const filing: Filing = {
      id: newId(),
      accountId: context.actor.accountId,
      procedureCode,
      formVersionId: form?.id ?? null,
      caseId,
      receivingUnitId: place.unitId,
      version: 1,
      contact: contactOf(context.actor),
      owner: null,
      answers: {},
      documents: [],
      delivery: null,
      done: [],
      saves: {},
      createdAt: now,
      savedAt: now,
      submittedAs: null,
    }
    await insertFiling(tx, filing)
    return filing.id
  })
}

function isUntouched({ version, documents }: Filing): boolean {
  return version === 1 && documents.length === 0
}

/** The case and place that were chosen, as they are kept. */
export async function chosen(
  context: Context,
  procedure: ProcedureVersion,
  choice: FilingChoice,
): Promise<{ readonly caseId: string | null; readonly place: OfferedPlace }> {
  const { content } = procedure
  const whyNot = whyNotOnline(content)
  if (whyNot === 'handled-elsewhere') throw new Refused('invalid/procedure-not-received-here')
  if (whyNot === 'not-online') throw new Refused('invalid/online-not-offered')
  const caseId = caseOf(content, choice.caseId)
  const organisation = await organisationNow(context)
  const places = offeredPlaces(procedure, organisation)
  const place = places.find(({ code }) => code === choice.receivingUnit)
  if (place === undefined) throw new Refused('invalid/receiving-unit')
  await requireAccepted(context, procedure, place)
  return { caseId, place }
}
