import { sql } from 'kysely'
import type { Day } from '#kernel/day'
import type { ProcedureVersionId } from '#kernel/id'
import { json, type Read, type Write } from '#platform/db'
import type { ProcedureContent, ProcedureVersion } from '../domain/content.ts'

/** When a version is in force, without what it says. */
export interface VersionPeriod {
  readonly id: ProcedureVersionId
  readonly code: string
  readonly number: number
  readonly effectiveFrom: Day
  readonly effectiveTo: Day | null
}

export type NewProcedureVersion = ProcedureVersion & Pick<VersionPeriod, 'effectiveTo'>

const VERSION = [
  'id',
  'procedure_code as code',
  'number',
  'effective_from as effectiveFrom',
  'content',
] as const
const PERIOD = [
  'id',
  'procedure_code as code',
  'number',
  'effective_from as effectiveFrom',
  'effective_to as effectiveTo',
] as const

/** How often the catalogue was changed; 0 before the first time. */
export async function findCatalogueRevision(db: Read): Promise<number> {
  const row = await db.selectFrom('catalogue_revision').select('revision').executeTakeFirst()
  return row?.revision ?? 0
}

/** Counts a change of the catalogue, and locks it: one publication happens at a time. */
export async function countCatalogueChange(tx: Write): Promise<void> {
  await tx
    .insertInto('catalogue_revision')
    .values({ revision: 1 })
    .onConflict((conflict) =>
      conflict
        .column('locality_id')
        .doUpdateSet({ revision: sql<number>`catalogue_revision.revision + 1` }),
    )
    .execute()
}

export async function findVersion(
  db: Read,
  id: ProcedureVersionId,
): Promise<ProcedureVersion | null> {
  const row = await db
    .selectFrom('procedure_version')
    .select(VERSION)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : asVersion(row)
}

/** The periods of every version of every procedure, the newest first. A whole catalogue: it is kept in memory. */
export function listPeriods(db: Read): Promise<VersionPeriod[]> {
  return db
    .selectFrom('procedure_version')
    .select(PERIOD)
    .orderBy('procedure_code')
    .orderBy('number', 'desc')
    .execute()
}

/** What every procedure says on a day. A whole catalogue: it is kept in memory. */
export async function listVersionsInForce(db: Read, on: Day): Promise<ProcedureVersion[]> {
  const rows = await db
    .selectFrom('procedure_version')
    .select(VERSION)
    .where('effective_from', '<=', on)
    .where((is) => is.or([is('effective_to', 'is', null), is('effective_to', '>=', on)]))
    .orderBy('procedure_code')
    .execute()
  return rows.map(asVersion)
}

export async function findLatestPeriod(tx: Write, code: string): Promise<VersionPeriod | null> {
  const row = await tx
    .selectFrom('procedure_version')
    .select(PERIOD)
    .where('procedure_code', '=', code)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

export async function setVersionEnd(
  tx: Write,
  id: ProcedureVersionId,
  lastDay: Day,
): Promise<void> {
  await tx
    .updateTable('procedure_version')
    .set({ effective_to: lastDay })
    .where('id', '=', id)
    .execute()
}

/** Adds procedures that the catalogue does not have yet. */
export async function insertProcedures(tx: Write, codes: readonly string[]): Promise<void> {
  if (codes.length === 0) return
  await tx
    .insertInto('procedure')
    .values(codes.map((code) => ({ code })))
    .onConflict((conflict) => conflict.constraint('procedure_pkey').doNothing())
    .execute()
}

/** Adds versions; one whose number the procedure already has is left as it is. Answers how many were added. */
export async function insertVersions(
  tx: Write,
  versions: readonly NewProcedureVersion[],
): Promise<number> {
  if (versions.length === 0) return 0
  const added = await tx
    .insertInto('procedure_version')
    .values(
      versions.map(({ id, code, number, effectiveFrom, effectiveTo, content }) => ({
        id,
        procedure_code: code,
        number,
        effective_from: effectiveFrom,
        effective_to: effectiveTo,
        name: content.name,
        sector: content.sector,
        levels: [...content.levels],
        audience: [...content.audience],
        online_level: content.onlineLevel,
        is_accepted: content.handledElsewhere === null,
        content: json(content),
      })),
    )
    .onConflict((conflict) => conflict.constraint('procedure_version_number_unique').doNothing())
    .returning('id')
    .execute()
  return added.length
}

function asVersion(
  row: Omit<ProcedureVersion, 'content'> & { readonly content: unknown },
): ProcedureVersion {
  return { ...row, content: row.content as ProcedureContent }
}
