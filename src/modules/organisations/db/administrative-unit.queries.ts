import { sql } from 'kysely'
import { json, type Read, type Write } from '#platform/db'
import type { AdministrativeUnit } from '../domain/administrative-units.ts'

/** Every administrative unit of the country: some 14,000 rows, kept by callers. */
export function listAdministrativeUnits(db: Read): Promise<AdministrativeUnit[]> {
  return db
    .selectFrom('administrative_unit')
    .select(['code', 'level', 'name', 'short_name as shortName', 'type'])
    .select(['province_code as provinceCode', 'district_code as districtCode'])
    .select(['valid_from as validFrom', 'valid_to as validTo'])
    .execute()
}

/** The checksum of what was loaded under this name, or null. */
export async function findReferenceChecksum(db: Read, name: string): Promise<string | null> {
  const row = await db
    .selectFrom('reference_list')
    .select('checksum')
    .where('name', '=', name)
    .executeTakeFirst()
  return row?.checksum ?? null
}

/** Puts a list in the place of the one that was there. Needs the rights of the migrator. */
export async function replaceAdministrativeUnits(
  tx: Write,
  units: readonly AdministrativeUnit[],
): Promise<void> {
  await tx.deleteFrom('administrative_unit').execute()
  await sql`
    insert into administrative_unit (code, level, name, short_name, type, province_code,
      district_code, valid_from, valid_to)
    select code, level, name, "shortName", type, "provinceCode", "districtCode", "validFrom", "validTo"
    from jsonb_to_recordset(${json(units)}::jsonb) as given (code text, level text, name text,
      "shortName" text, type text, "provinceCode" text, "districtCode" text, "validFrom" date,
      "validTo" date)`.execute(tx)
}

export async function putReferenceChecksum(
  tx: Write,
  name: string,
  checksum: string,
): Promise<void> {
  await tx
    .insertInto('reference_list')
    .values({ name, checksum })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet({ checksum, loaded_at: sql`clock_timestamp()` }),
    )
    .execute()
}
