import type { FormDesignId } from '#kernel/id'
import { dayOf } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { authorise } from '#platform/access'
import type { Context } from '#platform/context'
import { inTransaction } from '#platform/db'
import { findDesignForUpdate, setDesign } from '../../db/form-design.queries.ts'
import type { Answers } from '../../domain/answers.ts'
import { checkAnswers } from '../../domain/check.ts'
import type { FormDefinition } from '../../domain/definition.ts'
import type { Fault } from '../../domain/faults.ts'
import { problemsOf } from '../../domain/review.ts'
import { dropHidden, tidyAnswers } from '../../domain/tidy.ts'

/** What a filing that is only tried comes to. */
export interface TriedForm {
  readonly answers: Answers
  /** What is still wrong with all answers, of pages to come, too. */
  readonly faults: readonly Fault[]
}

/**
 * Fills in a form in design as a person would, without a dossier: the answers are kept beside the design and become the
 * example of the version that is published. A form that cannot be published cannot be filled in to its end either.
 *
 * Nothing is audited: no right and no duty comes of it. Refuses: `forbidden/role`, `not-found/form-design`.
 */
export async function tryFormDesign(
  context: Context,
  id: FormDesignId,
  answer: (before: Answers) => Answers,
): Promise<TriedForm> {
  authorise(context.actor, 'forms.publish')
  return inTransaction(context.db, async (tx) => {
    const design = await findDesignForUpdate(tx, id)
    if (design === null) throw new Refused('not-found/form-design')
    const { definition, revision } = design
    const answers = answer(design.trial)

    const isSound = problemsOf(definition).length === 0
    const today = dayOf(context.clock.now())
    const faults = isSound ? checkAnswers(definition, exampleOf(definition, answers), today) : []
    const isDone = isSound && faults.length === 0
    await setDesign(tx, { ...design, trial: answers, triedRevision: isDone ? revision : null })
    return { answers, faults }
  })
}

/** The answers of a trial as an example: tidied, and without what the form does not ask, or does not ask any more. */
export function exampleOf(definition: FormDefinition, trial: Answers): Answers {
  const asked = new Set(definition.pages.flatMap((page) => page.questions.map(({ id }) => id)))
  const answered = Object.entries(trial).filter(([id]) => asked.has(id))
  return dropHidden(definition, tidyAnswers(definition, Object.fromEntries(answered)))
}
