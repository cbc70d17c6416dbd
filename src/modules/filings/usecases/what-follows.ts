import type { FilingId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import { addWorkingTime, calendarOf } from '#modules/calendars'
import { dossierByCode, type Delivery } from '#modules/dossiers'
import { organisationNow } from '#modules/organisations'
import { placesAmong, procedureById } from '#modules/procedures'
import { rulebookById } from '#modules/rulebooks'
import type { Context } from '#platform/context'
import { dueDateIfReceivedNow } from './due-date-if-received.ts'
import { ownFiling } from './own-filing.ts'

const HOUR = 3_600_000

/** What a person is told who has just filed: the code, what happens next and by when. */
export interface WhatFollows {
  readonly code: string
  readonly procedureName: string
  readonly placeName: string
  readonly submittedAt: Date
  /** Whether it no longer waits for reception: what was foretold then is over. */
  readonly isPast: boolean
  /** By then reception says whether the dossier is received; in working time of the place. */
  readonly answerBy: Date
  /** When the result would be due if it were received now; null when that cannot be told. */
  readonly dueIfReceivedNow: Date | null
  readonly delivery: Delivery
}

/**
 * What follows a filing that was handed in; null for one still in preparation.
 *
 * Legal basis: the rulebook under which it was filed. Refuses: `not-found/filing`.
 */
export async function whatFollows(context: Context, id: FilingId): Promise<WhatFollows | null> {
  const { submittedAs } = await ownFiling(context, id)
  if (submittedAs === null) return null
  const dossier = await dossierByCode(context, submittedAs)
  if (dossier === null) throw new Refused('not-found/dossier')
  const [organisation, procedure] = await Promise.all([
    organisationNow(context),
    procedureById(context, dossier.procedureVersionId),
  ])
  const { receivingUnitId, submittedAt, procedureName, delivery } = dossier
  const chain = organisation.chainOf(receivingUnitId).map((unit) => unit.id)
  const { answerOnlineWithin } = rulebookById(dossier.rulebook)
  const place = placesAmong(organisation.units).find(({ unitId }) => unitId === receivingUnitId)
  const due =
    place === undefined || procedure === null
      ? null
      : await dueDateIfReceivedNow(context, procedure, place)
  return {
    code: submittedAs,
    procedureName,
    placeName: organisation.unitOfAnyDay(receivingUnitId)?.name ?? '',
    submittedAt,
    isPast: dossier.state !== 'submitted',
    answerBy: addWorkingTime(
      await calendarOf(context, chain),
      submittedAt,
      answerOnlineWithin * HOUR,
    ),
    dueIfReceivedNow: due?.dueAt ?? null,
    delivery,
  }
}
