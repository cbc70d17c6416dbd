import type { Catalog, Table } from './catalog.ts'

/**
 * The structure as SQL for people to read in a review. Partitions are told by their parent: they repeat it.
 */
export function sqlText(catalog: Catalog): string {
  const parts = [
    '-- Made from the migrated database by `npm run schema`. Not to be edited, not to be run: migrations make the structure.',
    ...catalog.routines.map((routine) => `${routine.definition.trim()};`),
    ...catalog.tables
      .filter((table) => table.isPartitionOf === null)
      .map((table) => tableText(catalog, table)),
  ]
  return `${parts.join('\n\n')}\n`
}

function tableText(catalog: Catalog, table: Table): string {
  const of = <Row extends { readonly table: string }>(rows: readonly Row[]) =>
    rows.filter((row) => row.table === table.name)
  const columns = of(catalog.columns).map((column) =>
    [
      `  ${column.name} ${column.type}`,
      column.isNullable ? '' : 'not null',
      column.isIdentity ? 'generated always as identity' : '',
      column.defaultText === null ? '' : `default ${column.defaultText}`,
    ]
      .filter((part) => part !== '')
      .join(' '),
  )
  const constraints = of(catalog.constraints).map(
    ({ name, definition }) => `  constraint ${name} ${definition}`,
  )
  const constraintNames = new Set(of(catalog.constraints).map(({ name }) => name))
  const partitions = catalog.tables.filter((other) => other.isPartitionOf === table.name)
  return [
    `create ${table.isUnlogged ? 'unlogged ' : ''}table ${table.name} (\n${[...columns, ...constraints].join(',\n')}\n)${
      table.partitionKey === null ? '' : ` partition by ${table.partitionKey}`
    };`,
    ...(partitions.length === 0
      ? []
      : [`-- ${partitions.length} partitions: ${partitions.map(({ name }) => name).join(', ')}`]),
    ...of(catalog.indexes)
      .filter(({ name }) => !constraintNames.has(name))
      .map(({ definition }) => `${definition};`),
    ...table.policies.map(
      ({ name, using }) => `create policy ${name} on ${table.name} using ${using};`,
    ),
    ...table.grants.map(
      ({ to, privileges }) => `grant ${privileges.join(', ')} on ${table.name} to ${to};`,
    ),
    `comment on table ${table.name} is ${quoted(table.comment ?? '')};`,
    ...of(catalog.columns)
      .filter(({ comment }) => comment !== null)
      .map(
        ({ name, comment }) =>
          `comment on column ${table.name}.${name} is ${quoted(comment ?? '')};`,
      ),
  ].join('\n')
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
