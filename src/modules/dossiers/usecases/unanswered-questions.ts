import { authorise } from '#platform/access'
import type { Context } from '#platform/context'
import { inRead } from '#platform/db'
import { findAnsweredQuestions } from '../db/answered.queries.ts'

const LOOKED_AT = 500
const FEWEST = 20

/**
 * Which of these questions of a form nobody has answered in the last dossiers of a procedure: for who decides whether
 * to go on asking them. None while there are too few dossiers to tell. Refuses: `forbidden/role`.
 */
export async function unansweredQuestions(
  context: Context,
  procedureCode: string,
  questionIds: readonly string[],
): Promise<string[]> {
  authorise(context.actor, 'catalogue.inspect')
  const { dossiers, answered } = await inRead(context.db, (read) =>
    findAnsweredQuestions(read, procedureCode, LOOKED_AT),
  )
  return dossiers < FEWEST ? [] : questionIds.filter((id) => !answered.includes(id))
}
