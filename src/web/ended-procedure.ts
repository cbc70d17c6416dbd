import { redirect } from 'react-router'
import { dayOf } from '#kernel/instant'
import { endedProcedure } from '#modules/publications'
import type { Context } from '#platform/context'

/** Leads who looks for a procedure that was repealed to the page that says so, and what took its place. */
export async function leadToEnding(context: Context, code: string): Promise<void> {
  const ended = await endedProcedure(context, code, dayOf(context.clock.now()))
  if (ended !== null) throw redirect(`/thu-tuc/${code}/bai-bo`)
}
