import type { Read, Write } from '#platform/db'
import type { Localisation, OwnPart } from '../domain/localisation.ts'

const LOCALISATION = [
  'procedure_code as code',
  'revision',
  'unit_id as unitId',
  'place',
  'phone',
  'opening_hours as openingHours',
  'note',
  'own_parts as ownParts',
  'basis',
  'changed_by as changedBy',
  'changed_at as changedAt',
] as const

/** What the locality adds to a procedure now; null when nobody has added anything. */
export async function findLocalisation(db: Read, code: string): Promise<Localisation | null> {
  const [latest] = await listLocalisationsOf(db, code, 1)
  return latest ?? null
}

/** What the locality added to a procedure, the latest first. */
export async function listLocalisationsOf(
  db: Read,
  code: string,
  limit: number,
): Promise<Localisation[]> {
  const rows = await db
    .selectFrom('procedure_localisation')
    .select(LOCALISATION)
    .where('procedure_code', '=', code)
    .orderBy('revision', 'desc')
    .limit(limit)
    .execute()
  return rows.map(asLocalisation)
}

/** What the locality adds to each procedure now. At most one for each procedure of the catalogue. */
export async function listLocalisations(db: Read): Promise<Localisation[]> {
  const rows = await db
    .selectFrom('procedure_localisation')
    .distinctOn('procedure_code')
    .select(LOCALISATION)
    .orderBy('procedure_code')
    .orderBy('revision', 'desc')
    .execute()
  return rows.map(asLocalisation)
}

/** Adds what holds from now on; answers false when somebody else has added that revision. */
export async function insertLocalisation(tx: Write, local: Localisation): Promise<boolean> {
  const added = await tx
    .insertInto('procedure_localisation')
    .values({
      procedure_code: local.code,
      revision: local.revision,
      unit_id: local.unitId,
      place: local.place,
      phone: local.phone,
      opening_hours: local.openingHours,
      note: local.note,
      own_parts: [...local.ownParts],
      basis: local.basis,
      changed_by: local.changedBy,
      changed_at: local.changedAt,
    })
    .onConflict((conflict) => conflict.constraint('procedure_localisation_pkey').doNothing())
    .returning('revision')
    .execute()
  return added.length > 0
}

function asLocalisation(
  row: Omit<Localisation, 'ownParts'> & { readonly ownParts: readonly string[] },
): Localisation {
  return { ...row, ownParts: row.ownParts as readonly OwnPart[] }
}
