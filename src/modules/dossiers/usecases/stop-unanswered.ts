import { Refused } from '#kernel/refused'
import type { Context } from '#platform/context'
import { inRead } from '#platform/db'
import { listUnanswered, type Unanswered } from '../db/unanswered.queries.ts'
import { decideStop } from '../domain/decide-other.ts'
import { act } from './act.ts'
import { issueStopNotice } from './letters/statutory-forms.ts'

const AT_A_TIME = 200

/** Why a dossier is stopped by itself, as its person reads it. */
export const NOT_ANSWERED =
  'Đã hết thời hạn bổ sung, hoàn thiện hồ sơ mà cơ quan tiếp nhận không nhận được giấy tờ bổ sung.'

/**
 * Stops the dossiers whose person was asked for papers and did not bring them by the day that was
 * given, with the notice of it.
 *
 * Law: the officer closes a dossier that is not completed in time (Decree 118/2025, art. 17; to
 * confirm against the text). Audit: `dossier.stopped`, by the system.
 *
 * Safe to run twice and to be cut short: a dossier that is stopped, or was supplemented meanwhile, is
 * no longer among them.
 */
export async function stopUnansweredDossiers(context: Context): Promise<void> {
  const now = context.clock.now()
  for (;;) {
    const found = await inRead(context.db, (read) => listUnanswered(read, now, AT_A_TIME))
    for (const dossier of found) await stopOne(context, dossier)
    if (found.length < AT_A_TIME) return
  }
}

/** One transaction for each. Someone who was faster wins. */
async function stopOne(context: Context, { code, version }: Unanswered): Promise<void> {
  try {
    await act(context, 'stop', { code, version, keyed: null }, (stage) => ({
      event: decideStop(NOT_ANSWERED, 'no-answer'),
      alongside: () => [issueStopNotice(stage, { reason: NOT_ANSWERED, requestedOn: null })],
    }))
  } catch (error) {
    if (!(error instanceof Refused) || !error.code.startsWith('conflict/')) throw error
  }
}
