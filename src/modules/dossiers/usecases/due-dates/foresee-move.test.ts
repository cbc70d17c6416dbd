import { beforeEach, describe, expect, test } from 'vitest'
import { calendarChangeById } from '#modules/calendars'
import { aDemoApp } from '../../../../../tools/test-support/app.ts'
import { aDossierAt } from '../../../../../tools/test-support/dossiers.ts'
import { calendarKeeper, closedOn } from '../../test-support/calendar-keeper.ts'
import { foreseeMove } from './foresee-move.ts'
import { listLastMoves, readMove } from './read-moves.ts'

const server = await aDemoApp()
const { asOwner } = server.database
const { system, administrator, entered, change, reset } = calendarKeeper(server)

beforeEach(reset)

describe('what is foreseen', () => {
  const page = { after: null, limit: 100 }

  test('is what happens, and foreseeing it keeps nothing', async () => {
    const filed = await aDossierAt(server, 'claimed')
    await aDossierAt(server, 'awaiting payment')
    const tables = ['calendar_day', 'calendar_change', 'dossier_event', 'audit_entry', 'pgboss.job']
    const kept = () =>
      Promise.all(tables.map((table) => asOwner(`select count(*)::int from ${table}`)))
    const before = await kept()

    const foreseen = await foreseeMove(await administrator(), closedOn(filed.dueAt), page)

    expect(await kept()).toEqual(before)
    const id = await change(closedOn(filed.dueAt))
    const { moved } = await readMove(await administrator(), id)
    expect(foreseen.counts?.moving).toBe(moved)
    expect(foreseen.counts?.waiting).toBeGreaterThan(0)
    const { body } = await server.as('thuly.xa').get(`/dossiers/${filed.code}`)
    const line = foreseen.items.find(({ code }) => code === filed.code)
    expect(line?.newDueAt).toEqual(new Date(body.dueAt))
  })

  test('is paged, every dossier once, and counted by agency on the first page', async () => {
    const filed = await aDossierAt(server, 'claimed')
    await aDossierAt(server, 'claimed')
    const context = await administrator()
    const proposed = closedOn(filed.dueAt)

    const codes: string[] = []
    const first = await foreseeMove(context, proposed, { after: null, limit: 1 })
    codes.push(...first.items.map(({ code }) => code))
    let { next } = first
    while (next !== null) {
      const further = await foreseeMove(context, proposed, { after: next, limit: 1 })
      expect(further.counts).toBeNull()
      codes.push(...further.items.map(({ code }) => code))
      next = further.next
    }

    expect(new Set(codes).size).toBe(codes.length)
    expect(codes).toHaveLength(first.counts?.moving ?? 0)
    expect(codes).toContain(filed.code)
  })

  test('of a change that counts no time differently is nothing', async () => {
    const filed = await aDossierAt(server, 'claimed')
    await change(closedOn(filed.dueAt))
    const [id] = await entered()
    if (id === undefined) throw new Error('no day was entered')
    const { entry } = closedOn(filed.dueAt)

    const foreseen = await foreseeMove(
      await administrator(),
      { what: 'change-day', id, entry: { ...entry, source: 'Thông báo 15' } },
      page,
    )

    expect(foreseen).toEqual({
      counts: { moving: 0, units: [], waiting: 0 },
      items: [],
      next: null,
    })
  })

  test('is asked over HTTP by administrators, as is how far a move has come', async () => {
    const filed = await aDossierAt(server, 'claimed')
    const { entry } = closedOn(filed.dueAt)
    const { unitId: _, ...told } = entry
    const body = { what: 'add-day', ...told }

    const foreseen = await server.as('quantri').post('/calendars/changes/preview?limit=100', body)
    const refused = await server.as('thuly.xa').post('/calendars/changes/preview', body)
    const id = await change(closedOn(filed.dueAt))
    const moved = await server.as('quantri').get(`/calendars/changes/${id}`)
    const unknown = await server.as('quantri').get('/calendars/changes/none')

    expect(foreseen.status).toBe(200)
    expect(foreseen.body.items.map(({ code }: { code: string }) => code)).toContain(filed.code)
    expect(refused.status).toBe(403)
    expect(moved.body).toMatchObject({ id, progress: 'done', moved: foreseen.body.counts.moving })
    expect(unknown).toMatchObject({ status: 404, body: { code: 'not-found/calendar-change' } })
  })
})

test('the last moves are listed with the change that each follows', async () => {
  const filed = await aDossierAt(server, 'claimed')
  const id = await change(closedOn(filed.dueAt))

  const [last] = await listLastMoves(await administrator(), 1)

  expect(last?.change).toEqual(await calendarChangeById(system, id))
  expect(last).toMatchObject({ progress: 'done', unitName: null })
})
