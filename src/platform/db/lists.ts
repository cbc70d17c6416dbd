import { sql, type Expression, type SqlBool } from 'kysely'

/**
 * Whether a column is one of a list of values. The list is one parameter, whatever its length, so
 * the statement stays the same text and keeps its plan; an empty list matches nothing. A list of one is an equation,
 * behind which an index keeps its order: most officers have one place, and read the first page of a long list of it.
 */
export function isOneOf<Value extends string | number>(
  column: Expression<Value | null>,
  values: readonly Value[],
): Expression<SqlBool> {
  const [only] = values
  return only !== undefined && values.length === 1
    ? sql<SqlBool>`${column} = ${only}`
    : sql<SqlBool>`${column} = any(${values})`
}
