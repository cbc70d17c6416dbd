import type { Context } from '#platform/context'
import { chosenStep } from '../domain/decide-step.ts'
import { decideRequestSupplement } from '../domain/decide-supplement.ts'
import type { RequestedItem } from '../domain/dossier.ts'
import { act, type ActionRequest, type Answer, type Stage } from './act.ts'
import { issueSupplementRequest } from './letters/statutory-forms.ts'
import { endWished } from './scene.ts'

/**
 * Asks the person to bring or mend papers, all at once, and stops the clock (form 02). Without a day
 * to answer by, the rulebook's number of working days is given.
 *
 * Refuses: `conflict/supplement-already-requested`, `invalid/respond-by-past`,
 * `invalid/respond-by-too-soon`, `invalid/no-item`.
 */
export function requestSupplement(
  context: Context,
  request: ActionRequest,
  body: {
    readonly stepId?: string | undefined
    readonly items: readonly RequestedItem[]
    readonly respondBy?: string | undefined
  },
): Promise<Answer> {
  return act(context, 'request-supplement', request, (stage) => {
    const { dossier, onlooker, scene } = stage
    const step =
      dossier.state === 'submitted'
        ? null
        : chosenStep(dossier, onlooker, body.stepId ?? null, 'handler')
    const asked = {
      items: body.items,
      respondBy: respondBy(stage, body.respondBy),
      stepId: step?.stepId ?? null,
    }
    return {
      event: decideRequestSupplement(dossier, asked, scene.facts),
      alongside: (after) => [issueSupplementRequest(stage, after)],
    }
  })
}

/** Nothing wished means as long as the rulebook gives. */
function respondBy({ scene: { facts, calendar } }: Stage, wish: string | undefined): Date {
  const { now, terms, law } = facts
  return wish === undefined
    ? terms.workingDaysAfter(now, law.daysToAnswer)
    : endWished(calendar, wish)
}
