import { sql, type Expression, type SqlBool } from 'kysely'

/**
 * Whether a column is one of a list of values. The list is one parameter, whatever its length, so
 * the statement stays the same text and keeps its plan; an empty list matches nothing.
 */
export function isOneOf<Value extends string | number>(
  column: Expression<Value | null>,
  values: readonly Value[],
): Expression<SqlBool> {
  return sql<SqlBool>`${column} = any(${values})`
}
