import type pg from 'pg'

/** The tables that grow with every dossier. */
export const GROWING = [
  'audit_entry',
  'cash_receipt',
  'dossier',
  'dossier_answers',
  'dossier_document',
  'dossier_event',
  'dossier_name',
  'dossier_party',
  'dossier_search',
  'dossier_step',
  'dossier_unit',
  'lately_ended',
] as const

interface Index {
  readonly name: string
  readonly drop: string
  readonly make: string
}

/**
 * Drops every index of the growing tables that no foreign key leans on, and says how each is made again: a tree that is
 * built at the end is built in one pass and is compact.
 */
export async function dropIndexes(client: pg.Client): Promise<readonly Index[]> {
  const { rows } = await client.query<Index>(INDEXES, [GROWING])
  for (const { drop } of rows) await client.query(drop)
  return rows
}

const INDEXES = `
  select index.relname as name,
    case when rule.oid is null then format('drop index %I', index.relname)
      else format('alter table %I drop constraint %I', owner.relname, rule.conname) end as drop,
    case when rule.oid is null then pg_get_indexdef(index.oid)
      else format('alter table %I add constraint %I %s', owner.relname, rule.conname, pg_get_constraintdef(rule.oid)) end as make
  from pg_index
  join pg_class index on index.oid = indexrelid
  join pg_class owner on owner.oid = indrelid and owner.relnamespace = 'public'::regnamespace
  left join pg_constraint rule on rule.conindid = index.oid and rule.contype in ('p', 'u')
  where owner.relname = any ($1) and not exists (
    select from pg_constraint leaning where leaning.confrelid = owner.oid and leaning.conindid = index.oid
      and leaning.contype = 'f')
  order by 1`

/** Makes them again, and gathers what the planner wants to know. */
export async function makeIndexes(
  client: pg.Client,
  indexes: readonly Index[],
  say: (text: string) => void,
): Promise<void> {
  await client.query(`set maintenance_work_mem = '1GB'`)
  for (const { name, make } of indexes) {
    const began = performance.now()
    await client.query(make)
    const seconds = (performance.now() - began) / 1000
    if (seconds > 5) say(`${name} in ${Math.round(seconds)} s`)
  }
  await client.query('vacuum (analyze)')
}
