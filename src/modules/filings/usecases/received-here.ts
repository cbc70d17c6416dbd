import { dayOf } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { whyNotReceived } from '#modules/acceptances'
import type { ProcedureVersion, ReceivingPlace } from '#modules/procedures'
import type { Context } from '#platform/context'

/**
 * Lets a filing pass when the approved list, if there is one, does not keep the place from receiving it. Refuses:
 * `invalid/not-received-at-one-stop`.
 */
export async function requireAccepted(
  context: Context,
  { code, content }: Pick<ProcedureVersion, 'code' | 'content'>,
  place: Pick<ReceivingPlace, 'level'>,
): Promise<void> {
  const { levels } = content
  const whyNot = await whyNotReceived(context, { code, levels }, dayOf(context.clock.now()))
  if (whyNot(place.level) !== null) throw new Refused('invalid/not-received-at-one-stop')
}
