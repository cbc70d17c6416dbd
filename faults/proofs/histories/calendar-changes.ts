import { addDays, type Day } from '#kernel/day'
import { dayOf } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { calendarChangeById, makeCalendarChange, type ProposedChange } from '#modules/calendars'
import { officerByUsername } from '#modules/identity'
import { heldRolesOf } from '#modules/organisations'
import type { Dossier } from '../../../src/modules/dossiers/domain/dossier.ts'
import type { CalendarCause } from '../../../src/modules/dossiers/domain/events.ts'
import { moveDueDates } from '../../../src/modules/dossiers/usecases/due-dates/move-due-dates.ts'
import { causeOf } from '../../../src/modules/dossiers/usecases/due-dates/move-plan.ts'
import type { World } from './world.ts'

const NAME = 'Ngày thử'

type AddedDay = Extract<ProposedChange, { readonly what: 'add-day' }>
type RemovedDay = Extract<ProposedChange, { readonly what: 'remove-day' }>

/**
 * Closes offices on a day that matters to a dossier: everywhere on the day on which it is due, at the
 * agency that has it tomorrow, at the one that received it on the day after; or opens them again on the first of those days.
 */
export async function changeCalendar(
  world: World,
  dossier: Dossier,
  variant: number,
): Promise<CalendarCause | null> {
  const tomorrow = addDays(dayOf(world.clock.now()), 1)
  if (variant === 3) return removed(world, (await entered(world)).slice(0, 1))
  const [day, unitId] = [
    [dossier.dueAt === null ? tomorrow : dayOf(dossier.dueAt), null] as const,
    [tomorrow, dossier.competentUnitId] as const,
    [addDays(tomorrow, 1), dossier.calendarUnitId] as const,
  ][variant] ?? [tomorrow, null]
  return changed(world, closed(day, unitId))
}

function closed(day: Day, unitId: AddedDay['entry']['unitId']): AddedDay {
  return { what: 'add-day', entry: { unitId, kind: 'closed', name: NAME, source: null, day } }
}

/** Opens the offices on every day on which they were closed here, for the next history. */
export async function openAgain(world: World): Promise<void> {
  await removed(world, await entered(world))
}

async function entered(world: World): Promise<readonly RemovedDay['id'][]> {
  const days = await world.server.asOwner<{ id: RemovedDay['id'] }>(
    'select id from calendar_day where name = $1 order by id',
    [NAME],
  )
  return days.map(({ id }) => id)
}

/** The cause that the last of the removals is. */
async function removed(
  world: World,
  ids: readonly RemovedDay['id'][],
): Promise<CalendarCause | null> {
  let cause: CalendarCause | null = null
  for (const id of ids) cause = await changed(world, { what: 'remove-day', id })
  return cause
}

/** Makes a change and does the work that follows; null when time counts as before or the day is taken. */
async function changed(world: World, proposed: ProposedChange): Promise<CalendarCause | null> {
  const { context, clock } = world
  const actor = await officerByUsername(context, 'quantri', heldRolesOf)
  if (actor === null) throw new Error('the demonstration has an administrator')
  try {
    const changeId = await makeCalendarChange({ ...context, actor, clock }, proposed)
    if (changeId === null) return null
    await moveDueDates(context, { changeId })
    const change = await calendarChangeById(context, changeId)
    return change === null ? null : causeOf(changeId, change)
  } catch (error) {
    if (error instanceof Refused && error.code === 'conflict/special-day-exists') return null
    throw error
  }
}
