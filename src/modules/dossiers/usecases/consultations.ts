import { Refused } from '#kernel/refused'
import type { Context } from '#platform/context'
import { decideAnswerConsultation, decideConsult } from '../domain/decide-consultation.ts'
import { act, type ActionRequest, type Answer } from './act.ts'
import { issueConsultation } from './letters/notices.ts'

/**
 * Asks another unit for its opinion within so many working hours. Several may be asked beside each
 * other; handling waits for none that lets its deadline pass. The question goes as a letter, too.
 *
 * Audit: `consultation.asked`. Refuses: `invalid/consulted-unit-unknown`,
 * `invalid/consulted-unit-is-own`, `conflict/already-consulted`.
 */
export function consultUnit(
  context: Context,
  request: ActionRequest,
  body: {
    readonly stepId?: string | undefined
    readonly unitCode: string
    readonly question: string
    readonly workingHours: number
  },
): Promise<Answer> {
  return act(context, 'consult', request, (stage) => {
    const { dossier, onlooker, scene } = stage
    const unit = scene.organisation.byCode(body.unitCode)
    if (unit === null) throw new Refused('invalid/consulted-unit-unknown')
    const { stepId = null, question, workingHours: hours } = body
    return {
      event: decideConsult(
        dossier,
        onlooker,
        { stepId, unitId: unit.id, question, hours },
        scene.facts,
      ),
      alongside: (after) => [issueConsultation(stage, after)],
    }
  })
}

/**
 * Gives the opinion of a unit that was asked; the only open question to it when none is named.
 *
 * Audit: `consultation.answered`. Refuses: `conflict/no-consultation-of-yours`.
 */
export function answerConsultation(
  context: Context,
  request: ActionRequest,
  body: { readonly consultationId?: string | undefined; readonly answer: string },
): Promise<Answer> {
  return act(context, 'answer-consultation', request, ({ dossier, onlooker }) => {
    const ordinal = body.consultationId === undefined ? null : Number(body.consultationId)
    return {
      event: decideAnswerConsultation(dossier, onlooker, { ordinal, answer: body.answer }),
    }
  })
}
