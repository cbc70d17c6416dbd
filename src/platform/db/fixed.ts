import type { CompiledQuery } from 'kysely'
import type { Read, Write } from './database.ts'

type Row = Readonly<Record<string, unknown>>

/** Beyond so many rows a statement is built each time: texts are remembered, and every number of rows has its own. */
const MOST_ROWS = 8

/**
 * A statement whose text never changes, for what is asked with every request: it is built and compiled the first time,
 * and later only given other values. Building costs this process more than asking does. Its rows are what is returned.
 *
 * `build` is called with a stand-in for each value, which it may pass on and not look into: no condition on it, no
 * conversion. What varies with it must be another statement. Values may be null where the text may say so (`set`,
 * `values`, never `where … =`) and not be missing.
 */
export function fixed<Given extends object, Found>(
  build: (db: Write, values: Given) => { compile(): CompiledQuery<Found> },
): (db: Read, values: Given) => Promise<Found[]> {
  const templates = new Map<number, Template<Found>>()
  return async (db, values) => {
    const rows = rowsOf(values)
    const template =
      templates.get(rows.length) ??
      templateOf(rows, (standIns) =>
        build(db as Write, (Array.isArray(values) ? standIns : standIns[0]) as Given).compile(),
      )
    if (rows.length <= MOST_ROWS) templates.set(rows.length, template)
    const asked = await db.executeQuery<Found>({
      ...template.query,
      parameters: template.places.map((place) => valueAt(rows, place)),
    })
    return asked.rows
  }
}

interface Template<Found> {
  readonly query: CompiledQuery<Found>
  readonly places: readonly Place[]
}

/** Where the value of a parameter comes from; one that `build` set itself stays as it is. */
type Place = { readonly row: number; readonly name: string } | { readonly constant: unknown }

function rowsOf(values: object): readonly Row[] {
  return Array.isArray(values) ? (values as readonly Row[]) : [values as Row]
}

function templateOf<Found>(
  rows: readonly Row[],
  compiled: (standIns: readonly Row[]) => CompiledQuery<Found>,
): Template<Found> {
  const places = new Map<unknown, Place & { readonly name: string }>()
  const standIns = rows.map((values, row) =>
    Object.fromEntries(
      Object.keys(values).map((name) => {
        const standIn = Symbol(name)
        places.set(standIn, { row, name })
        return [name, standIn]
      }),
    ),
  )
  const query = compiled(standIns)
  for (const [standIn, { name }] of places)
    if (!query.parameters.includes(standIn))
      throw new Error(`${name} does not reach the statement: ${query.sql}`)
  return {
    query,
    places: query.parameters.map((value) => places.get(value) ?? { constant: value }),
  }
}

function valueAt(rows: readonly Row[], place: Place): unknown {
  if ('constant' in place) return place.constant
  const value = rows[place.row]?.[place.name]
  if (value === undefined) throw new Error(`there is no value for ${place.name}`)
  return value
}
