import pg from 'pg'
import type { Connection } from '#platform/db'

/** What must not be there, each as a question for rows that would break it. */
const FAULTS: Readonly<Record<string, string>> = {
  'a dossier whose state, time or chain is not that of its last event': `
    select from dossier left join lateral (select seq, hash, at from dossier_event event
      where event.filed_year = dossier.filed_year and event.dossier_id = dossier.id order by seq desc limit 1) last on true
    where (seq, hash, at) is distinct from (version, last_hash, last_changed_at)`,
  'a history with a gap': `
    select from dossier_event group by locality_id, dossier_id
    having min(seq) <> 1 or max(seq) <> count(*)`,
  'a history that goes back in time': `
    select from (select at, lag(at) over (partition by dossier_id order by seq) as before from dossier_event) event
    where at < before`,
  'an event that the audit trail does not tell of, or tells of twice': `
    select from (select object_id, count(*) from audit_entry where object_kind = 'dossier' and event <> 'dossier.read'
      group by object_id) told
    full join (select code, version from dossier) kept on code = object_id
    where count is distinct from version`,
  'codes of a place and day with a gap': `
    select from (select substring(code from '^(.+)-') as book, substring(code from '[0-9]+$')::int as number from dossier) numbered
    group by book having min(number) <> 1 or max(number) <> count(*) or count(distinct number) <> count(*)`,
  'a book of codes that does not stand where the codes end': `
    select from (select receiving_unit_id, submitted_at + interval '7 hours' as local, code from dossier) filed
    group by left(code, -5)
    having count(*) is distinct from (select last from number_counter where book = 'dossier/' || left(left(min(code), -5), -7)
      and period = (min(local)::date)::text)`,
  'receipts for money of a place and year with a gap': `
    select from cash_receipt group by unit_id, left(number, 6)
    having max(right(number, 6)::int) <> count(*)`,
  'results of an agency and year with the same number': `
    select from dossier where result ->> 'number' is not null
    group by competent_unit_id, result ->> 'number', extract(year from (result ->> 'issuedAt')::timestamptz at time zone 'Asia/Ho_Chi_Minh')
    having count(*) > 1`,
  'an open dossier that stands at no step': `
    select from dossier where state in ('received', 'processing')
      and not exists (select from dossier_step where dossier_id = dossier.id and dossier_step.closed_at is null)`,
  'an ended dossier with an open step': `
    select from dossier where dossier.closed_at is not null
      and exists (select from dossier_step where dossier_id = dossier.id and dossier_step.closed_at is null)`,
  'a dossier that its own agency does not see': `
    select from dossier where not exists (select from dossier_unit
      where dossier_id = dossier.id and unit_id = competent_unit_id)`,
  'a unit or place that is not told what it is done with, or told otherwise than the dossier says': `
    select from (select dossier.id, closed_at, due_at, case when state = 'finished' then return_unit_id end as hand_over_unit_id, unit_id, is_place
      from dossier cross join lateral (select unit_id, false as is_place from dossier_unit where dossier_id = dossier.id
        union all select receiving_unit_id, true) seen
      where closed_at >= (select min(ended_at) from lately_ended)) ended
    full join lately_ended listed on listed.dossier_id = ended.id and listed.unit_id = ended.unit_id and listed.is_place = ended.is_place
    where (listed.ended_at, listed.due_at, listed.hand_over_unit_id) is distinct from (ended.closed_at, ended.due_at, ended.hand_over_unit_id)`,
  'a name that is kept from a unit that sees the dossier': `
    select  from dossier_name name join dossier on dossier.id = name.dossier_id
    where not seen_by @> array[receiving_unit_id, return_unit_id] or exists (
      select from dossier_unit place where place.dossier_id = name.dossier_id and not place.unit_id = any (seen_by))`,
  'a dossier that is not found by its code, or has no applicant': `
    select from dossier where not exists (select from dossier_search where dossier_id = dossier.id
        and token = translate(lower(code), '.-', '  '))
      or not exists (select from dossier_party where dossier_id = dossier.id and part = 'applicant')`,
}

/** A foreign key of a table, as the question for rows that lead nowhere. */
const KEYS = `
  select owner.relname || ' ' || rule.conname as name,
    format('select from only %I child where (%s) is not null and not exists (select from %s parent where (%s) = (%s))', owner.relname,
      'child.' || array_to_string(columns, ', child.'), rule.confrelid::regclass, 'parent.' || array_to_string(targets, ', parent.'),
      'child.' || array_to_string(columns, ', child.')) as question
  from pg_constraint rule
  join pg_class owner on owner.oid = rule.conrelid and owner.relnamespace = 'public'::regnamespace
  cross join lateral (select array_agg(quote_ident(one.attname) order by place) as columns, array_agg(quote_ident(other.attname) order by place) as targets
    from unnest(rule.conkey, rule.confkey) with ordinality key (from_column, to_column, place)
    join pg_attribute one on one.attrelid = rule.conrelid and one.attnum = from_column
    join pg_attribute other on other.attrelid = rule.confrelid and other.attnum = to_column) key
  where rule.contype = 'f' and owner.relkind = 'r' order by 1`

/**
 * Asks of all rows at once what must hold whatever made them: foreign keys (which filling does not check row by row),
 * histories, numbers, the trail, steps and who sees what. The names of what does not hold; none when all is well.
 */
export async function faultsInRows(
  owner: Connection,
  say: (text: string) => void = () => {},
): Promise<string[]> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query(`set work_mem = '256MB'`)
    const { rows: keys } = await client.query<{ name: string; question: string }>(KEYS)
    const questions = [
      ...Object.entries(FAULTS),
      ...keys.map(({ name, question }) => [`a row that leads nowhere: ${name}`, question] as const),
    ]
    const faults: string[] = []
    for (const [name, question] of questions) {
      const { rowCount } = await client.query(`select from (${question}) fault limit 5`)
      if (rowCount !== 0) faults.push(name)
    }
    say(`${questions.length} questions asked of all rows`)
    return faults
  } finally {
    await client.end()
  }
}
