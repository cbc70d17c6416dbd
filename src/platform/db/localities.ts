import type { Database } from './database.ts'

/** A locality as it is served. */
export interface LocalityRow {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly adminUnitCode: string
  readonly isDemo: boolean
  readonly hostnames: readonly string[]
}

/** Every locality of the installation, the one with the lowest id first. */
export async function listLocalities(database: Database): Promise<LocalityRow[]> {
  const { rows } = await database.pool.query<LocalityRow>(
    `select id, code, name, admin_unit_code as "adminUnitCode", is_demo as "isDemo", hostnames
     from locality order by id`,
  )
  return rows
}
