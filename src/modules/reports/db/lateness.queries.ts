import { sql } from 'kysely'
import type { AccountId, DossierId, UnitId } from '#kernel/id'
import { isOneOf, type Read } from '#platform/db'

/** An opinion that is late, and the dossier that it is about. */
interface LateOpinion {
  readonly dossierId: DossierId
  readonly ordinal: number
  readonly stepId: string
  readonly unitId: UnitId
  readonly openedAt: Date
  readonly dueAt: Date
  readonly closedAt: Date | null
  readonly assigneeId: AccountId | null
  readonly code: string
  readonly procedureCode: string
  readonly procedureName: string
  readonly calendarUnitId: UnitId
  readonly pauses: unknown
  readonly extensions: number
  readonly handledUntil: Date | null
}

/** Which stays are asked for: of these units, ended in a stretch of time, or open. */
export interface AskedStays {
  readonly unitIds: readonly UnitId[]
  readonly from: Date
  /** Not included. */
  readonly to: Date
  readonly now: Date
}

/**
 * Stays at steps that ended, or are open, after their due instant. Walks `dossier_step_by_unit`, unit
 * by unit, over what ended in the period and what is open. What is late by the calendar is decided
 * outside: here, instants are only compared.
 */
export function listLateStays(read: Read, asked: AskedStays, limit: number) {
  const { unitIds, from, to, now } = asked
  return read
    .selectFrom('dossier_step as step')
    .innerJoin('dossier', 'dossier.id', 'step.dossier_id')
    .select([
      'step.dossier_id as dossierId',
      'step.ordinal',
      'step.step_id as stepId',
      'step.name as stepName',
      'step.unit_id as unitId',
      'step.opened_at as openedAt',
      sql<Date>`step.due_at`.as('dueAt'),
      'step.closed_at as closedAt',
      'step.assignee_id as assigneeId',
      'dossier.code',
      'dossier.filed_year as filedYear',
      'dossier.procedure_code as procedureCode',
      'dossier.procedure_name as procedureName',
      sql<UnitId>`coalesce(dossier.calendar_unit_id, dossier.competent_unit_id)`.as(
        'calendarUnitId',
      ),
      'dossier.pauses',
      'dossier.extensions',
      sql<Date | null>`coalesce(dossier.finished_at, dossier.closed_at)`.as('handledUntil'),
    ])
    .where((row) => isOneOf(row.ref('step.unit_id'), unitIds))
    .where((row) =>
      row.or([
        row.and([
          row('step.closed_at', '>=', from),
          row('step.closed_at', '<', to),
          row('step.due_at', '<', row.ref('step.closed_at')),
        ]),
        row.and([
          row('step.closed_at', 'is', null),
          row('step.due_at', '<', now),
          // What is open now belongs to a period that holds the present.
          sql<boolean>`${now} >= ${from} and ${now} < ${to}`,
        ]),
      ]),
    )
    .orderBy('step.dossier_id')
    .orderBy('step.ordinal')
    .limit(limit)
    .execute()
}

/**
 * Opinions that were given, or are still owed, after their due instant. Walks `dossier_consulted`, which
 * holds the dossiers about which another unit was asked. An opinion that was not given before handling
 * ended is owed no longer.
 */
export async function listLateOpinions(read: Read, asked: AskedStays, limit: number) {
  const { unitIds, from, to, now } = asked
  const { rows } = await sql<LateOpinion>`
    select dossier.id as "dossierId", opinion.ordinal, opinion."stepId", opinion."unitId",
      opinion."askedAt" as "openedAt", opinion."dueAt",
      coalesce(opinion."answeredAt", dossier.closed_at) as "closedAt", opinion."answeredBy" as "assigneeId",
      dossier.code, dossier.procedure_code as "procedureCode", dossier.procedure_name as "procedureName",
      coalesce(dossier.calendar_unit_id, dossier.competent_unit_id) as "calendarUnitId",
      dossier.pauses, dossier.extensions,
      coalesce(dossier.finished_at, dossier.closed_at) as "handledUntil"
    from dossier, jsonb_to_recordset(dossier.consultations) as opinion (
      ordinal int, "stepId" text, "unitId" uuid, "askedAt" timestamptz, "dueAt" timestamptz,
      "answeredAt" timestamptz, "answeredBy" uuid
    )
    where dossier.consultations <> '[]'
      and (dossier.closed_at is null or dossier.closed_at >= ${from})
      and opinion."unitId" = any(${unitIds})
      and opinion."dueAt" < coalesce(opinion."answeredAt", dossier.closed_at, ${now})
      and case
        when coalesce(opinion."answeredAt", dossier.closed_at) is null
          -- What is open now belongs to a period that holds the present.
          then ${now}::timestamptz >= ${from} and ${now}::timestamptz < ${to}
        else coalesce(opinion."answeredAt", dossier.closed_at) >= ${from}
          and coalesce(opinion."answeredAt", dossier.closed_at) < ${to}
      end
    order by dossier.id, opinion.ordinal
    limit ${limit}`.execute(read)
  return rows
}

/** The lines of these dossiers' histories that say who held a step. Only the partitions of their years are read. */
export async function listHoldingEvents(
  read: Read,
  dossiers: readonly { readonly dossierId: DossierId; readonly filedYear: number }[],
) {
  const ids = [...new Set(dossiers.map(({ dossierId }) => dossierId))]
  const years = [...new Set(dossiers.map(({ filedYear }) => filedYear))]
  const rows = await read
    .selectFrom('dossier_event')
    .select(['dossier_id', 'type', 'at', 'actor_id', 'data'])
    .where((row) => isOneOf(row.ref('filed_year'), years))
    .where((row) => isOneOf(row.ref('dossier_id'), ids))
    .where(
      sql<boolean>`(type in ('step.claimed', 'step.released', 'step.assigned') or data ? 'opened')`,
    )
    .orderBy('dossier_id')
    .orderBy('seq')
    .execute()
  return rows.map((row) => ({
    dossierId: row.dossier_id,
    type: row.type,
    at: row.at,
    actorId: row.actor_id satisfies AccountId,
    data: row.data,
  }))
}
