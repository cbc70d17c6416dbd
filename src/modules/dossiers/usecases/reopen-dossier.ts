import type { Context } from '#platform/context'
import { listEvents } from '../db/event.queries.ts'
import { decideReopen } from '../domain/decide-other.ts'
import type { Dossier } from '../domain/dossier.ts'
import type { SealedEvent } from '../domain/events.ts'
import { beforeItsEnd } from '../domain/evolve.ts'
import { act, type ActionRequest, type Answer, type Stage } from './act.ts'
import { issueReopeningNotice } from './letters/notices.ts'
import { processOf } from './step-actions.ts'

/**
 * Reopens a dossier that was refused, withdrawn, stopped or decided against, by order of the approver
 * with the reason: it goes on where it was, with its whole term from now; the person owes the papers
 * or the money again that they were asked for. The first due date stays known. Ends are final except
 * by this. The person is told by letter.
 *
 * Audit: `dossier.reopened`. Refuses: `conflict/not-ended`, `conflict/already-reopened`,
 * `conflict/too-late-to-reopen`.
 */
export function reopenDossier(
  context: Context,
  request: ActionRequest,
  body: { readonly reason: string },
): Promise<Answer> {
  return act(context, 'reopen', request, async (stage) => {
    const [process, before] = await Promise.all([
      stage.dossier.processVersionId === null ? null : processOf(stage),
      storedBeforeItsEnd(stage),
    ])
    const about = { process, before, facts: stage.scene.facts }
    return {
      event: decideReopen(stage.dossier, body.reason, about),
      alongside: (after) => [issueReopeningNotice(stage, after, body.reason)],
    }
  })
}

/** The dossier as its history tells it to the moment in which it ended. */
async function storedBeforeItsEnd({ tx, dossier }: Stage): Promise<Dossier> {
  const events = (await listEvents(tx, dossier)) as readonly unknown[] as readonly SealedEvent[]
  const before = beforeItsEnd(dossier, events)
  if (before === null) throw new Error(`${dossier.code} has no history`)
  return before
}
