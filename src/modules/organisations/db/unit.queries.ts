import { sql } from 'kysely'
import type { Day } from '#kernel/day'
import type { UnitId } from '#kernel/id'
import { json, type Read, type Write } from '#platform/db'
import type {
  CounterService,
  OrganisationRows,
  Succession,
  Unit,
  UnitShare,
} from '../domain/unit.ts'

/** All units of all times with their successions and services: a few thousand rows, kept by callers. */
export async function listOrganisationRows(db: Read): Promise<OrganisationRows> {
  const [units, successions, services, shares] = await Promise.all([
    db
      .selectFrom('unit')
      .select(['id', 'code', 'slug', 'name', 'short_name as shortName', 'kind', 'level'])
      .select(['parent_id as parentId', 'host_unit_id as hostUnitId'])
      .select(['division_key as divisionKey', 'admin_unit_code as adminUnitCode'])
      .select(['address', 'phone', 'basis', 'valid_from as validFrom', 'valid_to as validTo'])
      .execute(),
    db
      .selectFrom('unit_succession')
      .select(['from_unit_id as fromUnitId', 'to_unit_id as toUnitId', 'kind'])
      .select('is_partial as isPartial')
      .execute(),
    db
      .selectFrom('unit_service')
      .select(['counter_id as counterId', 'served_unit_id as servedUnitId'])
      .execute(),
    db
      .selectFrom('unit_share')
      .select(['from_unit_id as fromUnitId', 'matter', 'to_unit_id as toUnitId'])
      .execute(),
  ])
  return { units, successions, services, shares }
}

/** The number that every change of units makes larger; 0 before the first. */
export async function findOrganisationVersion(db: Read): Promise<number> {
  const row = await db.selectFrom('organisation_version').select('version').executeTakeFirst()
  return row?.version ?? 0
}

/** Counts a change of units, and holds back every other one until this transaction ends. */
export async function lockOrganisation(tx: Write): Promise<void> {
  await tx
    .insertInto('organisation_version')
    .values({ version: 1 })
    .onConflict((conflict) =>
      conflict
        .column('locality_id')
        .doUpdateSet({ version: sql`organisation_version.version + 1` }),
    )
    .execute()
}

export async function setLastDays(
  tx: Write,
  ends: readonly { readonly unitId: UnitId; readonly lastDay: Day }[],
): Promise<void> {
  await sql`
    update unit set valid_to = given."lastDay"
    from jsonb_to_recordset(${json(ends)}::jsonb) as given ("unitId" uuid, "lastDay" date)
    where unit.id = given."unitId"`.execute(tx)
}

/**
 * Adds units and brings known ones to what is given; an end that was recorded here stays. Returns
 * how many rows that changed.
 */
export async function putUnits(tx: Write, units: readonly Unit[]): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into unit (id, code, slug, name, short_name, kind, level, parent_id, host_unit_id,
      division_key, admin_unit_code, address, phone, basis, valid_from, valid_to)
    select id, code, slug, name, "shortName", kind, level, "parentId", "hostUnitId",
      "divisionKey", "adminUnitCode", address, phone, basis, "validFrom", "validTo"
    from jsonb_to_recordset(${json(units)}::jsonb) as given (id uuid, code text, slug text, name text,
      "shortName" text, kind text, level text, "parentId" uuid, "hostUnitId" uuid, "divisionKey" text,
      "adminUnitCode" text, address text, phone text, basis text, "validFrom" date, "validTo" date)
    on conflict (locality_id, id) do update set code = excluded.code, slug = excluded.slug,
      name = excluded.name, short_name = excluded.short_name, kind = excluded.kind,
      level = excluded.level, parent_id = excluded.parent_id, host_unit_id = excluded.host_unit_id,
      division_key = excluded.division_key, admin_unit_code = excluded.admin_unit_code,
      address = excluded.address, phone = excluded.phone, basis = excluded.basis,
      valid_from = excluded.valid_from, valid_to = coalesce(unit.valid_to, excluded.valid_to)
    where (unit.code, unit.slug, unit.name, unit.short_name, unit.kind, unit.level, unit.parent_id,
        unit.host_unit_id, unit.division_key, unit.admin_unit_code, unit.address, unit.phone,
        unit.basis, unit.valid_from, unit.valid_to)
      is distinct from (excluded.code, excluded.slug, excluded.name, excluded.short_name,
        excluded.kind, excluded.level, excluded.parent_id, excluded.host_unit_id,
        excluded.division_key, excluded.admin_unit_code, excluded.address, excluded.phone,
        excluded.basis, excluded.valid_from, coalesce(unit.valid_to, excluded.valid_to))`.execute(
    tx,
  )
  return Number(numAffectedRows)
}

/** Adds those successions that are not known. Returns how many that were. */
export async function addSuccessions(
  tx: Write,
  successions: readonly Succession[],
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into unit_succession (from_unit_id, to_unit_id, kind, is_partial)
    select "fromUnitId", "toUnitId", kind, "isPartial"
    from jsonb_to_recordset(${json(successions)}::jsonb) as given
      ("fromUnitId" uuid, "toUnitId" uuid, kind text, "isPartial" boolean)
    on conflict do nothing`.execute(tx)
  return Number(numAffectedRows)
}

/** Adds which part of a split unit came to which successor. */
export async function addShares(tx: Write, shares: readonly UnitShare[]): Promise<void> {
  if (shares.length === 0) return
  await sql`
    insert into unit_share (from_unit_id, matter, to_unit_id)
    select "fromUnitId", matter, "toUnitId"
    from jsonb_to_recordset(${json(shares)}::jsonb) as given
      ("fromUnitId" uuid, matter text, "toUnitId" uuid)`.execute(tx)
}

/** Adds those services of counters that are not known. Returns how many that were. */
export async function addServices(tx: Write, services: readonly CounterService[]): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into unit_service (counter_id, served_unit_id)
    select "counterId", "servedUnitId"
    from jsonb_to_recordset(${json(services)}::jsonb) as given ("counterId" uuid, "servedUnitId" uuid)
    on conflict do nothing`.execute(tx)
  return Number(numAffectedRows)
}
