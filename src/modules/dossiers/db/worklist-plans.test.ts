import { describe, expect, test } from 'vitest'
import type { AccountId, UnitId } from '#kernel/id'
import { inRead } from '#platform/db'
import { aDatabase } from '../../../../tools/test-support/database.ts'
import {
  DOSSIERS,
  fillProvince,
  planOf,
  rowsLookedAt,
  UNITS,
  uuid,
  type PlanNode,
} from '../../../../tools/test-support/plans.ts'
import { VIEWS } from '../domain/views.ts'
import type { Sight } from './visibility.ts'
import type { Stretch } from './worklist-order.ts'
import { countDossiers, listDossiers, listNarrowed, type ListFilter } from './worklist.queries.ts'

const MOST_ROWS = DOSSIERS / 10

const database = await aDatabase()
await fillProvince(database)

const unit = uuid(7) as UnitId
const officer = uuid(1007) as AccountId
const now = new Date('2026-11-20T03:00:00Z')
const officerOfCommune: Sight = { of: 'units', reception: [unit], work: [unit] }

const WANTED: ListFilter = {
  sight: officerOfCommune,
  accountIds: [officer],
  now,
  endOfToday: new Date('2026-11-20T10:30:00Z'),
  view: null,
  state: null,
  unitIds: null,
  lateness: null,
  procedureCode: null,
  token: null,
}

function firstRows(limit: number): Stretch {
  return { from: null, towards: 'end', limit }
}

function expectSparing(nodes: readonly PlanNode[]): void {
  const scanned = nodes.filter((node) => node['Node Type'] === 'Seq Scan')
  expect(scanned.map((node) => node['Relation Name'])).toEqual([])
  expect(rowsLookedAt(nodes)).toBeLessThan(MOST_ROWS)
}

/** Dossiers that were read themselves, not only in an index. */
function lookedUp(nodes: readonly PlanNode[]): number {
  const read = nodes.filter((node) => node['Node Type'] !== 'Index Only Scan')
  return rowsLookedAt(read.filter((node) => node['Relation Name'] === 'dossier'))
}

describe('among all dossiers of a province, an officer of a commune', () => {
  test.each(VIEWS)('is shown %s without looking through the others', async (view) => {
    expectSparing(
      await planOf(database, (read) => listNarrowed(read, { ...WANTED, view }, firstRows(26))),
    )
  })

  test.each(['my-unit', 'due-today', 'late'] as const)(
    'is shown the same %s whether units hold much or little',
    async (view) => {
      const [now, endOfToday] = [new Date('2026-08-01'), new Date('2026-12-31')]
      const open = { ...WANTED, view, now, endOfToday }
      const ways = [true, false].map((isWide) =>
        inRead(database.db, (read) => listNarrowed(read, { ...open, isWide }, firstRows(100))),
      )

      const [walked, lookedUp] = await Promise.all(ways)

      expect(walked).toEqual(lookedUp)
      expect(walked?.length).toBeGreaterThan(0)
    },
  )

  test.each(VIEWS)('is told how many are %s without looking through the others', async (view) => {
    expectSparing(await planOf(database, (read) => countDossiers(read, { ...WANTED, view }, null)))
  })

  test.each(['h37 77', 'nguyen van 1234', '19999'])(
    'finds "%s" without looking through the others',
    async (token) => {
      const page = { after: null, limit: 26 }

      expectSparing(
        await planOf(database, (read) => listDossiers(read, { ...WANTED, token }, page)),
      )
    },
  )
})

test('a place is told what it is done with by what ended lately, not by all that it ever received', async () => {
  const done = { ...WANTED, view: 'done' as const }
  const nodes = await planOf(database, (read) => countDossiers(read, done, null))

  expect(rowsLookedAt(nodes)).toBeLessThan(DOSSIERS / UNITS / 4)
})

test('units are shown the first of what they are done with, of which one look at an index says the order', async () => {
  const all = Array.from({ length: UNITS }, (_, number) => uuid(number) as UnitId)
  const done = { ...WANTED, view: 'done' as const }
  const page = firstRows(5)
  const ofAll = { ...done, sight: { of: 'units', reception: [], work: all } } as const
  const read = await planOf(database, (db) => listNarrowed(db, ofAll, page))
  const ofPlace = { ...done, sight: { of: 'units', reception: [unit], work: [unit] } } as const
  const readAtPlace = await planOf(database, (db) => listNarrowed(db, ofPlace, page))

  expect([lookedUp(read), lookedUp(readAtPlace)]).toEqual([5, 5])
})

test('of all who bear a name, those of the page alone are looked up', async () => {
  const named = { ...WANTED, token: 'nguyen van 1' }
  const nodes = await planOf(database, (read) => listNarrowed(read, named, firstRows(10)))

  expect(lookedUp(nodes)).toBe(10)
})

test.each([1, UNITS])(
  'of %d places the first results that wait for their people are shown without a look at the others',
  async (places) => {
    const reception = Array.from({ length: places }, (_, number) => uuid(number + 7) as UnitId)
    const sight: Sight = { of: 'units', reception, work: reception }
    const waiting = { ...WANTED, sight, view: 'to-hand-over' as const }
    const nodes = await planOf(database, (db) => listNarrowed(db, waiting, firstRows(3)))

    expect(lookedUp(nodes)).toBe(3)
    expect(rowsLookedAt(nodes)).toBeLessThanOrEqual(3 + 3 * places)
  },
)

test('units that hold much are shown the first of it by due date, not looked through', async () => {
  const all = Array.from({ length: UNITS }, (_, number) => uuid(number) as UnitId)
  const sight: Sight = { of: 'units', reception: [], work: all }
  const wide = { ...WANTED, sight, view: 'my-unit' as const, isWide: true }
  const read = await planOf(database, (db) => listNarrowed(db, wide, firstRows(10)))
  const byDueDate = read.filter((node) => node['Relation Name'] === 'dossier')

  expect(rowsLookedAt(byDueDate)).toBe(10)
})

test('an officer who holds nothing learns that without a look at what others hold', async () => {
  const idle = { ...WANTED, accountIds: [uuid(9999) as AccountId], view: 'mine' as const }
  const nodes = await planOf(database, (read) =>
    listDossiers(read, idle, { after: null, limit: 26 }),
  )

  expect(rowsLookedAt(nodes)).toBe(0)
})

test('a citizen is shown their own without looking through those of others', async () => {
  const sight: Sight = { of: 'person', personalId: '000000000042', taxCode: null }
  const page = { after: null, limit: 26 }

  expectSparing(await planOf(database, (read) => listDossiers(read, { ...WANTED, sight }, page)))
})
