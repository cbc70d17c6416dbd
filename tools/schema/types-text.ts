import type { Catalog, Column } from './catalog.ts'

const TYPE_OF: Readonly<Record<string, string>> = {
  uuid: 'string',
  text: 'string',
  smallint: 'number',
  integer: 'number',
  bigint: 'number',
  boolean: 'boolean',
  date: 'Day',
  bytea: 'Buffer',
  jsonb: 'unknown',
  'text[]': 'string[]',
  'uuid[]': 'string[]',
  int8multirange: 'string',
  'timestamp with time zone': 'Date',
  'time without time zone': 'string',
}

/** The tables as TypeScript: what Kysely checks our statements against. Partitions are reached through their parent. */
export function typesText(catalog: Catalog): string {
  const tables = catalog.tables.filter((table) => table.isPartitionOf === null)
  const body = tables.map((table) => {
    const columns = catalog.columns.filter((column) => column.table === table.name)
    const lines = columns.map((column) => `  ${column.name}: ${columnType(catalog, column)}`)
    return `interface ${pascal(table.name)} {\n${lines.join('\n')}\n}`
  })
  return [
    '// Made from the migrated database by `npm run schema`. Not to be edited.',
    "import type { Generated } from 'kysely'\nimport type { Day } from '#kernel/day'\nimport type { Id } from '#kernel/id'",
    ...body,
    `export interface DB {\n${tables.map(({ name }) => `  ${name}: ${pascal(name)}`).join('\n')}\n}\n`,
  ].join('\n\n')
}

function columnType(catalog: Catalog, column: Column): string {
  const base = column.type.startsWith('numeric') ? 'number' : TYPE_OF[column.type]
  if (base === undefined)
    throw new Error(`no TypeScript type for ${column.table}.${column.name} of type ${column.type}`)
  const named = idType(catalog, column) ?? closedList(catalog, column) ?? base
  const nullable = column.isNullable && named !== 'unknown' ? `${named} | null` : named
  return column.isIdentity || column.defaultText !== null ? `Generated<${nullable}>` : nullable
}

/** A uuid is the id of its own table, or of the table that its foreign key names. */
function idType(catalog: Catalog, column: Column): string | null {
  if (column.type !== 'uuid') return null
  if (column.name === 'id') return `Id<'${column.table}'>`
  const key = catalog.constraints.find(
    ({ table, kind, columns }) =>
      table === column.table && kind === 'f' && columns.at(-1) === column.name,
  )
  if (key?.foreignTable) return `Id<'${key.foreignTable}'>`
  return /(^|_)(by|actor_id|assignee_id)$/.test(column.name)
    ? "Id<'account'>"
    : column.name === 'actor_unit_id'
      ? "Id<'unit'>"
      : null
}

/** A check of the form `column in ('a', 'b')` is a closed list of values. */
function closedList(catalog: Catalog, column: Column): string | null {
  for (const { table, kind, definition } of catalog.constraints) {
    if (table !== column.table || kind !== 'c') continue
    const match = new RegExp(`^CHECK \\(\\(${column.name} = ANY \\(ARRAY\\[(.*)\\]\\)\\)\\)$`).exec(
      definition,
    )
    if (match?.[1] === undefined) continue
    return [...match[1].matchAll(/'([^']*)'::text/g)].map(([, value]) => `'${value}'`).join(' | ')
  }
  return null
}

function pascal(name: string): string {
  return name.replace(/(^|_)([a-z])/g, (_, __, letter: string) => letter.toUpperCase())
}
