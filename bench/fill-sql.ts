// The statements that multiply dossiers. `jsonb_populate_record` takes a row of a sample as it is and
// puts other values in place of some, so that columns unknown here are copied too.

/** A dossier of the samples, and how much time its procedure gives. */
export interface SampleRow {
  readonly id: string
  readonly code: string
  readonly version: number
  readonly receiving_unit: string
  readonly term_ms: number | null
}

export const SAMPLES = `
  select dossier.id, dossier.code, dossier.version, unit.code as receiving_unit,
    extract(epoch from (due_at - received_at)) * 1000 as term_ms
  from dossier join unit on unit.id = dossier.receiving_unit_id
  where dossier.code = any($1)`

/** One dossier to be made. */
export interface PlanRow {
  readonly sample_id: string
  readonly id: string
  readonly commune: number
  readonly is_commune: boolean
  readonly code: string
  readonly submitted_at: string
  readonly gap: string
  readonly name: string
  readonly personal_id: string
  readonly phone: string
  readonly tokens: readonly string[]
  readonly names: readonly string[]
}

export const PLAN_TABLE = `
  create temporary table bench_plan (
    sample_id uuid not null,
    id uuid not null,
    commune integer not null,
    is_commune boolean not null,
    code text not null,
    submitted_at timestamptz not null,
    gap interval not null,
    name text not null,
    personal_id text not null,
    phone text not null,
    tokens text[] not null,
    names text[] not null);
  create temporary table bench_unit (to_id uuid not null, from_id uuid not null, commune integer not null,
    primary key (from_id, commune));
  create temporary table bench_officer (role text not null, commune integer not null, id uuid not null,
    primary key (role, commune))`

/** Each commune has the same five officers as the sample commune, with the same password. */
export const OFFICERS_OF_COMMUNES = `
  insert into account
  select copy.*
  from unnest($1::text[]) commune (code)
  join account sample on sample.username in ('tiepnhan.xa', 'thuly.xa', 'lanhdaophong.xa', 'lanhdao.xa', 'vanthu.xa'),
  lateral jsonb_populate_record(sample, jsonb_build_object(
    'id', gen_random_uuid(),
    'username', split_part(sample.username, '.', 1) || '.' || lower(commune.code),
    'display_name', sample.display_name || ' ' || commune.code)) copy
  on conflict do nothing`

export const ROLES_OF_OFFICERS = `
  insert into staff_role
  select copy.*
  from staff_role sample
  join account demo on demo.id = sample.account_id and demo.username like '%.xa'
  join bench_unit on bench_unit.from_id = sample.unit_id
  join unit theirs on theirs.id = bench_unit.to_id
  join account officer on officer.username =
    split_part(demo.username, '.', 1) || '.' || lower(substring(theirs.code from '^H37[.][0-9]+')),
  lateral jsonb_populate_record(sample, jsonb_build_object(
    'id', gen_random_uuid(), 'account_id', officer.id, 'unit_id', bench_unit.to_id)) copy
  on conflict do nothing`

export const OFFICERS_BY_ROLE = `
  insert into bench_officer
  select desk.role, commune.number, account.id
  from unnest($1::text[]) with ordinality commune (code, number)
  cross join (values ('reception', 'tiepnhan'), ('handler', 'thuly'), ('division-head', 'lanhdaophong'),
    ('approver', 'lanhdao'), ('clerk', 'vanthu')) desk (role, username)
  join account on account.username = desk.username || '.' || lower(commune.code)
  where commune.number > 1`

/** The unit that stands in this commune where the sample's stood in its own. */
const unitFor = (column: string) => `coalesce((select to_id from bench_unit
  where from_id = ${column} and bench_unit.commune = plan.commune and plan.is_commune), ${column})`

/** The columns that hold something of their own: what is generated follows from them. */
export const DOSSIER_COLUMNS = `
  select string_agg(quote_ident(column_name), ', ') as columns,
    string_agg('copy.' || quote_ident(column_name), ', ') as copied
  from information_schema.columns
  where table_schema = 'public' and table_name = 'dossier' and is_generated = 'NEVER'`

const DOSSIERS = `
  insert into dossier (@columns)
  select @copied from bench_plan plan join dossier sample on sample.id = plan.sample_id,
  lateral (select sample.version - case when sample.returned_at is null then 1 else 2 end as events) ended,
  lateral jsonb_populate_record(sample, jsonb_build_object(
    'id', plan.id,
    'filed_year', extract(year from plan.submitted_at at time zone 'Asia/Ho_Chi_Minh'),
    'code', plan.code,
    'tracking_token', substr(md5(plan.code), 1, 22),
    'receiving_unit_id', ${unitFor('sample.receiving_unit_id')},
    'competent_unit_id', ${unitFor('sample.competent_unit_id')},
    'calendar_unit_id', null,
    'return_unit_id', ${unitFor('sample.return_unit_id')},
    'content_hash', sha256(plan.code::bytea),
    'submitted_at', plan.submitted_at,
    'received_at', plan.submitted_at + plan.gap + (sample.received_at - sample.received_at),
    'original_due_at', plan.submitted_at + plan.gap + (sample.original_due_at - sample.received_at),
    'due_at', plan.submitted_at + plan.gap + (sample.due_at - sample.received_at),
    'finished_at', plan.submitted_at + ended.events * plan.gap + (sample.finished_at - sample.finished_at),
    'closed_at', plan.submitted_at + ended.events * plan.gap + (sample.closed_at - sample.closed_at),
    'returned_at', plan.submitted_at + (sample.version - 1) * plan.gap + (sample.returned_at - sample.returned_at),
    'pauses', case when sample.pauses = '[]' then sample.pauses
      else jsonb_set(sample.pauses, '{0,from}', to_jsonb(plan.submitted_at + plan.gap)) end,
    'last_changed_at', plan.submitted_at + (sample.version - 1) * plan.gap)) copy`

const PARTIES = `
  insert into dossier_party
  select copy.* from bench_plan plan join dossier_party sample on sample.dossier_id = plan.sample_id,
  lateral jsonb_populate_record(sample, jsonb_build_object(
    'dossier_id', plan.id, 'kind', 'citizen', 'name', plan.name, 'personal_id', plan.personal_id,
    'tax_code', null, 'phone', plan.phone)) copy`

const ANSWERS = `
  insert into dossier_answers
  select copy.* from bench_plan plan join dossier_answers sample on sample.dossier_id = plan.sample_id,
  lateral jsonb_populate_record(sample, jsonb_build_object('dossier_id', plan.id)) copy`

const DOCUMENTS = `
  insert into dossier_document
  select copy.* from bench_plan plan join dossier_document sample on sample.dossier_id = plan.sample_id,
  lateral jsonb_populate_record(sample, jsonb_build_object(
    'dossier_id', plan.id, 'added_at', plan.submitted_at)) copy`

const STEPS = `
  insert into dossier_step
  select copy.* from bench_plan plan join dossier_step sample on sample.dossier_id = plan.sample_id
  left join bench_officer officer on officer.role = sample.role and officer.commune = plan.commune,
  lateral (select plan.submitted_at + sample.ordinal * plan.gap as opened_at) stay,
  lateral jsonb_populate_record(sample, jsonb_build_object(
    'dossier_id', plan.id,
    'unit_id', ${unitFor('sample.unit_id')},
    'opened_at', stay.opened_at,
    'due_at', stay.opened_at + (sample.due_at - sample.opened_at),
    'assignee_id', case when sample.assignee_id is not null then coalesce(officer.id, sample.assignee_id) end,
    'claimed_at', stay.opened_at + (sample.claimed_at - sample.claimed_at),
    'closed_at', stay.opened_at + plan.gap + (sample.closed_at - sample.closed_at),
    'closed_by', case when sample.closed_by is not null then coalesce(officer.id, sample.closed_by) end)) copy`

const UNITS = `
  insert into dossier_unit
  select copy.* from bench_plan plan join dossier_unit sample on sample.dossier_id = plan.sample_id,
  lateral jsonb_populate_record(sample, jsonb_build_object(
    'dossier_id', plan.id, 'unit_id', ${unitFor('sample.unit_id')})) copy`

const ENDS = `
  insert into lately_ended
  select copy.* from bench_plan plan join lately_ended sample on sample.dossier_id = plan.sample_id
  join dossier on dossier.id = plan.id,
  lateral jsonb_populate_record(sample, jsonb_build_object(
    'dossier_id', plan.id,
    'unit_id', ${unitFor('sample.unit_id')},
    'ended_at', dossier.closed_at,
    'due_at', dossier.due_at,
    'hand_over_unit_id', case when sample.hand_over_unit_id is not null then dossier.return_unit_id end)) copy
  where dossier.closed_at > now() - interval '30 days'`

const SEARCH = `
  insert into dossier_search (token, dossier_id)
  select distinct token, plan.id from bench_plan plan, unnest(plan.tokens) token order by token`

const NAMES = `
  insert into dossier_name (token, dossier_id, seen_by)
  select distinct token, plan.id, array(
    select unit_id from dossier_unit where dossier_id = plan.id
    union select unnest(array[receiving_unit_id, return_unit_id]) from dossier where dossier.id = plan.id)
  from bench_plan plan, unnest(plan.names) token order by token`

const EVENTS = `
  insert into dossier_event
  select copy.* from bench_plan plan join dossier_event sample on sample.dossier_id = plan.sample_id
  join dossier on dossier.id = plan.id,
  lateral jsonb_populate_record(sample, jsonb_build_object(
    'dossier_id', plan.id,
    'filed_year', dossier.filed_year,
    'at', plan.submitted_at + (sample.seq - 1) * plan.gap,
    'actor_unit_id', ${unitFor('sample.actor_unit_id')})) copy`

const LETTERS = `
  insert into letter
  select copy.* from bench_plan plan join letter sample on sample.dossier_id = plan.sample_id,
  lateral jsonb_populate_record(sample, jsonb_build_object(
    'id', gen_random_uuid(), 'dossier_id', plan.id, 'made_at', plan.submitted_at + plan.gap,
    'verification_token', gen_random_uuid())) copy`

const AUDIT = `
  insert into audit_entry (at, actor_id, event, object_kind, object_id, correlation_id, details)
  select plan.submitted_at + (event.seq - 1) * plan.gap, event.actor_id, event.type, 'dossier', plan.code,
    gen_random_uuid()::text, null
  from bench_plan plan join dossier_event event on event.dossier_id = plan.sample_id`

/** In the order in which they lean on each other. */
export const CLONED_TABLES: readonly string[] = [
  DOSSIERS,
  PARTIES,
  ANSWERS,
  DOCUMENTS,
  STEPS,
  UNITS,
  ENDS,
  SEARCH,
  NAMES,
  EVENTS,
  LETTERS,
  AUDIT,
]
