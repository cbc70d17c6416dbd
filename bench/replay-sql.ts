// What one lane of the load writes, without the system: a dossier is received, then its first step is completed.
// Two transactions, each with the statements that the use case sends to write, in the tables with the
// indexes, constraints and row-level security they have, as the application's role. What the system only
// reads (history, papers, sessions, definitions) is left out; so is everything it decides.
//
// `:name` is a value taken by an earlier statement or given for the run, as pgbench writes it. Long
// values are those of a receipt and a step that the system really handled.

/** Values that stay the same in a run. */
export interface ReplayValues {
  readonly dossiers: number
  readonly units: number
  readonly officer: string
  readonly receivedData: string
  readonly completedData: string
  readonly receivedAnswer: string
  readonly completedAnswer: string
  readonly letterContent: string
  readonly jobData: string
  readonly pauses: string
}

/** Dossiers that replay uses over and over, in place of ever new ones. */
export const REPLAY_TABLES = `
  create table bench_replay_dossier (n integer primary key, id uuid not null);
  create table bench_replay_unit (n integer primary key, id uuid not null);
  insert into bench_replay_dossier
  select row_number() over (), id from (select dossier.id from dossier
    join unit on unit.id = dossier.receiving_unit_id
    where state in ('received', 'processing') and unit.code not like 'H37.102%' limit 1000) chosen;
  insert into bench_replay_unit select row_number() over (), id from unit;
  insert into pgboss.queue
  select copy.* from pgboss.queue letters,
    lateral jsonb_populate_record(letters, '{"name": "bench.replay"}') copy
  where letters.name = 'letters.render-letter';
  grant select on bench_replay_dossier, bench_replay_unit to motcua_app;
  analyze bench_replay_dossier, bench_replay_unit`

/** Finds and locks the dossier; its row is what the statements after it are about. */
const LOCK = `
  select dossier.id, filed_year as year, code, version, version * 3 as ordinal,
    (select id from bench_replay_unit where n = dossier.version % :units::int + 1) as visitor
  from dossier join bench_replay_dossier chosen on chosen.id = dossier.id
  where chosen.n = :n for update of dossier`

const HOLD_KEY = `select pg_try_advisory_xact_lock(1, hashtext(:n::text))`

/** Of the places that receive at once, the provincial centre has four in ten. */
const NUMBER = `
  insert into number_counter (book, period, last) values ('letter/replay/' || case when :n::int % 10 < 4 then 0 else 1 + :n::int % 8 end, '2026', 1)
  on conflict (locality_id, book, period) do update set last = number_counter.last + 1 returning last as serial`

/** All columns that events change; the state changes every time, and the due date with each receipt. */
const saveDossier = (state: string, dueAt: string) => `
  update dossier set version = version + 1, state = '${state}', process_version_id = process_version_id,
    received_at = received_at, original_due_at = original_due_at, due_at = ${dueAt},
    finished_at = null, returned_at = null, closed_at = null, pauses = :pauses::jsonb, supplement_requests = 0,
    open_request = null, result = null, hand_over = null, last_hash = sha256(last_hash), last_changed_at = now(),
    last_changed_by = :officer::uuid
  where id = :id::uuid`

/** A step that ends and the one that begins. */
const saveSteps = (ends: string, begins: string) => `
  insert into dossier_step (dossier_id, ordinal, step_id, name, role, unit_id, hours, opened_at, due_at, assignee_id,
    claimed_at, closed_at, closed_by, outcome, note)
  select :id::uuid, 100 + ordinal, step_id, 'Thẩm tra hồ sơ, dự thảo kết quả', 'handler', :visitor::uuid, 5.5, now(), now(),
    case when is_closed then :officer::uuid end, now(), case when is_closed then now() end,
    case when is_closed then :officer::uuid end, case when is_closed then 'qualified' end, null
  from (values (${ends}, 'b1', true), (${begins}, 'b2', false)) step (ordinal, step_id, is_closed)
  on conflict (locality_id, dossier_id, ordinal) do update set due_at = excluded.due_at,
    assignee_id = excluded.assignee_id, claimed_at = excluded.claimed_at, closed_at = excluded.closed_at,
    closed_by = excluded.closed_by, outcome = excluded.outcome, note = excluded.note`

const UNIT = `
  insert into dossier_unit (unit_id, dossier_id) values (:visitor::uuid, :id::uuid) on conflict do nothing`

const event = (type: string, data: string) => `
  insert into dossier_event (filed_year, dossier_id, seq, at, actor_id, actor_name, actor_unit_id, actor_role, type, data, hash,
    signature_hash)
  values (:year::int, :id::uuid, :version::int + 1, now(), :officer::uuid, 'Vi Văn Thành', :visitor::uuid, 'handler', '${type}',
    ${data}::jsonb, sha256(:code::bytea), sha256(:code::bytea))`

const audit = (type: string) => `
  insert into audit_entry (at, actor_id, event, object_kind, object_id, correlation_id, details)
  values (now(), :officer::uuid, '${type}', 'dossier', :code::text, gen_random_uuid()::text, null)`

const answer = (action: string, body: string) => `
  insert into idempotency_key (account_id, key, route, body_hash, status, location, answer, created_at)
  values (:officer::uuid, gen_random_uuid()::text, 'POST /api/v1/dossiers/' || :code::text || '/actions/${action}',
    sha256(:code::bytea), 200, null, ${body}::text, now())`

const LETTER = `
  insert into letter (id, dossier_id, seq, kind, form, circular, number, is_for_applicant, made_at, made_by, content,
    verification_token)
  values (gen_random_uuid(), :id::uuid, (select coalesce(max(seq), 0) + 1 from letter where dossier_id = :id::uuid),
    'receipt', '01', '2025', :serial::text, true, now(), :officer::uuid, :letterContent::jsonb, gen_random_uuid()::text)`

/** On a queue of its own: what it replays was printed already. */
const JOB = `
  insert into pgboss.job (name, data, retry_limit, retry_delay, retry_backoff, heartbeat_seconds, policy)
  values ('bench.replay', :jobData::jsonb, 5, 2, true, 15, 'standard')`

/** The two transactions, statement by statement. */
export const REPLAYED: readonly (readonly string[])[] = [
  [
    HOLD_KEY,
    LOCK,
    NUMBER,
    saveDossier('received', `now() + interval '5 days'`),
    saveSteps(':ordinal::int', ':ordinal::int + 1'),
    UNIT,
    event('dossier.received', ':receivedData'),
    audit('dossier.received'),
    answer('receive', ':receivedAnswer'),
    LETTER,
    JOB,
  ],
  [
    HOLD_KEY,
    LOCK,
    saveDossier('processing', 'due_at'),
    saveSteps(':ordinal::int - 2', ':ordinal::int'),
    event('step.completed', ':completedData'),
    audit('step.completed'),
    answer('complete-step', ':completedAnswer'),
  ],
]

/** Statements whose row is remembered under the names of its columns. */
export const REMEMBERED: ReadonlySet<string> = new Set([LOCK, NUMBER])
