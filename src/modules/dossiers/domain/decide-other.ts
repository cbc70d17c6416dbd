import { formatInstant, formatInstantOrNull } from '#kernel/instant'
import type { RefusalCode } from '#kernel/refusal-codes'
import { Refused } from '#kernel/refused'
import { runningPart } from './clock.ts'
import type { Dossier, DossierStep } from './dossier.ts'
import type { DossierEvent, ReceiptTaker, Reopened, StopCause } from './events.ts'
import type { Circumstances, Facts, Process } from './facts.ts'
import { stillOwed } from './money/fee-requests.ts'
import { nextOrdinal, opening, stepOf } from './movement.ts'

/** Withdraws the dossier at the person's wish, as long as no decision is issued (Decree 118/2025, art. 21). */
export function decideWithdraw(reason: string): DossierEvent {
  return { type: 'dossier.withdrawn', data: { reason } }
}

/** Ends the handling before a decision: by the approver with the reason in law, or because no answer came (form 05). */
export function decideStop(reason: string, cause: StopCause): DossierEvent {
  return { type: 'dossier.stopped', data: { reason, cause } }
}

const REOPENED_WITHIN_DAYS = 30
const DAY = 86_400_000

/**
 * Undoes an end by order of the approver: the dossier is where it was. One that was never received
 * waits for that; otherwise the steps that were open last open anew, for those who had them, and
 * the whole term runs from now. Of a rejection the decision is taken anew. Papers and money that the
 * person owed `before` it ended are owed again: papers until a new day, as the one request that there
 * may be. Whether the end may still be undone is asked before.
 *
 * Law: papers are asked for once (Decree 118/2025, art. 11); who brings them late brings what was asked.
 */
export function decideReopen(
  dossier: Dossier,
  reason: string,
  about: { readonly process: Process | null; readonly facts: Facts; readonly before: Owing },
): DossierEvent {
  const { process, facts, before } = about
  const owed = owedAgain(dossier, before, facts)
  if (dossier.receivedAt === null || process === null) {
    return { type: 'dossier.reopened', data: { reason, dueAt: null, opened: [], ...owed } }
  }
  const dueAt = facts.terms.dossierDueAt(facts.now, runningPart(dossier))
  const first = nextOrdinal(dossier)
  const opened = lastOpen(dossier).map(({ stepId, assigneeId }, at) =>
    opening(stepOf(process, stepId), first + at, { dueAt, facts, assigneeId }),
  )
  return {
    type: 'dossier.reopened',
    data: { reason, dueAt: formatInstantOrNull(dueAt), opened, ...owed },
  }
}

/** What the person was asked for. */
export type Owing = Pick<Dossier, 'openRequest' | 'openFees'>

/** What was paid since the end is owed no more. */
function owedAgain(
  dossier: Dossier,
  { openRequest, openFees }: Owing,
  { now, law, terms }: Facts,
): Pick<Reopened, 'request' | 'fees'> {
  const owed = stillOwed({ ...dossier, openFees }) ?? 0
  const money = openFees === null || owed <= 0 ? {} : { fees: openFees }
  if (openRequest === null) return money
  const respondBy = formatInstant(terms.workingDaysAfter(now, law.daysToAnswer))
  return { ...money, request: { ...openRequest, respondBy } }
}

/** Why an end may not be undone any more, or null: it can be once, and for 30 days. */
export function whyNotReopen(
  { closedAt, reopenedAt }: Pick<Dossier, 'closedAt' | 'reopenedAt'>,
  { now }: Circumstances,
): RefusalCode | null {
  if (reopenedAt !== null) return 'conflict/already-reopened'
  const endedFor = now.getTime() - (closedAt ?? now).getTime()
  return endedFor > REOPENED_WITHIN_DAYS * DAY ? 'conflict/too-late-to-reopen' : null
}

/** The steps that the end closed; of a decided dossier the one in which it was decided. */
function lastOpen({ state, steps }: Dossier): readonly DossierStep[] {
  if (state !== 'finished') return steps.filter(({ outcome }) => outcome === state)
  return [steps.findLast(({ role }) => role === 'approver') ?? steps.at(-1)].filter(
    (step) => step !== undefined,
  )
}

/** Who asks for a lost receipt: the document they showed, and whether they come for someone. */
export interface ShownIdentity {
  readonly document: string
  readonly isRepresentative: boolean
}

/**
 * Prints the receipt again for someone whose identity was checked: the applicant or owner by the
 * number of their document, anyone else only as a representative.
 */
export function decideReprintReceipt(dossier: Dossier, shown: ShownIdentity): DossierEvent {
  if (dossier.receivedAt === null) throw new Refused('conflict/no-receipt')
  return { type: 'receipt.reprinted', data: { takenBy: takerOf(dossier, shown) } }
}

function takerOf({ applicant, owner }: Dossier, shown: ShownIdentity): ReceiptTaker {
  if (applicant.personalId === shown.document) return 'applicant'
  if (owner?.personalId === shown.document) return 'owner'
  if (shown.isRepresentative) return 'representative'
  throw new Refused('invalid/not-of-this-receipt')
}

/** Gives kept originals back to the person; all that are held when none are named. */
export function decideGiveBackPapers(dossier: Dossier, named: readonly number[]): DossierEvent {
  const held = dossier.documents
    .filter(({ originals, givenBackAt }) => originals > 0 && givenBackAt === null)
    .map(({ ordinal }) => ordinal)
  const ordinals = named.length === 0 ? held : [...new Set(named)].toSorted((a, b) => a - b)
  if (ordinals.length === 0 || ordinals.some((ordinal) => !held.includes(ordinal))) {
    throw new Refused('conflict/no-papers-held')
  }
  return { type: 'papers.given-back', data: { ordinals } }
}
