/** A province full of dossiers, and what the database really does to answer a question about them. */
import {
  CompiledQuery,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'
import pg from 'pg'
import { inRead, type DB, type Read } from '#platform/db'
import type { TestDatabase } from './database.ts'

export const DOSSIERS = 20_000
/** A commune's share of a province's dossiers is about a hundredth. */
export const UNITS = 100

/** The id of a dossier, unit (below 100) or account (1,000 and up) of the full province. */
export function uuid(number: number): string {
  return `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`
}

/**
 * Dossiers of two years, one in twenty open and one in twenty waiting to be fetched, all spread evenly; what a plan does
 * not depend on is left alike.
 */
export async function fillProvince(database: TestDatabase): Promise<void> {
  const id = (number: string) =>
    `('00000000-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`
  await database.asOwner(`
    set session_replication_role = replica;
    set app.locality = '1';
    create temporary table planned as
    select n, 100000 + n as number, n % ${UNITS} as unit,
      n / ${UNITS} % 20 = 0 as is_open, n / ${UNITS} % 60 = 0 as is_new, n / ${UNITS} % 20 = 1 as is_waiting,
      timestamptz '2026-12-01T10:30:00Z' - n * interval '1 hour' as due_at
    from generate_series(1, ${DOSSIERS}) n;
    insert into dossier (id, filed_year, code, tracking_token, version, state, rulebook, procedure_code,
      procedure_version_id, procedure_name, process_version_id, channel, receiving_unit_id, competent_unit_id,
      return_unit_id, filed_by, content_hash, submitted_at, received_at, original_due_at, due_at, finished_at,
      returned_at, closed_at, term, delivery, result, last_hash, last_changed_at, last_changed_by)
    select ${id('number')}, 2026, 'H37.' || n, 't' || n, 1,
      case when is_new then 'submitted' when is_open then 'processing' when is_waiting then 'finished' else 'returned' end, 'r', 'p', ${id('1')}, 'p',
      case when not is_new then ${id('1')} end, 'online', ${id('unit')}, ${id('unit')}, ${id('unit')}, ${id('1')}, '\\x00',
      due_at - interval '9 days', case when not is_new then due_at - interval '8 days' end,
      case when not is_new then due_at end, case when not is_new then due_at end,
      case when not is_open then due_at end, case when not is_open and not is_waiting then due_at end, case when not is_open then due_at end,
      '{}', '{}', case when not is_open then '{}'::jsonb end, '\\x00', due_at, ${id('1')}
    from planned;
    insert into dossier_step (dossier_id, ordinal, step_id, name, role, unit_id, opened_at, due_at, assignee_id,
      closed_at, closed_by, outcome)
    select ${id('number')}, ordinal, 's', 's', 'handler', ${id('unit')}, due_at, due_at, ${id('1000 + unit')},
      case when ordinal < 3 or not is_open then due_at end, case when ordinal < 3 or not is_open then ${id('1')} end,
      case when ordinal < 3 or not is_open then 'done' end
    from planned, generate_series(1, 3) ordinal where not is_new;
    insert into dossier_unit (unit_id, dossier_id) select ${id('unit')}, ${id('number')} from planned;
    insert into lately_ended (unit_id, dossier_id, is_place, ended_at, due_at, hand_over_unit_id)
    select ${id('unit')}, ${id('number')}, is_place, due_at, due_at, case when is_waiting then ${id('unit')} end
    from planned, (values (false), (true)) as seen (is_place) where not is_open and due_at > '2026-10-15';
    insert into dossier_search (token, dossier_id)
    select token, ${id('number')} from planned, lateral (values ('h37 ' || n), (n::text)) as found (token);
    insert into dossier_name (token, dossier_id, seen_by)
    select 'nguyen van ' || n, ${id('number')}, array[${id('unit')}] from planned;
    insert into dossier_party (dossier_id, part, kind, name, personal_id)
    select ${id('number')}, 'applicant', 'citizen', 'Nguyễn Văn ' || n, lpad(n::text, 12, '0') from planned`)
  await database.asOwner('vacuum analyze')
}

interface PlanRow {
  readonly 'QUERY PLAN': readonly { readonly Plan: PlanNode }[]
}

export interface PlanNode {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Actual Rows': number
  readonly 'Actual Loops': number
  readonly 'Rows Removed by Filter'?: number
  readonly Plans?: readonly PlanNode[]
}

/**
 * How the database really answers what a query function asks, by the plan that it keeps: the one made once for whatever
 * is asked later.
 */
export async function planOf(
  database: TestDatabase,
  ask: (read: Read) => Promise<unknown>,
): Promise<PlanNode[]> {
  const asked = await statementOf(ask)
  return inRead(database.db, async (read) => {
    const run = (text: string) => read.executeQuery<PlanRow>(CompiledQuery.raw(text))
    await run('set local plan_cache_mode = force_generic_plan')
    await run(`prepare asked as ${asked.sql}`)
    const values = asked.parameters.map(literal).join(', ')
    const { rows } = await run(`explain (analyze, format json) execute asked (${values})`)
    await run('deallocate asked')
    return rows[0]?.['QUERY PLAN'].flatMap(({ Plan }) => nodesOf(Plan)) ?? []
  })
}

function literal(value: unknown): string {
  if (value instanceof Date) return pg.escapeLiteral(value.toISOString())
  return pg.escapeLiteral(Array.isArray(value) ? `{${value.join(',')}}` : String(value))
}

/** The statement that a query function sends, caught on its way. */
export async function statementOf(ask: (read: Read) => Promise<unknown>): Promise<CompiledQuery> {
  const sent: CompiledQuery[] = []
  const db = new Kysely<DB>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (each: Kysely<unknown>) => new PostgresIntrospector(each),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    log: ({ query }) => {
      sent.push(query)
    },
  })
  await ask(db).catch(() => {})
  const [statement] = sent
  if (statement === undefined) throw new Error('nothing was asked')
  return statement
}

function nodesOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)]
}

/** Every row that was looked at, wanted or not. */
export function rowsLookedAt(nodes: readonly PlanNode[]): number {
  return nodes
    .filter((node) => node['Relation Name'] !== undefined)
    .reduce(
      (sum, node) =>
        sum + (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'],
      0,
    )
}
