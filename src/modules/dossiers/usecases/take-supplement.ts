import type { Context } from '#platform/context'
import { insertAnswers } from '../db/dossier-writes.queries.ts'
import { findAnswers } from '../db/dossier.queries.ts'
import { decideSupplement } from '../domain/decide-supplement.ts'
import type { NewDocument } from '../domain/events.ts'
import { act, type ActionRequest, type Answer, type Stage } from './act.ts'

/** What was brought, checked: papers, and the form filled in anew or null. */
export interface Brought {
  readonly documents: readonly NewDocument[]
  readonly answers: unknown
}

/**
 * Takes what was asked for into a dossier. Done by the applicant, or by reception for them; `check`
 * looks at what was brought once it is known that it may be.
 *
 * Refuses: `invalid/nothing-supplemented`, and what `check` refuses.
 */
export function takeSupplement(
  context: Context,
  request: ActionRequest,
  check: (stage: Stage) => Promise<Brought>,
): Promise<Answer> {
  return act(context, 'supplement', request, async (stage) => {
    const { tx, dossier, scene } = stage
    const { documents, answers } = await check(stage)
    const last = await findAnswers(tx, dossier.id)
    const answersRound = answers === null ? null : (last?.round ?? -1) + 1
    return {
      event: decideSupplement(dossier, { documents, answersRound }, scene.facts),
      alongside: () =>
        answersRound === null ? [] : [insertAnswers(tx, dossier.id, answersRound, answers)],
    }
  })
}
