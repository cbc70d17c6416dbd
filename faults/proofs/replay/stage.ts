import pg from 'pg'
import { addDays, dayNumber } from '#kernel/day'
import type { FileId } from '#kernel/id'
import { instantOn } from '#kernel/instant'
import type { Connection } from '#platform/db'
import { staffCommunes } from '../../../bench/fill.ts'
import { daysUntil, placesOfLane, provinceFor } from '../../../bench/scale/fill-lane.ts'
import { PAPERS } from '../../../bench/scale/fill.ts'
import { NAME } from './helper-process.ts'
import type { ReplayOrder } from './order.ts'
import { LONGEST_DAYS, Script } from './script.ts'

/** Those of a run that was killed may still be finishing what they were at. */
export async function endLeftovers(pool: pg.Pool): Promise<void> {
  await pool.query(
    `select pg_terminate_backend(pid, 10000) from pg_stat_activity
     where datname = current_database() and application_name like $1`,
    [`${NAME}%`],
  )
}

/** Officers for every commune: all of them, or none yet. */
export async function staffOnce(owner: Connection): Promise<void> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query('begin')
    await client.query(`set local app.locality = '1'`)
    const { rowCount } = await client.query(
      `select from account where username ~ '^tiepnhan[.]h[0-9]' limit 1`,
    )
    if (rowCount === 0) await staffCommunes(client)
    await client.query('commit')
  } finally {
    await client.end()
  }
}

/** The year of that order, for the province as the demonstration leaves it. */
export async function scriptOf(order: ReplayOrder, pool: pg.Pool): Promise<Script> {
  const { owner, locality, from, seed } = order
  const start = instantOn(from, 0)
  const files = PAPERS.map((_, number) => String(number) as FileId)
  const province = await provinceFor({ owner, locality, until: start.getTime(), files })
  const days = daysUntil(province, dayNumber(from) + LONGEST_DAYS, LONGEST_DAYS)
  const spread = { dossiers: order.dossiersAYear, lane: 0, lanes: 1 }
  const places = placesOfLane(spread, province.places)
  const until = instantOn(addDays(from, LONGEST_DAYS), 0)
  const { rows } = await pool.query<{ id: string; username: string }>(
    `select id, username from account where kind = 'staff'`,
  )
  const usernames = new Map(rows.map(({ id, username }) => [id, username]))
  return new Script({ province, places, days, seed, until }, (id) => usernames.get(id) ?? '')
}
