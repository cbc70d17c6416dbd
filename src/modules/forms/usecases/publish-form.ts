import { dayOf } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { authorise, type Actor } from '#platform/access'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { inTransaction, type Write } from '#platform/db'
import { newId } from '#platform/ids'
import { getNewestNumberLocked, insertForm, type FormVersion } from '../db/form.queries.ts'
import type { Answers } from '../domain/answers.ts'
import { checkAnswers } from '../domain/check.ts'
import type { FormDefinition } from '../domain/definition.ts'
import { problemsOf } from '../domain/review.ts'
import { schemaOf } from '../domain/schema.ts'
import { forgetNewest } from './published-forms.ts'

/** A form about to be published. */
export interface FormDraft {
  readonly procedureCode: string
  readonly definition: FormDefinition
  readonly example: Answers
}

/**
 * Publishes the electronic form of a procedure as its next version, which is the present one from this moment. The
 * schema for other systems is derived and kept with it; the example must satisfy it.
 *
 * Audit: `form.published`. Refuses: `forbidden/role`, `invalid/form-definition` and `invalid/form-example` with every
 * problem, `not-found/procedure`.
 */
export async function publishForm(
  context: Context,
  procedureCode: string,
  definition: FormDefinition,
  example: Answers,
): Promise<FormVersion> {
  authorisePublishing(context.actor)
  const published = await inTransaction(context.db, async (tx) => {
    const newest = await getNewestNumberLocked(tx, procedureCode)
    return publishVersion(tx, context, { procedureCode, definition, example }, newest + 1)
  })
  forgetNewest(context.db, procedureCode)
  return published
}

/** Procedure control publishes; so does the system itself when a locality is loaded. */
export function authorisePublishing(actor: Actor): void {
  if (actor.kind !== 'system') authorise(actor, 'forms.publish')
}

/** Publishes a draft under the next number, which the transaction has found and holds. */
export async function publishVersion(
  tx: Write,
  context: Context,
  { procedureCode, definition, example }: FormDraft,
  number: number,
): Promise<FormVersion> {
  const publishedAt = context.clock.now()
  const problems = problemsOf(definition)
  if (problems.length > 0) throw new Refused('invalid/form-definition', { errors: problems })
  const faults = checkAnswers(definition, example, dayOf(publishedAt))
  if (faults.length > 0) throw new Refused('invalid/form-example', { errors: faults })

  const form: FormVersion = {
    id: newId(),
    procedureCode,
    number,
    publishedAt,
    definition,
    schema: schemaOf(definition),
    example,
  }
  const { actor } = context
  const publishedBy = actor.kind === 'system' ? null : actor.accountId
  if (!(await insertForm(tx, form, publishedBy))) throw new Refused('not-found/procedure')
  const details = { procedureCode, number }
  await record(tx, context, 'form.published', { kind: 'form', id: form.id, details })
  return form
}
