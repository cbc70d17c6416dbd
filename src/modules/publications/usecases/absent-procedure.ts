import type { Day } from '#kernel/day'
import { Refused } from '#kernel/refused'
import { listVersions } from '#modules/procedures'
import type { Context } from '#platform/context'
import { endedProcedure } from './version-line.ts'

/**
 * The refusal of who asks for a procedure that is not in force on a day: there is none of that code, it is not yet in
 * force, or it was repealed. A repeal says since when, and names what came in its place: who files it, on whatever way,
 * is told what to file instead.
 */
export async function absentProcedure(context: Context, code: string, on: Day): Promise<Refused> {
  const ended = await endedProcedure(context, code, on)
  if (ended !== null)
    return new Refused('conflict/procedure-repealed', {
      members: {
        procedureCode: code,
        lastDay: ended.lastDay,
        replacedBy: ended.ending?.replacedBy ?? null,
      },
    })
  const versions = await listVersions(context, code)
  return new Refused(
    versions.some(({ effectiveFrom }) => effectiveFrom > on)
      ? 'conflict/procedure-not-in-force-yet'
      : 'not-found/procedure',
  )
}
