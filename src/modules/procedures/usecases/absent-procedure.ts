import type { Day } from '#kernel/day'
import { Refused } from '#kernel/refused'
import type { Context } from '#platform/context'
import { listVersions } from './catalogue.ts'

/**
 * The refusal of who asks for a procedure that is not in force on a day: that it was repealed, that it is not yet in
 * force, or that there is none of that code.
 */
export async function absentProcedure(
  context: Pick<Context, 'db' | 'clock'>,
  code: string,
  on: Day,
): Promise<Refused> {
  const versions = await listVersions(context, code)
  if (versions.length === 0) return new Refused('not-found/procedure')
  return new Refused(
    versions.some(({ effectiveFrom }) => effectiveFrom > on)
      ? 'conflict/procedure-not-in-force-yet'
      : 'conflict/procedure-repealed',
  )
}
