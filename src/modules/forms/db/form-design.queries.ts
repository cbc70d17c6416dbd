import type { AccountId, FormDesignId } from '#kernel/id'
import { json, type Read, type Write } from '#platform/db'
import type { Answers } from '../domain/answers.ts'
import type { FormDefinition } from '../domain/definition.ts'

/** The next version of a form while it is designed. */
export interface FormDesign {
  readonly id: FormDesignId
  readonly procedureCode: string
  readonly definition: FormDefinition
  /** Counts the changes. */
  readonly revision: number
  /** Answers of a filing that is only tried. */
  readonly trial: Answers
  /** The revision that was last filled in to its end without a fault. */
  readonly triedRevision: number | null
  readonly begunAt: Date
  readonly changedAt: Date
  readonly changedBy: AccountId
}

/** A design without what is asked in it. */
export type ListedFormDesign = Pick<
  FormDesign,
  'id' | 'procedureCode' | 'revision' | 'triedRevision' | 'changedAt'
>

const HEAD = [
  'id',
  'procedure_code as procedureCode',
  'revision',
  'tried_revision as triedRevision',
  'changed_at as changedAt',
] as const

const WHOLE = [
  ...HEAD,
  'definition',
  'trial',
  'begun_at as begunAt',
  'changed_by as changedBy',
] as const

/** All forms in design, those changed last first: one for each procedure at most. */
export async function listDesigns(db: Read, limit: number): Promise<ListedFormDesign[]> {
  return db
    .selectFrom('form_design')
    .select(HEAD)
    .orderBy('changed_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
}

export async function findDesign(db: Read, id: FormDesignId): Promise<FormDesign | null> {
  const row = await db
    .selectFrom('form_design')
    .select(WHOLE)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : designOf(row)
}

/** The design, locked until the transaction ends. */
export async function findDesignForUpdate(tx: Write, id: FormDesignId): Promise<FormDesign | null> {
  const row = await tx
    .selectFrom('form_design')
    .select(WHOLE)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row === undefined ? null : designOf(row)
}

export async function findDesignIdOf(db: Read, code: string): Promise<FormDesignId | null> {
  const row = await db
    .selectFrom('form_design')
    .select('id')
    .where('procedure_code', '=', code)
    .executeTakeFirst()
  return row?.id ?? null
}

const NO_SUCH_PROCEDURE = { code: '23503', constraint: 'form_design_procedure' } as const

/** Keeps a new design, unless the procedure has one already or is not there. */
export async function insertDesign(
  tx: Write,
  design: FormDesign,
): Promise<'kept' | 'has-one' | 'no-procedure'> {
  try {
    const { numInsertedOrUpdatedRows = 0n } = await tx
      .insertInto('form_design')
      .values({
        id: design.id,
        procedure_code: design.procedureCode,
        begun_at: design.begunAt,
        ...rowOf(design),
      })
      .onConflict((conflict) => conflict.columns(['locality_id', 'procedure_code']).doNothing())
      .executeTakeFirst()
    return numInsertedOrUpdatedRows === 0n ? 'has-one' : 'kept'
  } catch (error) {
    const { code, constraint } = error as { code?: string; constraint?: string }
    if (code === NO_SUCH_PROCEDURE.code && constraint === NO_SUCH_PROCEDURE.constraint)
      return 'no-procedure'
    throw error
  }
}

export async function setDesign(tx: Write, design: FormDesign): Promise<void> {
  await tx.updateTable('form_design').set(rowOf(design)).where('id', '=', design.id).execute()
}

export async function deleteDesign(tx: Write, id: FormDesignId): Promise<void> {
  await tx.deleteFrom('form_design').where('id', '=', id).execute()
}

function rowOf(design: FormDesign) {
  return {
    definition: json(design.definition),
    revision: design.revision,
    trial: json(design.trial),
    tried_revision: design.triedRevision,
    changed_at: design.changedAt,
    changed_by: design.changedBy,
  }
}

type WholeRow = Omit<FormDesign, 'definition' | 'trial'> & {
  readonly definition: unknown
  readonly trial: unknown
}

function designOf(row: WholeRow): FormDesign {
  return { ...row, definition: row.definition as FormDefinition, trial: row.trial as Answers }
}
