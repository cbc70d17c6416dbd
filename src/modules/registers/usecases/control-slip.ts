import type { UnitId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import { calendarOf, workingHoursBetween } from '#modules/calendars'
import { eventsOf, issuerOf, recordReading, seenDossier, type Dossier } from '#modules/dossiers'
import { officersOf } from '#modules/identity'
import { controlSlipPages, type HandOverFacts } from '#modules/letters'
import { organisationNow, type Organisation } from '#modules/organisations'
import { rulebookById } from '#modules/rulebooks'
import type { Context } from '#platform/context'
import { inRead } from '#platform/db'
import { handOversOf, standingOf, type HandOver } from '../domain/hand-overs.ts'

/**
 * The control slip of a dossier (form 06 of 2025, 05 of 2018) as it stands now, for officers who may
 * see the dossier: one line for each hand-over, with how early or late the giver was by the calendar
 * by which the dossier is counted. Pages in PDF.
 *
 * Audit: `letter.read`. Refuses: `not-found/dossier`, `not-found/letter` (to the applicant, and
 * before the dossier is received), `forbidden/role`.
 */
export async function controlSlipOf(context: Context, code: string): Promise<Buffer> {
  const [seen, organisation] = await Promise.all([
    seenDossier(context, code),
    organisationNow(context),
  ])
  const { dossier, isOwn } = seen
  if (isOwn || dossier.receivedAt === null) throw new Refused('not-found/letter')
  await recordReading(context, seen, 'letter.read')
  const name = nameIn(organisation)
  return controlSlipPages({
    issuer: issuerOf(dossier.receivingUnitId, organisation, context.locality.name),
    serial: null,
    madeAt: context.clock.now(),
    decree: rulebookById(dossier.rulebook).id,
    dossierCode: dossier.code,
    procedure: dossier.procedureName,
    handlingUnit: name(dossier.competentUnitId),
    coordinatingUnits: coordinating(dossier, organisation).map(name),
    receivedAt: dossier.receivedAt,
    dueAt: dossier.dueAt,
    handOvers: await linesOf(context, dossier, organisation),
  })
}

/** Units that took part without belonging to the agency or the one-stop unit. */
function coordinating(dossier: Dossier, organisation: Organisation): UnitId[] {
  const own = new Set([dossier.competentUnitId, dossier.receivingUnitId, dossier.returnUnitId])
  const took = [...dossier.steps, ...dossier.consultations].map(({ unitId }) => unitId)
  return [...new Set(took)].filter((unitId) =>
    organisation.chainOf(unitId).every(({ id }) => !own.has(id)),
  )
}

async function linesOf(
  context: Context,
  dossier: Dossier,
  organisation: Organisation,
): Promise<HandOverFacts[]> {
  const counted = dossier.calendarUnitId ?? dossier.competentUnitId
  const agency = organisation.currentOf(counted)?.id ?? counted
  const [events, calendar] = await Promise.all([
    eventsOf(context, dossier),
    calendarOf(
      context,
      organisation.chainOf(agency).map(({ id }) => id),
    ),
  ])
  const handOvers = handOversOf(events, dossier.steps)
  const holders = handOvers.flatMap(({ to }) => to?.assigneeId ?? [])
  const officers = await inRead(context.db, (read) => officersOf(read, holders))
  const name = nameIn(organisation)
  const personOf = ({ to }: HandOver) =>
    to === null || to.assigneeId === null
      ? null
      : (officers.get(to.assigneeId)?.displayName ?? null)
  return handOvers.map((handOver) => ({
    giver: { unit: name(handOver.from.unitId), person: handOver.giver },
    receiver: {
      unit: name(receiverOf(handOver, dossier)),
      person: personOf(handOver),
    },
    at: handOver.at,
    result: standingOf(handOver, (from, to) => workingHoursBetween(calendar, from, to)),
    note: noteOf(handOver, dossier),
  }))
}

/** What the last step made goes to where results are returned; a branch that is done waits at the agency. */
function receiverOf({ at, to }: HandOver, dossier: Dossier): UnitId {
  if (to !== null) return to.unitId
  return isEnd(at, dossier) ? dossier.returnUnitId : dossier.competentUnitId
}

function noteOf({ at, from, to, isBackward, note }: HandOver, dossier: Dossier): string {
  const waits = to === null && !isEnd(at, dossier) ? 'Chờ các bước song song' : null
  return [isBackward ? `Trả lại từ bước ${from.name}` : from.name, note, waits]
    .filter((part) => part !== null && part !== '')
    .join('. ')
}

function isEnd(at: Date, { finishedAt }: Dossier): boolean {
  return finishedAt !== null && finishedAt.getTime() === at.getTime()
}

function nameIn(organisation: Organisation): (id: UnitId) => string {
  return (id) => organisation.unitOfAnyDay(id)?.name ?? ''
}
