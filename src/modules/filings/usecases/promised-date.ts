import { dayOf } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { organisationNow } from '#modules/organisations'
import { findCompetentUnit, placesAmong, procedureOn } from '#modules/procedures'
import type { Context } from '#platform/context'
import { dueDateIfReceivedNow, type DueIfReceived } from './due-date-if-received.ts'

/** Who would decide a dossier that is received now, and when it would be due. */
export interface PromisedDate {
  readonly competentUnitName: string
  /** How the date is reached, day by day; null when nobody has entered the calendar so far ahead. */
  readonly due: DueIfReceived | null
}

/**
 * What a counter may promise before it receives: the agency that would decide and the due date.
 * Null when the agency does not follow from the place and the commune told so far.
 *
 * Refuses: `invalid/unknown-procedure`, `invalid/receiving-unit`.
 */
export async function promisedDate(
  context: Context,
  asked: {
    readonly procedureCode: string
    readonly receivingUnit: string
    readonly communeCode: string | null
  },
): Promise<PromisedDate | null> {
  const [organisation, procedure] = await Promise.all([
    organisationNow(context),
    procedureOn(context, asked.procedureCode, dayOf(context.clock.now())),
  ])
  if (procedure === null) throw new Refused('invalid/unknown-procedure')
  const place = placesAmong(organisation.units).find(({ code }) => code === asked.receivingUnit)
  if (place === undefined) throw new Refused('invalid/receiving-unit')

  const { procedureCode, communeCode } = asked
  const filedAt = { procedureCode, place, communeCode }
  const competentId = findCompetentUnit(procedure.content.competence, filedAt, organisation)
  if (competentId === null) return null
  return {
    competentUnitName: organisation.unit(competentId)?.name ?? '',
    due: await dueDateIfReceivedNow(context, procedure, place, communeCode),
  }
}
