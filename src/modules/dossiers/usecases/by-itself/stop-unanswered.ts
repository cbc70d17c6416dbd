import type { Context } from '#platform/context'
import { listUnanswered, type Unanswered } from '../../db/unanswered.queries.ts'
import { decideStop } from '../../domain/decide-other.ts'
import { isUnanswered } from '../../domain/decide-supplement.ts'
import { issueStopNotice } from '../letters/statutory-forms.ts'
import { actByItself, goThrough, type Became } from './go-through.ts'

/** Why a dossier is stopped by itself, as its person reads it. */
export const NOT_ANSWERED =
  'Đã hết thời hạn bổ sung, hoàn thiện hồ sơ mà cơ quan tiếp nhận không nhận được giấy tờ bổ sung.'

/**
 * Stops the dossiers whose person was asked for papers and did not bring them by the day that was
 * given, with the notice of it. A day that was declared off since lasts until the end of the next
 * working day.
 *
 * Law: the officer closes a dossier that is not completed in time (Decree 118/2025, art. 17; to
 * confirm against the text). Audit: `dossier.stopped`, by the system.
 *
 * Safe to run twice and to be cut short: a dossier that is stopped, or was supplemented meanwhile, is
 * no longer among them. Who was faster wins. One that fails keeps none of the others.
 */
export async function stopUnansweredDossiers(context: Context): Promise<void> {
  const now = context.clock.now()
  await goThrough(
    context,
    (read, page) => listUnanswered(read, now, page),
    (seen) => stopOne(context, seen),
  )
}

function stopOne(context: Context, seen: Unanswered): Promise<Became> {
  return actByItself(context, 'stop', seen, (stage) =>
    isUnanswered(stage.dossier, stage.scene.facts)
      ? {
          event: decideStop(NOT_ANSWERED, 'no-answer'),
          alongside: () => [issueStopNotice(stage, { reason: NOT_ANSWERED, requestedOn: null })],
        }
      : null,
  )
}
