import { expect, test } from 'vitest'
import { addDays, day } from '#kernel/day'
import { organisationNow } from '#modules/organisations'
import { aDemoApp } from '../../../../../tools/test-support/app.ts'
import { aDossierAt } from '../../../../../tools/test-support/dossiers.ts'
import { calendarKeeper } from '../../test-support/calendar-keeper.ts'

const server = await aDemoApp()
const { as, clock } = server
/** What the calendar of the locality counts on the day on which the agency alone is closed. */
const HOURS_OF_CLOSED_DAY = 8
const keeper = calendarKeeper(server)

test('lists and the page of a dossier count its time by the calendar of its agency', async () => {
  const { code } = await aDossierAt(server, 'claimed')
  const { dueAt, competentUnit } = await pageOf(code)
  const agency = (await organisationNow(keeper.system)).byCode(competentUnit.code)
  const dayAfter = addDays(day(dueAt.slice(0, 10)), 1)
  const entry = {
    unitId: agency?.id ?? null,
    kind: 'closed',
    name: 'Mất điện',
    source: null,
  } as const
  await keeper.change({ what: 'add-day', entry: { ...entry, day: dayAfter } })

  clock.set(new Date(clock.now().getTime() + 2 * 86_400_000))

  const page = await pageOf(code)
  const lists = [await listed('thuly.xa', code), await listed('congdan', code)]
  expect(page.lateness.late).toBe(true)
  expect(page.lateness.workingHours).toBeLessThan(HOURS_OF_CLOSED_DAY)
  expect(lists.map(({ lateness }) => lateness)).toEqual([page.lateness, page.lateness])
})

async function pageOf(code: string) {
  return (await as('thuly.xa').get(`/dossiers/${code}`)).body
}

async function listed(username: string, code: string) {
  const { items } = (await as(username).get('/dossiers?limit=100')).body
  return items.find((each: { readonly code: string }) => each.code === code)
}
