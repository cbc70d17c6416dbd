import { beforeEach, describe, expect, test } from 'vitest'
import { addDays } from '#kernel/day'
import type { UnitId } from '#kernel/id'
import { dayOf } from '#kernel/instant'
import { inRead } from '#platform/db'
import { carryOut } from '#platform/worker'
import { aDemoApp } from '../../../../../tools/test-support/app.ts'
import { act, aDossierAt, type Stage } from '../../../../../tools/test-support/dossiers.ts'
import { ALL_HANDLERS } from '../../../../all-handlers.ts'
import { findDossier } from '../../db/dossier.queries.ts'
import { listEvents } from '../../db/event.queries.ts'
import type { SealedEvent } from '../../domain/events.ts'
import { evolve } from '../../domain/evolve.ts'
import { calendarKeeper, closedOn } from '../../test-support/calendar-keeper.ts'
import { verifyChains } from '../verify-chains.ts'
import { explainDossierDueDate } from './explain-due-date.ts'
import { moveDueDates } from './move-due-dates.ts'
import { readMove } from './read-moves.ts'

const server = await aDemoApp()
const { asOwner } = server.database
const { system, officer, administrator, make, entered, change, reset } = calendarKeeper(server)
const DAY = 86_400_000

beforeEach(reset)

const dossierOf = async (code: string) => {
  const dossier = await inRead(system.db, (read) => findDossier(read, code))
  if (dossier === null) throw new Error(`no dossier ${code}`)
  return dossier
}

const historyOf = async (code: string) =>
  (await server.as('thuly.xa').get(`/dossiers/${code}/events`)).body.items as {
    type: string
    seq: number
    data: Record<string, unknown>
  }[]

const movesOf = async (code: string) =>
  (await historyOf(code)).filter(({ type }) => type === 'due-date.moved')

const seen = async (code: string, by = 'thuly.xa') =>
  (await server.as(by).get(`/dossiers/${code}`)).body

describe('when offices are closed on the day on which a dossier is due', () => {
  test('it is due on the next working day, the first date stays known, and its history says why', async () => {
    const filed = await aDossierAt(server, 'claimed')

    const changeId = await change(closedOn(filed.dueAt))

    const moved = await seen(filed.code)
    expect(moved.dueAt > filed.dueAt).toBe(true)
    expect(moved.originalDueAt).toBe(filed.dueAt)
    expect(moved.version).toBe(filed.version + 1)
    expect((await movesOf(filed.code)).map(({ data }) => data)).toEqual([
      expect.objectContaining({
        from: filed.dueAt,
        dueAt: moved.dueAt,
        cause: expect.objectContaining({ changeId, kind: 'closed', name: 'Ngày thử' }),
      }),
    ])
  })

  test('the kept state is what the event makes of the state before, and the chain of seals holds', async () => {
    const filed = await aDossierAt(server, 'claimed')
    const before = await dossierOf(filed.code)

    await change(closedOn(filed.dueAt))

    const after = await dossierOf(filed.code)
    const event = (await inRead(system.db, (read) => listEvents(read, before))).at(-1)
    expect(event?.type).toBe('due-date.moved')
    expect(evolve(before, event as unknown as SealedEvent)).toEqual(after)
    expect((await verifyChains(system)).broken).toEqual([])
  })

  test('its steps are due later too', async () => {
    const filed = await aDossierAt(server, 'claimed')
    const [step] = filed.currentSteps

    await change(closedOn(step.dueAt))

    const [moved] = (await seen(filed.code)).currentSteps
    expect(moved.dueAt > step.dueAt).toBe(true)
    expect(moved.startedAt).toBe(step.startedAt)
  })

  test('the person is told once: with the date and the reason, and nothing of the steps', async () => {
    const filed = await aDossierAt(server, 'claimed')

    const changeId = await change(closedOn(filed.dueAt))
    await moveDueDates(system, { changeId })

    const { body } = await server.as('congdan').get(`/dossiers/${filed.code}/events`)
    const told = body.items.filter(({ type }: { type: string }) => type === 'due-date.moved')
    expect(told).toHaveLength(1)
    expect(Object.keys(told[0].data).toSorted()).toEqual(['cause', 'dueAt', 'from'])
  })

  test.each(['finished', 'returned', 'stopped', 'withdrawn', 'submitted'] as const)(
    'one that is %s is left alone',
    async (stage: Stage) => {
      const filed = await aDossierAt(server, stage)

      await change(closedOn(filed.dueAt ?? '2026-03-05'))

      expect((await dossierOf(filed.code)).version).toBe(filed.version)
    },
  )

  test('one that waits for money moves when it is paid', async () => {
    const filed = await aDossierAt(server, 'awaiting payment')
    await change(closedOn(filed.dueAt))
    expect((await seen(filed.code)).dueAt).toBe(filed.dueAt)

    const { body } = await act(
      server,
      {
        by: 'tiepnhan.xa',
        action: 'record-payment',
        body: { method: 'cash', amount: 8_000 },
      },
      filed,
    )

    expect(body.dueAt > filed.dueAt).toBe(true)
    expect(body.originalDueAt).toBe(filed.dueAt)
  })

  test('a date that the approver promised stays', async () => {
    const filed = await aDossierAt(server, 'claimed')
    const promised = `${addDays(dayOf(new Date(filed.dueAt)), 10)}T17:30:00+07:00`
    server.clock.set(new Date(new Date(filed.dueAt).getTime() + DAY))
    const { body } = await act(
      server,
      { by: 'lanhdao.xa', action: 'extend', body: { reason: 'Chờ giám định', dueAt: promised } },
      filed,
    )

    await change(closedOn(promised))

    expect(body.dueAt).toBe(promised)
    expect((await seen(filed.code)).dueAt).toBe(promised)
  })

  test('the dossiers of another agency stay when only one agency is closed', async () => {
    const filed = await aDossierAt(server, 'claimed')
    const [unit] = await asOwner<{ id: string }>(`select id from unit where code = 'H37.16'`)
    const { what, entry } = closedOn(filed.dueAt)

    await change({ what, entry: { ...entry, unitId: unit?.id as UnitId } })

    expect((await seen(filed.code)).dueAt).toBe(filed.dueAt)
  })

  test('the day taken out again gives the first date back', async () => {
    const filed = await aDossierAt(server, 'claimed')
    await change(closedOn(filed.dueAt))
    const [id] = await entered()
    if (id === undefined) throw new Error('no day was entered')

    await change({ what: 'remove-day', id })

    expect((await seen(filed.code)).dueAt).toBe(filed.dueAt)
    expect(await movesOf(filed.code)).toHaveLength(2)
  })
})

describe('a dossier that was sent on to another agency', () => {
  const idOf = async (code: string) => {
    const [unit] = await asOwner<{ id: string }>('select id from unit where code = $1', [code])
    return unit?.id as UnitId
  }

  async function sentOn() {
    const { body } = await server.as('tiepnhan.xa2').get('/sessions/current')
    const filed = await aDossierAt(server, 'claimed')
    const unitCode: string = body.roles[0].unitCode
    const transfer = { unitCode, reason: 'Người nộp cư trú tại phường Đông Kinh' }
    const sent = await act(server, { by: 'lanhdao.xa', action: 'transfer', body: transfer }, filed)
    return { filed, sent: sent.body }
  }

  const closureOf = async (agency: string, at: string) => {
    const { what, entry } = closedOn(at)
    return { what, entry: { ...entry, unitId: await idOf(agency) } }
  }

  test('keeps its date when the agency that has it now is closed: nobody gave the date by that calendar', async () => {
    const { filed, sent } = await sentOn()

    await change(await closureOf(sent.competentUnit, filed.dueAt))

    expect(sent.competentUnit).not.toBe(filed.competentUnit)
    expect((await seen(filed.code, 'thuly.xa2')).dueAt).toBe(filed.dueAt)
  })

  test('moves when the agency that gave the date is closed, or all are', async () => {
    const one = await sentOn()
    await change(await closureOf(one.filed.competentUnit, one.filed.dueAt))
    const movedByOne = await seen(one.filed.code, 'thuly.xa2')
    await reset()
    await change(closedOn(one.filed.dueAt))
    const movedByAll = await seen(one.filed.code, 'thuly.xa2')

    expect(movedByOne.dueAt > one.filed.dueAt).toBe(true)
    expect(movedByAll.dueAt).toBe(movedByOne.dueAt)
  })

  test('is told the days of that calendar when it is asked why', async () => {
    const { filed } = await sentOn()
    await change(await closureOf(filed.competentUnit, filed.dueAt))

    const after = await dossierOf(filed.code)
    const why = await explainDossierDueDate(await officer('thuly.xa2'), filed.code)

    expect(why?.dueAt).toEqual(after.dueAt)
  })
})

describe('the work of moving', () => {
  test('is put in with the change, and not without it', async () => {
    const filed = await aDossierAt(server, 'claimed')
    const queued = () =>
      asOwner<{ count: number }>(
        `select count(*)::int from pgboss.job where name = 'calendars.calendar-changed'`,
      )
    const [before] = await queued()

    await make(closedOn(filed.dueAt))
    await expect(make(closedOn(filed.dueAt))).rejects.toThrow('conflict/special-day-exists')

    const [after] = await queued()
    expect(after?.count).toBe((before?.count ?? 0) + 1)
  })

  test('cut short in a batch goes on behind the last whole one, and moves each dossier once', async () => {
    const filed = []
    for (let at = 0; at < 3; at++) filed.push(await aDossierAt(server, 'claimed'))
    const [first, second, third] = filed
    const id = await make(closedOn(first.dueAt))
    const oneAtATime = { batch: 1 }
    await breakUpdatesOf(second.code)

    await expect(moveDueDates(system, { changeId: id }, oneAtATime)).rejects.toThrow('broken here')
    const cutShort = await readMove(await administrator(), id)
    await mendUpdates()
    await moveDueDates(system, { changeId: id }, oneAtATime)

    const done = await readMove(await administrator(), id)
    expect(cutShort).toMatchObject({ progress: 'running', finishedAt: null })
    expect(cutShort.done).toBeLessThan(cutShort.total)
    expect(done).toMatchObject({ progress: 'done', done: cutShort.total })
    for (const { code } of [first, second, third]) expect(await movesOf(code)).toHaveLength(1)
    expect((await verifyChains(system)).broken).toEqual([])
  })

  test('done by two at once moves each dossier once', async () => {
    const filed = await aDossierAt(server, 'claimed')
    const id = await make(closedOn(filed.dueAt))

    await Promise.all([
      moveDueDates(system, { changeId: id }),
      moveDueDates(system, { changeId: id }),
    ])

    const { total, done } = await readMove(await administrator(), id)
    expect(done).toBe(total)
    expect(await movesOf(filed.code)).toHaveLength(1)
  })

  test('at the same time as an officer acts: both happen, or the officer is told to look again', async () => {
    for (let round = 0; round < 8; round++) {
      const filed = await aDossierAt(server, 'received')
      const changeId = await make(closedOn(filed.dueAt))

      const [reply] = await Promise.all([
        act(server, { by: 'thuly.xa', action: 'claim' }, filed),
        moveDueDates(system, { changeId }),
      ])

      const after = await seen(filed.code)
      const answer = reply.status === 200 ? 'done' : reply.body.code
      expect(['done', 'conflict/stale-version']).toContain(answer)
      expect(after.dueAt > filed.dueAt).toBe(true)
      expect(after.version).toBe(filed.version + (reply.status === 200 ? 2 : 1))
      expect(await movesOf(filed.code)).toHaveLength(1)
      await reset()
    }
    expect((await verifyChains(system)).broken).toEqual([])
  })

  test('is carried out by the worker with the payload that the change put in', async () => {
    const filed = await aDossierAt(server, 'claimed')
    const changeId = await make(closedOn(filed.dueAt))
    const handler = ALL_HANDLERS.find(({ job }) => job.name === 'calendars.calendar-changed')
    const [job] = await asOwner<{ id: string; data: unknown }>(
      `select id, data from pgboss.job where data -> 'payload' ->> 'changeId' = $1`,
      [changeId],
    )
    if (handler === undefined || job === undefined) throw new Error('the work is not there')

    await carryOut(handler, job, { contextOf: async () => system })

    expect(await movesOf(filed.code)).toHaveLength(1)
  })
})

/** Lets the database refuse every change of one dossier, as a crash in the middle would. */
async function breakUpdatesOf(code: string): Promise<void> {
  await asOwner(`create function break_here() returns trigger language plpgsql as
    $$ begin raise exception 'broken here'; end $$`)
  await asOwner(`create trigger break_here before update on dossier for each row
    when (old.code = '${code}') execute function break_here()`)
}

async function mendUpdates(): Promise<void> {
  await asOwner('drop trigger break_here on dossier; drop function break_here')
}
