import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { AccountId, DossierId, UnitId } from '#kernel/id'
import { inRead } from '#platform/db'
import { aDatabase } from '../../../../tools/test-support/database.ts'
import { fillProvince, UNITS, uuid } from '../../../../tools/test-support/plans.ts'
import type { ListPosition, Stretch } from './worklist-order.ts'
import { listNarrowed, type ListFilter } from './worklist.queries.ts'

const NOW = new Date('2026-11-20T03:00:00Z')
const OFTEN = { numRuns: 60 }

const database = await aDatabase()
await fillProvince(database)
// Many are due at one moment and some at none; some wait for their person, some are given back elsewhere than received.
await database.asOwner(`
  set session_replication_role = replica;
  set app.locality = '1';
  update dossier set due_at = case when right(code, 1) <> '3' then date_trunc('day', due_at) end,
    return_unit_id = case when right(code, 1) in ('4', '5') then ${id('1')} else return_unit_id end,
    receiving_unit_id = case when right(code, 1) in ('6', '7') then ${id('2')} else receiving_unit_id end,
    state = case when state = 'processing' and right(code, 1) in ('1', '2') then 'awaiting-supplement'
      when state = 'processing' and right(code, 1) = '3' then 'awaiting-payment' else state end;
  insert into dossier_unit (unit_id, dossier_id)
  select ${id('3')}, id from dossier where right(code, 1) in ('1', '2', '8')
  on conflict do nothing;
  update dossier_name set seen_by = case when right(code, 1) <> '0' then array(
    select unit_id from dossier_unit where dossier_id = dossier.id
    union select unnest(array[receiving_unit_id, return_unit_id])) end
  from dossier where dossier.id = dossier_id;
  delete from lately_ended;
  insert into lately_ended (dossier_id, unit_id, is_place, ended_at, due_at, hand_over_unit_id)
  select id, unit_id, is_place, closed_at, due_at, case when state = 'finished' then return_unit_id end
  from dossier cross join lateral (
    select unit_id, false as is_place from dossier_unit where dossier_id = dossier.id
    union all select receiving_unit_id, true) seen
  where closed_at > '2026-10-15'`)

function id(number: string): string {
  return `'${uuid(Number(number))}'::uuid`
}

const units = fc
  .uniqueArray(fc.integer({ min: 0, max: UNITS - 1 }), { maxLength: 4 })
  .map((some) => some.map((number) => uuid(number) as UnitId))
const fewFamiliar = fc.constantFrom<UnitId[][]>(
  ...[[], [1], [2], [3], [1, 2, 3]].map((some) => some.map((number) => uuid(number) as UnitId)),
)
const someUnits = fc.tuple(units, fewFamiliar).map(([some, few]) => [...new Set([...some, ...few])])
const place: fc.Arbitrary<ListPosition | null> = fc.option(
  fc.record({
    dueAt: fc.option(
      fc.integer({ min: 0, max: 150 }).map((days) => new Date(Date.UTC(2026, 6, 1 + days))),
    ),
    id: fc.integer({ min: 1, max: 2_500 }).map((number) => uuid(number) as DossierId),
  }),
)
const stretch: fc.Arbitrary<Stretch> = fc.record({
  from: place,
  towards: fc.constantFrom('end', 'beginning'),
  limit: fc.integer({ min: 1, max: 40 }),
})
const wanted = fc.record({ reception: someUnits, work: someUnits, stretch })

type Wanted = typeof wanted extends fc.Arbitrary<infer Value> ? Value : never

function filterFor(
  { reception, work }: Wanted,
  view: ListFilter['view'],
  token: string | null = null,
): ListFilter {
  return {
    sight: { of: 'units', reception, work },
    accountIds: [uuid(1007) as AccountId],
    now: view === 'due-today' ? new Date('2026-08-01') : NOW,
    endOfToday: new Date('2026-12-31'),
    view,
    state: null,
    unitIds: null,
    lateness: null,
    procedureCode: null,
    token,
  }
}

/** The ids of a list, or of those found by a name, as the words of its definition say, asked of every dossier. */
async function plainly(
  wish: Wanted,
  view: 'done' | 'to-hand-over' | null,
  token = '',
): Promise<readonly string[]> {
  const { reception, work, stretch: part } = wish
  const isSeen = sql<boolean>`(receiving_unit_id = any(${reception}) or exists (
    select from dossier_unit where dossier_id = dossier.id and unit_id = any(${work})))`
  const isNamed = sql<boolean>`exists (
    select from dossier_name where dossier_id = dossier.id and starts_with(token, ${token}))`
  const isKept = sql<boolean>`state = 'finished' and return_unit_id = any(${reception})`
  const { rows } = await inRead(database.db, (read) =>
    sql<{ id: string; due_at: Date | null }>`
      select id, due_at from dossier
      where case ${view ?? 'search'}
        when 'to-hand-over' then ${isKept}
        when 'done' then closed_at >= ${NOW}::timestamptz - interval '30 days' and not (${isKept}) and ${isSeen}
        else ${isNamed} and (${isSeen} or return_unit_id = any(${reception})) end
      order by due_at, id`.execute(read as never),
  )
  const last = Number.POSITIVE_INFINITY
  const key = (dueAt: Date | null) => dueAt?.getTime() ?? last
  const lies = (row: { readonly id: string; readonly due_at: Date | null }) => {
    if (part.from === null) return true
    const [own, other] = [key(row.due_at), key(part.from.dueAt)]
    const isBehind = own === other ? row.id > part.from.id : own > other
    const isSame = own === other && row.id === part.from.id
    return part.towards === 'end' ? isBehind : !isBehind && !isSame
  }
  const lying = rows.filter(lies)
  const nearest = part.towards === 'end' ? lying : lying.toReversed()
  return nearest.slice(0, part.limit).map((row) => row.id)
}

test.each(['done', 'to-hand-over'] as const)(
  'any stretch of %s is what looking through every dossier finds, in its order',
  (view) =>
    fc.assert(
      fc.asyncProperty(wanted, async (wish) => {
        const found = await inRead(database.db, (read) =>
          listNarrowed(read, filterFor(wish, view), wish.stretch),
        )

        expect(found.map((row) => row.id)).toEqual(await plainly(wish, view))
      }),
      OFTEN,
    ),
)

test('any stretch of what a name finds is what looking through every dossier finds, in its order', () =>
  fc.assert(
    fc.asyncProperty(wanted, fc.integer({ min: 10, max: 99 }), async (wish, number) => {
      const name = `nguyen van ${number}`
      const found = await inRead(database.db, (read) =>
        listNarrowed(read, filterFor(wish, null, name), wish.stretch),
      )

      expect(found.map((row) => row.id)).toEqual(await plainly(wish, null, name))
    }),
    OFTEN,
  ))

test.each(['my-unit', 'awaiting-person', 'due-today', 'late'] as const)(
  'any stretch of %s is the same whether units hold much or little',
  (view) =>
    fc.assert(
      fc.asyncProperty(wanted, async (wish) => {
        const ways = await Promise.all(
          [true, false].map((isWide) =>
            inRead(database.db, (read) =>
              listNarrowed(read, { ...filterFor(wish, view), isWide }, wish.stretch),
            ),
          ),
        )

        expect(ways[0]).toEqual(ways[1])
      }),
      OFTEN,
    ),
)

test('what the stretches are taken from holds dossiers of every kind', async () => {
  const everywhere = Array.from({ length: UNITS }, (_, number) => uuid(number) as UnitId)
  const all: Stretch = { from: null, towards: 'end', limit: 5_000 }
  const lists = await Promise.all(
    (['done', 'to-hand-over', 'my-unit', 'awaiting-person', 'due-today', 'late'] as const).map(
      (view) =>
        inRead(database.db, (read) =>
          listNarrowed(
            read,
            filterFor({ reception: everywhere, work: everywhere, stretch: all }, view),
            all,
          ),
        ),
    ),
  )

  expect(lists.map((list) => list.length > 10)).toEqual(lists.map(() => true))
  expect(lists[0]?.some((row) => row.due_at === null)).toBe(true)
})
