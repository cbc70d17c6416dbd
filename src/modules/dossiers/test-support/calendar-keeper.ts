import { day } from '#kernel/day'
import { makeCalendarChange, type CalendarChangeId, type ProposedChange } from '#modules/calendars'
import { officerByUsername } from '#modules/identity'
import { heldRolesOf } from '#modules/organisations'
import type { Context } from '#platform/context'
import type { TestApp } from '../../../../tools/test-support/app.ts'
import { aContext, LANG_SON } from '../../../../tools/test-support/database.ts'
import { systemContext } from '../../../installation.ts'
import { moveDueDates } from '../usecases/due-dates/move-due-dates.ts'

/** A day that is entered as one on which every office is closed. */
export type Closure = Extract<ProposedChange, { readonly what: 'add-day' }>

const NAME = 'Ngày thử'

/** Every office is closed on the day of an instant, as the interface writes it. */
export function closedOn(at: string): Closure {
  const entry = { unitId: null, kind: 'closed', name: NAME, source: null } as const
  return { what: 'add-day', entry: { ...entry, day: day(at.slice(0, 10)) } }
}

/** The calendar of the demonstration in the hands of its administrator. */
export function calendarKeeper(server: TestApp) {
  const system = systemContext(server.installation, LANG_SON, 'move')

  async function officer(username: string): Promise<Context> {
    const context = aContext(server.database, { now: server.clock.now() })
    const actor = await officerByUsername(context, username, heldRolesOf)
    if (actor === null) throw new Error(`the demonstration has no ${username}`)
    return { ...context, actor, clock: server.clock }
  }

  const administrator = () => officer('quantri')

  /** Makes a change and leaves the work that is put in with it to be done. */
  async function make(proposed: ProposedChange): Promise<CalendarChangeId> {
    const id = await makeCalendarChange(await administrator(), proposed)
    if (id === null) throw new Error('time counts as before')
    return id
  }

  /** The ids of the days that were entered here. */
  const entered = async () => {
    const days = await server.database.asOwner<{ id: string }>(
      'select id from calendar_day where name = $1',
      [NAME],
    )
    return days.map(({ id }) => id as Extract<ProposedChange, { what: 'remove-day' }>['id'])
  }

  /** Makes a change, and does the work. */
  const change = async (proposed: ProposedChange): Promise<CalendarChangeId> => {
    const changeId = await make(proposed)
    await moveDueDates(system, { changeId })
    return changeId
  }

  /** Takes out the days that were entered here, and does the work. */
  const reset = async (): Promise<void> => {
    for (const id of await entered()) await change({ what: 'remove-day', id })
  }

  return { system, officer, administrator, make, entered, change, reset }
}
