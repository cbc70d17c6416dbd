import type { ProcessDesignId } from '#kernel/id'
import { json, type Read, type Write } from '#platform/db'
import type { Design } from '../domain/design.ts'

const COLUMNS = [
  'id',
  'name',
  'purpose',
  'scope',
  'is_template as isTemplate',
  'revision',
  'created_at as createdAt',
  'changed_at as changedAt',
  'changed_by as changedBy',
] as const

const DRAWN = [...COLUMNS, 'definition', 'drawing_findings as findings'] as const

export type ListedDesign = Omit<Design, 'definition' | 'findings'>

/** After which design a list goes on. */
export interface DesignPosition {
  readonly changedAt: Date
  readonly id: ProcessDesignId
}

/** Designs, those changed last first. */
export async function listDesignRows(
  db: Read,
  after: DesignPosition | null,
  limit: number,
): Promise<ListedDesign[]> {
  return db
    .selectFrom('process_design')
    .select(COLUMNS)
    .where((is) =>
      after === null
        ? is.lit(true)
        : is.or([
            is('changed_at', '<', after.changedAt),
            is.and([is('changed_at', '=', after.changedAt), is('id', '>', after.id)]),
          ]),
    )
    .orderBy('changed_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
}

export async function findDesign(db: Read, id: ProcessDesignId): Promise<Design | null> {
  const row = await db
    .selectFrom('process_design')
    .select(DRAWN)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : designOf(row)
}

export async function findDesignForUpdate(tx: Write, id: ProcessDesignId): Promise<Design | null> {
  const row = await tx
    .selectFrom('process_design')
    .select(DRAWN)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row === undefined ? null : designOf(row)
}

export async function insertDesign(tx: Write, design: Design): Promise<void> {
  await tx
    .insertInto('process_design')
    .values({ id: design.id, created_at: design.createdAt, ...rowOf(design) })
    .execute()
}

export async function setDesign(tx: Write, design: Design): Promise<void> {
  await tx.updateTable('process_design').set(rowOf(design)).where('id', '=', design.id).execute()
}

export async function deleteDesign(tx: Write, id: ProcessDesignId): Promise<void> {
  await tx.deleteFrom('process_design').where('id', '=', id).execute()
}

/** The codes of the procedures that a design is meant for, in order. */
export async function listDesignProcedures(db: Read, id: ProcessDesignId): Promise<string[]> {
  const rows = await db
    .selectFrom('process_design_procedure')
    .select('procedure_code as code')
    .where('design_id', '=', id)
    .orderBy('procedure_code')
    .limit(3_000)
    .execute()
  return rows.map(({ code }) => code)
}

/** Adds procedures; those that are there already stay. */
export async function insertDesignProcedures(
  tx: Write,
  id: ProcessDesignId,
  codes: readonly string[],
): Promise<void> {
  if (codes.length === 0) return
  await tx
    .insertInto('process_design_procedure')
    .values(codes.map((code) => ({ design_id: id, procedure_code: code })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function deleteDesignProcedures(
  tx: Write,
  id: ProcessDesignId,
  codes: readonly string[],
): Promise<void> {
  await tx
    .deleteFrom('process_design_procedure')
    .where('design_id', '=', id)
    .where('procedure_code', 'in', [...codes])
    .execute()
}

/** The column holds what `rowOf` puts into it, and nothing else. */
function designOf(row: Omit<Design, 'findings'> & { readonly findings: unknown }): Design {
  return { ...row, findings: row.findings as Design['findings'] }
}

function rowOf(design: Design) {
  return {
    name: design.name,
    purpose: design.purpose,
    scope: design.scope,
    is_template: design.isTemplate,
    definition: json(design.definition),
    drawing_findings: json(design.findings),
    revision: design.revision,
    changed_at: design.changedAt,
    changed_by: design.changedBy,
  }
}
