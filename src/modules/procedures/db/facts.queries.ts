import { sql } from 'kysely'
import type { Day } from '#kernel/day'
import type { Read } from '#platform/db'
import type { Level } from '../domain/content.ts'

/** What is counted of a procedure: what its version of a day says of who settles it, and where. */
export interface ProcedureFacts {
  readonly code: string
  readonly name: string
  readonly levels: readonly Level[]
  readonly agency: string
  /** The slug of the unit that looks after it; null where that depends on where it is filed. */
  readonly department: string | null
  /** False for a procedure of another branch, kept here because it is received or looked up here. */
  readonly isOwn: boolean
  /** Whether it is on the list of what is settled on the spot at the centre. */
  readonly isOnTheSpot: boolean
  /** False when it had ended by the day, or begins later; then its facts are those it last or first had. */
  readonly isInForce: boolean
  /** The last day of these facts; null while no end is known. */
  readonly lastDay: Day | null
}

/** The facts of every procedure that there was or will be, as of a day: a whole catalogue, without its texts. */
export async function listProcedureFacts(db: Read, on: Day): Promise<ProcedureFacts[]> {
  const rows = await db
    .selectFrom('procedure_version')
    .distinctOn('procedure_code')
    .select([
      'procedure_code as code',
      'name',
      'levels',
      'is_accepted as isOwn',
      'effective_from as from',
      'effective_to as to',
      sql<string>`content ->> 'competentAgency'`.as('agency'),
      sql<string | null>`content #>> '{competence,department}'`.as('department'),
      sql<string>`content ->> 'onTheSpot'`.as('onTheSpot'),
    ])
    .orderBy('procedure_code')
    // The last that had begun; where none had, the first that will.
    .orderBy((is) => is('effective_from', '<=', on), 'desc')
    .orderBy(sql`abs(effective_from - ${on}::date)`)
    .execute()
  return rows.map(({ from, to, onTheSpot, levels, ...facts }) => ({
    ...facts,
    levels: levels as Level[],
    isOnTheSpot: onTheSpot !== '0',
    isInForce: from <= on && (to === null || to >= on),
    lastDay: to,
  }))
}
