import { verifyChains, VIEWS, type View } from '#modules/dossiers'
import type { Context } from '#platform/context'
import { inRead } from '#platform/db'
import { listDossiersAfter } from '../../../src/modules/dossiers/db/dossier.queries.ts'
import {
  openConsultations,
  openSteps,
  type Dossier,
} from '../../../src/modules/dossiers/domain/dossier.ts'
import { surroundings } from '../../../src/modules/dossiers/usecases/list-dossiers.ts'
import { closingTimeOf } from '../../../src/modules/dossiers/usecases/scene.ts'
import { atTime, type Person, type World } from './world.ts'

/**
 * What does not hold of the database after all histories: each history verified and replayed, what
 * was told to people as often as it happened, money and numbers, whom events name, and the counts of
 * the lists of every officer.
 */
export async function whatIsNotWhole(world: World): Promise<string[]> {
  const { broken } = await verifyChains(world.context)
  return [
    ...broken.map((each) => `verification finds ${JSON.stringify(each)}`),
    ...(await whatIsNeverFound(world.server.asOwner)),
    ...(await miscounted(world)),
  ]
}

/** What is found that never is, of letters, money, numbers, whom events name, and who sees what. */
export async function whatIsNeverFound(asOwner: World['server']['asOwner']): Promise<string[]> {
  const told: string[] = []
  for (const [what, sql] of Object.entries(NEVER)) {
    const rows = await asOwner<{ fault: string }>(sql)
    told.push(...rows.map(({ fault }) => `${what}: ${fault}`))
  }
  return told
}

/** What is never found, asked in SQL beside all rules of the program. */
const NEVER = {
  'a letter is missing, or one too many': `
    with expected as (
      select dossier_id, case type
        when 'dossier.received' then 'receipt' when 'receipt.reprinted' then 'receipt'
        when 'dossier.transferred' then 'receipt' when 'step.completed' then 'receipt'
        when 'supplement.requested' then 'supplement-request' when 'dossier.refused' then 'refusal'
        when 'dossier.extended' then 'apology' when 'payment.requested' then 'payment-request'
        when 'consultation.asked' then 'consultation' when 'result.corrected' then 'correction-notice'
        when 'dossier.reopened' then 'reopening-notice'
        when 'dossier.stopped' then 'stop-notice' when 'dossier.withdrawn' then 'stop-notice' end as kind,
        count(*) as times
      from dossier_event happened where case type
        when 'dossier.transferred' then exists (
          select from dossier_event received where received.dossier_id = happened.dossier_id
            and received.type = 'dossier.received' and received.seq < happened.seq)
        -- The second appointment is told when it begins.
        when 'step.completed' then data #>> '{clock,beginsSecondPart}' = 'true'
        -- Whoever leaves a sitting with the result in hand needs no receipt.
        when 'dossier.received' then not exists (
          select from dossier_event sitting join dossier_event handed using (dossier_id)
          where sitting.dossier_id = happened.dossier_id and sitting.type = 'sitting.held'
            and sitting.seq = happened.seq - 1 and handed.type = 'result.handed-over'
            and not exists (
              select from dossier_event other where other.dossier_id = happened.dossier_id
                and other.seq between sitting.seq and handed.seq and other.actor_id <> sitting.actor_id))
        else true end
      group by 1, 2),
    made as (select dossier_id, kind, count(*) as times from letter group by 1, 2)
    select coalesce(expected.kind, made.kind) || ' of ' || code || ': ' || coalesce(made.times, 0)
      || ' for ' || coalesce(expected.times, 0) as fault
    from (select * from expected where kind is not null) expected full join made using (dossier_id, kind) join dossier on id = dossier_id
    where expected.times is distinct from made.times`,
  'a letter that nobody prints': `
    select letter.id::text as fault from letter left join pgboss.job
      on job.data #>> '{payload,letterId}' = letter.id::text or job.data ->> 'letterId' = letter.id::text
    where job.id is null`,
  'money that no event tells of, or the other way round': `
    with told as (
      select dossier_id, sum(case type when 'payment.recorded' then (data ->> 'amount')::int else 0 end) as taken,
        count(*) filter (where type = 'payment.voided') as voided from dossier_event group by 1),
    kept as (
      select dossier_id, sum(amount) as taken, count(*) filter (where voided_at is not null) as voided
      from cash_receipt group by 1)
    select code as fault from told left join kept using (dossier_id) join dossier on id = dossier_id
    where told.taken <> coalesce(kept.taken, 0) or told.voided <> coalesce(kept.voided, 0)`,
  'receipt numbers with a gap': `
    select left(number, 6) || ' ' || count(*) || ' up to ' || max(number) as fault from cash_receipt
    group by unit_id, left(number, 6) having count(*) <> max(right(number, 6)::int) or count(distinct number) <> count(*)`,
  'letter numbers that are on no letter': `
    with taken as (
      select split_part(book, '/', 2) as kind, period, sum(last) as numbers from number_counter
      where book like 'letter/%' group by 1, 2),
    made as (
      select case kind when 'receipt' then kind else split_part(split_part(number, '/', 2), '-', 1) end as kind,
        extract(year from made_at at time zone 'Asia/Ho_Chi_Minh')::text as period, count(*) as letters
      from letter where content ->> 'reprint' is null group by 1, 2)
    select kind || ' ' || period || ': ' || coalesce(letters, 0) || ' up to ' || numbers as fault
    from taken left join made using (kind, period) where numbers <> coalesce(letters, 0)`,
  'result numbers with a gap': `
    with given as (
      -- A dossier that was reopened may have been sent on since: the agency is the one of then.
      select (select units.data ->> 'competentUnitId' from dossier_event units
          where units.dossier_id = event.dossier_id and units.seq < event.seq and units.data ? 'competentUnitId'
          order by units.seq desc limit 1) as agency,
        split_part(event.data #>> '{result,number}', '/', 2) as sign,
        extract(year from event.at at time zone 'Asia/Ho_Chi_Minh') as year,
        split_part(event.data #>> '{result,number}', '/', 1)::int as number
      from dossier_event event where event.type in ('result.issued', 'result.corrected'))
    select sign || ' ' || year || ': ' || count(*) || ' up to ' || max(number) as fault from given
    group by agency, sign, year having count(*) <> max(number) or count(distinct number) <> count(*)`,
  'an event without who, where or why': `
    select code || ' ' || seq || ' ' || type as fault from dossier_event join dossier on id = dossier_id
    where actor_name = '' or actor_role = ''
      or (actor_unit_id is null) <> (actor_role in ('citizen', 'business', 'system'))
      or (type in ('dossier.stopped', 'dossier.withdrawn', 'dossier.extended', 'dossier.reopened', 'result.corrected',
        'process.changed', 'payment.voided') and coalesce(data ->> 'reason', '') = '')
      or (type = 'step.sent-back' and coalesce(data ->> 'note', '') = '')
      or (type = 'dossier.refused' and jsonb_array_length(data -> 'reasons') = 0)`,
  'a unit that has an open step and does not see the dossier': `
    select code as fault from dossier_step step join dossier on dossier.id = step.dossier_id
    where step.closed_at is null and not exists (
      select from dossier_unit place where place.dossier_id = step.dossier_id and place.unit_id = step.unit_id)`,
  'a unit or place that is not told what it is done with, or told otherwise than the dossier says': `
    with ended as (
      select dossier.id, dossier.code, closed_at, due_at, case when state = 'finished' then return_unit_id end as hand_over_unit_id, unit_id, is_place
      from dossier cross join lateral (
        select unit_id, false as is_place from dossier_unit where dossier_id = dossier.id
        union all select receiving_unit_id, true) seen
      where closed_at is not null)
    select coalesce(code, listed.dossier_id::text) as fault from ended full join lately_ended listed
      on (listed.dossier_id, listed.unit_id, listed.is_place) = (ended.id, ended.unit_id, ended.is_place)
    where (listed.ended_at, listed.due_at, listed.hand_over_unit_id) is distinct from (ended.closed_at, ended.due_at, ended.hand_over_unit_id)`,
  'a unit that is told otherwise than the dossier says until when it owes an opinion': `
    with owed as (
      select id as dossier_id, (asked ->> 'unitId')::uuid as unit_id, min((asked ->> 'dueAt')::timestamptz) as due_at
      from dossier cross join lateral jsonb_array_elements(consultations) asked
      where closed_at is null and asked ->> 'answeredAt' is null group by 1, 2),
    told as (select dossier_id, unit_id, consulted_due_at as due_at from dossier_unit where consulted_due_at is not null)
    select code as fault from owed full join told using (dossier_id, unit_id) join dossier on id = dossier_id
    where owed.due_at is distinct from told.due_at`,
  'a name that is kept from a unit that sees the dossier': `
    select code || ' ' || token as fault from dossier_name name join dossier on dossier.id = name.dossier_id
    where not seen_by @> array[receiving_unit_id, return_unit_id] or exists (
      select from dossier_unit place where place.dossier_id = name.dossier_id and not place.unit_id = any (seen_by))`,
  'an audited action without an actor': `
    select event || ' ' || object_id as fault from audit_entry where object_kind = 'dossier' and actor_id is null
      and event not in (select type from dossier_event where actor_role = 'system')`,
} as const satisfies Readonly<Record<string, string>>

/** What every officer's lists count otherwise than the dossiers themselves say. */
async function miscounted(world: World): Promise<string[]> {
  await atTime(world, new Date('2026-03-12T01:00:00Z'))
  const dossiers = await everyDossier(world)
  const day = await today({ ...world.context, clock: world.clock })
  const officers = world.people.filter(({ actor }) => actor.kind === 'staff')
  const faults: string[] = []
  for (const officer of officers) {
    const { body } = await world.server.as(officer.username).get('/dossiers/counts')
    for (const view of VIEWS) {
      const isIn = IN_VIEW[view]
      if (isIn === undefined) continue
      const counted = dossiers.filter((dossier) => isIn(dossier, officer, day)).length
      if (body.counts[view] !== counted) {
        faults.push(`${officer.username} is told ${body.counts[view]} ${view}, not ${counted}`)
      }
    }
  }
  return faults
}

async function everyDossier({ context }: World): Promise<Dossier[]> {
  return Array.fromAsync(storedDossiers(context))
}

/** Every stored dossier, some hundred at a time. */
export async function* storedDossiers(context: Context): AsyncGenerator<Dossier> {
  for (let after: Dossier['id'] | null = null; ;) {
    const page = await inRead(context.db, (read) => listDossiersAfter(read, after, 500))
    if (page.length === 0) return
    for (const { dossier } of page) yield dossier
    after = page.at(-1)?.dossier.id ?? null
  }
}

/** The moment at which lists are counted, and the end of its office hours. */
export interface Today {
  readonly now: Date
  readonly end: Date
}

/** Today by the clock of the context: every unit of the demonstration keeps the hours of the locality. */
export async function today(context: Context): Promise<Today> {
  const now = context.clock.now()
  const { calendarOf } = await surroundings(context)
  return { now, end: closingTimeOf(calendarOf(null), now) }
}

const isHandled = ({ state }: Dossier) => state === 'received' || state === 'processing'
const awaits = ({ state }: Dossier) =>
  state === 'awaiting-supplement' || state === 'awaiting-payment'
const isHeld = (dossier: Dossier, { onlooker }: Looker) =>
  openSteps(dossier).some(({ unitId }) => onlooker.reaches(unitId))
const isInCare = (dossier: Dossier, person: Looker) =>
  isHeld(dossier, person) || person.onlooker.holds('reception', dossier.receivingUnitId)

type Looker = Pick<Person, 'onlooker'>

/** What each list is made of, said once more. */
export const IN_VIEW: Readonly<
  Partial<Record<View, (dossier: Dossier, person: Looker, day: Today) => boolean>>
> = {
  'to-receive': (dossier, { onlooker }) =>
    dossier.state === 'submitted' && onlooker.holds('reception', dossier.receivingUnitId),
  mine: (dossier, { onlooker }) =>
    isHandled(dossier) &&
    openSteps(dossier).some(({ assigneeId }) => assigneeId === onlooker.accountId),
  'my-unit': (dossier, person) =>
    isHandled(dossier) &&
    (isHeld(dossier, person) ||
      openConsultations(dossier).some(({ unitId }) => person.onlooker.reaches(unitId))),
  'awaiting-person': (dossier, person) => awaits(dossier) && isInCare(dossier, person),
  'due-today': (dossier, person, { now, end }) =>
    isHandled(dossier) &&
    isInCare(dossier, person) &&
    dossier.dueAt !== null &&
    dossier.dueAt >= now &&
    dossier.dueAt <= end,
  late: (dossier, person, { now }) =>
    isHandled(dossier) &&
    isInCare(dossier, person) &&
    dossier.dueAt !== null &&
    dossier.dueAt < now,
  'to-hand-over': (dossier, { onlooker }) =>
    dossier.state === 'finished' && onlooker.holds('reception', dossier.returnUnitId),
}
