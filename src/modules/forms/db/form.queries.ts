import { sql } from 'kysely'
import type { AccountId, FormVersionId } from '#kernel/id'
import { json, type Read, type Write } from '#platform/db'
import type { Answers } from '../domain/answers.ts'
import type { FormDefinition } from '../domain/definition.ts'
import type { JsonSchema } from '../domain/schema.ts'

/** A published version of the electronic form of a procedure. It never changes. */
export interface FormVersion {
  readonly id: FormVersionId
  readonly procedureCode: string
  /** Counts from 1 in each procedure. */
  readonly number: number
  readonly publishedAt: Date
  readonly definition: FormDefinition
  readonly schema: JsonSchema
  /** Answers that satisfy the schema, for any account. */
  readonly example: Answers
}

/** A version in the history of a form. */
export type ListedFormVersion = Pick<FormVersion, 'id' | 'number' | 'publishedAt'> & {
  /** Null for what came with the data of the locality. */
  readonly publishedBy: AccountId | null
}

/** The versions of a form, newest first: those before a number, or from the newest on. */
export async function listForms(
  db: Read,
  procedureCode: string,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): Promise<ListedFormVersion[]> {
  const query = db
    .selectFrom('form_version')
    .select(['id', 'number', 'published_at as publishedAt', 'published_by as publishedBy'])
    .where('procedure_code', '=', procedureCode)
  return (before === null ? query : query.where('number', '<', before))
    .orderBy('number', 'desc')
    .limit(limit)
    .execute()
}

export async function findFormId(
  db: Read,
  procedureCode: string,
  number: number,
): Promise<FormVersionId | null> {
  const row = await db
    .selectFrom('form_version')
    .select('id')
    .where('procedure_code', '=', procedureCode)
    .where('number', '=', number)
    .executeTakeFirst()
  return row?.id ?? null
}

/** The ids of the version published last and of the one before it, newest first. */
export async function listNewestForms(db: Read, procedureCode: string): Promise<FormVersionId[]> {
  const rows = await db
    .selectFrom('form_version')
    .select('id')
    .where('procedure_code', '=', procedureCode)
    .orderBy('number', 'desc')
    .limit(2)
    .execute()
  return rows.map(({ id }) => id)
}

export async function findForm(db: Read, id: FormVersionId): Promise<FormVersion | undefined> {
  const row = await db
    .selectFrom('form_version')
    .select(['procedure_code', 'number', 'published_at', 'definition', 'schema', 'example'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return undefined
  return {
    id,
    procedureCode: row.procedure_code,
    number: row.number,
    publishedAt: row.published_at,
    definition: row.definition as FormDefinition,
    schema: row.schema as JsonSchema,
    example: row.example as Answers,
  }
}

/**
 * The number of the version published last, 0 when there is none. Nobody else publishes a form of this procedure until
 * the transaction ends.
 */
export async function getNewestNumberLocked(tx: Write, procedureCode: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(current_locality(), hashtext(${`form ${procedureCode}`}))`.execute(
    tx,
  )
  const row = await tx
    .selectFrom('form_version')
    .select((one) => one.fn.max('number').as('newest'))
    .where('procedure_code', '=', procedureCode)
    .executeTakeFirst()
  return row?.newest ?? 0
}

/** Whether a version of a procedure's form, present or past, says exactly this. */
export async function isFormPublished(
  db: Read,
  {
    procedureCode,
    definition,
    example,
  }: Pick<FormVersion, 'procedureCode' | 'definition' | 'example'>,
): Promise<boolean> {
  const row = await db
    .selectFrom('form_version')
    .select('id')
    .where('procedure_code', '=', procedureCode)
    .where('definition', '=', json(definition))
    .where('example', '=', json(example))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

const NO_SUCH_PROCEDURE = { code: '23503', constraint: 'form_version_procedure' } as const

/** False when there is no such procedure. */
export async function insertForm(
  tx: Write,
  form: FormVersion,
  publishedBy: AccountId | null,
): Promise<boolean> {
  try {
    await tx
      .insertInto('form_version')
      .values({
        id: form.id,
        procedure_code: form.procedureCode,
        number: form.number,
        published_at: form.publishedAt,
        published_by: publishedBy,
        definition: json(form.definition),
        schema: json(form.schema),
        example: json(form.example),
      })
      .execute()
    return true
  } catch (error) {
    const { code, constraint } = error as { code?: string; constraint?: string }
    if (code === NO_SUCH_PROCEDURE.code && constraint === NO_SUCH_PROCEDURE.constraint) return false
    throw error
  }
}
