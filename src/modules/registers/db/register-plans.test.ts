import { describe, expect, test } from 'vitest'
import type { UnitId } from '#kernel/id'
import { inRead, type Read } from '#platform/db'
import { aDatabase } from '../../../../tools/test-support/database.ts'
import { fillProvince, planOf, rowsLookedAt, uuid } from '../../../../tools/test-support/plans.ts'
import { BOOK_KINDS, type Book } from '../domain/book.ts'
import { countRegister, listRegister } from './register.queries.ts'

const database = await aDatabase()
await fillProvince(database)

/** A quarter in which the unit received some twenty of the province's two thousand dossiers. */
const quarter = (kind: Book['kind'], unit = 7): Book => ({
  kind,
  unitId: uuid(unit) as UnitId,
  readWith: null,
  from: new Date('2026-06-30T17:00:00Z'),
  to: new Date('2026-09-30T17:00:00Z'),
})

describe.each(BOOK_KINDS)('the register of a unit, kept by %s', (kind) => {
  const book = quarter(kind)

  test('is read without a look at the dossiers of other units or other years', async () => {
    const lines = await inRead(database.db, (read) =>
      listRegister(read, book, { after: null, limit: 1_000 }),
    )
    const nodes = await planOf(database, (read) =>
      listRegister(read, book, { after: null, limit: 1_000 }),
    )

    expect(lines.length).toBeGreaterThan(10)
    expect(nodes.filter((node) => node['Node Type'] === 'Seq Scan')).toEqual([])
    // Each line is one row of the index and one of the applicants.
    expect(rowsLookedAt(nodes)).toBeLessThanOrEqual(2 * lines.length)
  })

  test('goes on from a line without a look at the lines before it', async () => {
    const lines = await inRead(database.db, (read) =>
      listRegister(read, book, { after: null, limit: 1_000 }),
    )
    const place = lines.at(-4)
    if (place === undefined) throw new Error('the register is short')
    const after = { ...place, number: lines.length - 3 }

    const rest = await inRead(database.db, (read) =>
      listRegister(read, book, { after, limit: 1_000 }),
    )
    const nodes = await planOf(database, (read) =>
      listRegister(read, book, { after, limit: 1_000 }),
    )

    expect(rest).toEqual(lines.slice(-3))
    expect(rowsLookedAt(nodes)).toBeLessThanOrEqual(6)
  })

  test('by the units of now is read without a look at other units, for each that is read together', async () => {
    const together: Book = { ...book, readWith: [uuid(7) as UnitId, uuid(8) as UnitId] }
    const ask = (read: Read) => listRegister(read, together, { after: null, limit: 1_000 })
    const [lines, other] = await inRead(database.db, (read) =>
      Promise.all([ask(read), listRegister(read, quarter(kind, 8), { after: null, limit: 1_000 })]),
    )
    const nodes = await planOf(database, ask)

    expect(lines).toHaveLength(other.length * 2)
    expect(nodes.filter((node) => node['Node Type'] === 'Seq Scan')).toEqual([])
    // Each line is found by its unit, and then as itself with its applicant.
    expect(rowsLookedAt(nodes)).toBeLessThanOrEqual(3 * lines.length)
  })

  test('is counted to where a download is too long, and no further', async () => {
    const nodes = await planOf(database, (read) => countRegister(read, book, 5))

    expect(rowsLookedAt(nodes)).toBeLessThanOrEqual(5)
  })
})

test('both books of a unit hold its dossiers of the period alone, in the order of receipt', async () => {
  for (const kind of BOOK_KINDS) {
    const lines = await inRead(database.db, (read) =>
      listRegister(read, quarter(kind), { after: null, limit: 1_000 }),
    )
    const times = lines.map(({ receivedAt }) => receivedAt.getTime())

    expect(times).toEqual(times.toSorted((one, other) => one - other))
    expect(times[0]).toBeGreaterThanOrEqual(quarter(kind).from.getTime())
    expect(times.at(-1)).toBeLessThan(quarter(kind).to.getTime())
    expect(new Set(lines.map(({ competentUnitId }) => competentUnitId))).toEqual(new Set([uuid(7)]))
  }
})
