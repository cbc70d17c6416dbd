import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { aDatabase } from '../test-support/database.ts'
import { readCatalog } from './catalog.ts'

const database = await aDatabase()
const client = new pg.Client(database.owner)
await client.connect()
afterAll(() => client.end())
const catalog = await readCatalog(client)

/** Tables that are the same for every locality. */
const SHARED = new Set(['administrative_unit', 'locality', 'migration', 'reference_list'])
/** Counted by strangers, many at once: a key would have each lock the one row of its locality. */
const UNTIED = ['rate_counter']
const tenantTables = catalog.tables.filter(({ name }) => !SHARED.has(name))
const own = tenantTables.filter(({ isPartitionOf }) => isPartitionOf === null)

describe('every table', () => {
  test('has a comment', () => {
    expect(
      catalog.tables.filter(({ comment }) => comment === null).map(({ name }) => name),
    ).toEqual([])
  })

  test('has a primary key that its locality leads', () => {
    const keys = new Map(
      catalog.constraints
        .filter(({ kind }) => kind === 'p')
        .map(({ table, columns }) => [table, columns[0]]),
    )
    expect(
      tenantTables.filter(({ name }) => keys.get(name) !== 'locality_id').map(({ name }) => name),
    ).toEqual([])
  })

  test('is guarded by row-level security, its owner included', () => {
    const unguarded = tenantTables.filter(
      ({ hasRowSecurity, forcesRowSecurity, policies }) =>
        !hasRowSecurity ||
        !forcesRowSecurity ||
        policies.length !== 1 ||
        policies[0]?.using !== '(locality_id = current_locality())',
    )
    expect(unguarded.map(({ name }) => name)).toEqual([])
  })

  test('takes its locality from the transaction and is tied to one', () => {
    const untied = own.filter(({ name }) => {
      const column = catalog.columns.find(
        (candidate) => candidate.table === name && candidate.name === 'locality_id',
      )
      const isTied = catalog.constraints.some(
        ({ table, kind, columns }) =>
          table === name && kind === 'f' && columns[0] === 'locality_id',
      )
      return column?.defaultText !== 'current_locality()' || !isTied
    })
    expect(untied.map(({ name }) => name)).toEqual(UNTIED)
  })
})

describe('every column', () => {
  test.each([
    ['timestamp without time zone', 'timestamptz'],
    ['character varying', 'text'],
    ['json', 'jsonb'],
    ['double precision', 'an integer or numeric'],
    ['real', 'an integer or numeric'],
    ['money', 'an integer number of đồng'],
  ])('has a type other than %s (use %s)', (type) => {
    expect(
      catalog.columns.filter((column) => column.type.startsWith(type) && column.type !== 'jsonb'),
    ).toEqual([])
  })

  test('that ends in _at is an instant, in _from or _to a day or an instant', () => {
    const wrong = catalog.columns.filter(
      ({ name, type }) =>
        (name.endsWith('_at') && !type.startsWith('time')) ||
        (/^valid_(from|to)$|^effective_(from|to)$/.test(name) && type !== 'date'),
    )
    expect(wrong.map(({ table, name }) => `${table}.${name}`)).toEqual([])
  })
})

test('every constraint says in its name what is true, with its table in front', () => {
  const partitions = new Set(
    catalog.tables.filter(({ isPartitionOf }) => isPartitionOf !== null).map(({ name }) => name),
  )
  const unnamed = catalog.constraints.filter(
    ({ table, name }) =>
      !partitions.has(table) && (!name.startsWith(table) || /_(check|fkey|key)\d*$/.test(name)),
  )
  expect(unnamed.map(({ name }) => name)).toEqual([])
})

test('every foreign key to another table of ours is the beginning of an index', () => {
  const unindexed = catalog.constraints.filter(({ table, kind, columns }) => {
    if (kind !== 'f' || columns.length === 1) return false
    return !catalog.indexes.some(
      (index) =>
        index.table === table &&
        columns.every((column, position) => index.columns[position] === column),
    )
  })
  expect(unindexed.map(({ name }) => name)).toEqual([])
})

test('partitions are reached through their parent only', () => {
  const reachable = catalog.tables.filter(
    ({ isPartitionOf, grants }) => isPartitionOf !== null && grants.length > 0,
  )
  expect(reachable.map(({ name }) => name)).toEqual([])
})

test('the application role may never truncate, own or reference tables', () => {
  const allowed = new Set(['select', 'insert', 'update', 'delete'])
  const excessive = catalog.tables.flatMap(({ name, grants }) =>
    grants
      .filter(({ privileges }) =>
        privileges.some((privilege) => !allowed.has(privilege.replace(/ \(.*\)$/, ''))),
      )
      .map(() => name),
  )
  expect(excessive).toEqual([])
})
