import { parseInstant } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import type { Context } from '#platform/context'
import { decideExtend } from '../domain/decide-extend.ts'
import { act, type ActionRequest, type Answer } from './act.ts'
import { issueApology } from './dossier-letters.ts'

/**
 * Puts the due date off, with the apology that says why and until when (form 04). The first due date
 * stays known.
 *
 * Law: Decree 61/2018, art. 19; Decree 118/2025: once, and told at the latest one working day before.
 * Audit: `dossier.extended`. Refuses: `conflict/already-extended`, `conflict/too-late-to-extend`,
 * `invalid/due-at-not-later`, `conflict/no-due-date`.
 */
export function extendDossier(
  context: Context,
  request: ActionRequest,
  body: { readonly reason: string; readonly dueAt: string },
): Promise<Answer> {
  return act(context, 'extend', request, (stage) => {
    const dueAt = parseInstant(body.dueAt)
    if (dueAt === null) throw new Refused('invalid/shape')
    return {
      event: decideExtend(stage.dossier, { reason: body.reason, dueAt }, stage.scene.facts),
      alongside: (after) => [issueApology(stage, after, body.reason)],
    }
  })
}
