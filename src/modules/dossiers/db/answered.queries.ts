import { sql } from 'kysely'
import type { Read } from '#platform/db'

/**
 * Of the last dossiers of a procedure, how many there are and which questions of the form at least one of them
 * answers. An answer that is empty is none.
 */
export async function findAnsweredQuestions(
  db: Read,
  procedureCode: string,
  last: number,
): Promise<{ readonly dossiers: number; readonly answered: readonly string[] }> {
  const { rows } = await sql<{ dossiers: number; answered: string[] | null }>`
    with recent as (
      select id from dossier
      where procedure_code = ${procedureCode}
      order by submitted_at desc
      limit ${last}
    ),
    given as (
      select distinct key
      from recent
      join dossier_answers on dossier_answers.dossier_id = recent.id,
      jsonb_each(dossier_answers.answers)
      where value not in ('null', '""', '[]', '{}')
    )
    select (select count(*) from recent) as dossiers, (select array_agg(key) from given) as answered`.execute(
    db,
  )
  const [row] = rows
  return { dossiers: row?.dossiers ?? 0, answered: row?.answered ?? [] }
}
