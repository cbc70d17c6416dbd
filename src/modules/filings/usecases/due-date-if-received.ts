import { dayOf } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { computeDueDate, parseTimeOfDay, type ExplainedDueDate } from '#modules/calendars'
import { organisationNow } from '#modules/organisations'
import {
  findCompetentUnit,
  firstTermOf,
  type ProcedureVersion,
  type ReceivingPlace,
  type StatutoryTerm,
} from '#modules/procedures'
import { rulebookOn } from '#modules/rulebooks'
import type { Context } from '#platform/context'

/** How a due date would be reached by something that is received at an instant. */
export interface DueIfReceived extends ExplainedDueDate {
  readonly start: Date
  /** After this time of day receipt counts for the next working day. */
  readonly cutOff: string
  /** Of a term in two parts the first. */
  readonly term: StatutoryTerm
}

/**
 * When the result would be due if a dossier were received at that place this minute: by the working
 * calendar of the agency that would decide it and under the rulebook of today, as for a dossier.
 *
 * Legal basis: Decree 118/2025/NĐ-CP, art. 17. Null when no agency follows from the place and commune, or
 * when nobody has entered the calendar so far ahead.
 */
export async function dueDateIfReceivedNow(
  context: Context,
  { code, content }: Pick<ProcedureVersion, 'code' | 'content'>,
  place: Pick<ReceivingPlace, 'authorityId'>,
  communeCode: string | null = null,
): Promise<DueIfReceived | null> {
  const organisation = await organisationNow(context)
  const filedAt = { procedureCode: code, place, communeCode }
  const competent = findCompetentUnit(content.competence, filedAt, organisation)
  if (competent === null) return null
  const now = context.clock.now()
  const term = firstTermOf(content.timeLimit)
  const { value, unit } = term
  const { cutOff } = rulebookOn(dayOf(now))
  try {
    const due = await computeDueDate(context, {
      start: now,
      duration: { value, unit },
      cutOff: parseTimeOfDay(cutOff) ?? 'none',
      policy: 'pause',
      pauses: [],
      unitChain: organisation.chainOf(competent).map(({ id }) => id),
    })
    return { ...due, start: now, cutOff, term }
  } catch (error) {
    if (error instanceof Refused && NO_CALENDAR.has(error.code)) return null
    throw error
  }
}

const NO_CALENDAR: ReadonlySet<string> = new Set([
  'invalid/outside-calendar',
  'conflict/calendar-not-set-up',
])
