import { listProcedureFacts } from '#modules/procedures'
import { authorise } from '#platform/access'
import type { Context } from '#platform/context'
import { inRead } from '#platform/db'
import { listDecisions } from '../db/acceptance.queries.ts'
import {
  faultsOfList,
  linesInForce,
  type AcceptanceDecision,
  type AcceptanceLine,
  type LineFault,
} from '../domain/acceptance.ts'
import { changesBetween, standingBefore } from '../domain/changes.ts'
import type { GivenFault, GivenLine } from '../domain/given-lines.ts'
import { heldBy } from './read-acceptance.ts'
import { named, type NamedChange } from './view-acceptances.ts'

/** A line that was typed and cannot be taken, with its number. */
export interface PreviewFault {
  readonly at: number
  readonly given: string
  readonly code: GivenFault | LineFault['code']
}

/** What recording a decision would do. */
export interface AcceptancePreview {
  readonly faults: readonly PreviewFault[]
  readonly lines: readonly AcceptanceLine[]
  /** What would change of the list that holds on its day; nothing is compared while a line is at fault. */
  readonly changes: readonly NamedChange[]
}

/**
 * What a decision would change of the list in force on its day, and every line of it that cannot be taken. Nothing is
 * written. For procedure control. Refuses: `forbidden/role`.
 */
export async function previewAcceptance(
  context: Context,
  signed: Pick<AcceptanceDecision, 'effectiveFrom' | 'decidedOn' | 'replacesEarlier'>,
  given: readonly GivenLine[],
): Promise<AcceptancePreview> {
  authorise(context.actor, 'catalogue.publish')
  return inRead(context.db, async (read) => {
    const procedures = await listProcedureFacts(read, signed.effectiveFrom)
    const levels = new Map(procedures.map(({ code, levels: its }) => [code, its]))
    const readable = given.flatMap(({ at, given: text, read: line }) =>
      typeof line === 'string' ? [] : [{ at, text, line }],
    )
    const lines = readable.map(({ line }) => line)
    const faults = [
      ...given.flatMap(({ at, given: text, read: code }) =>
        typeof code === 'string' ? [{ at, given: text, code }] : [],
      ),
      ...faultsOfList(lines, (code) => levels.get(code) ?? null).flatMap(({ at, code }) => {
        const row = readable[at]
        return row === undefined ? [] : [{ at: row.at, given: row.text, code }]
      }),
    ].toSorted((one, other) => one.at - other.at)
    if (faults.length > 0) return { faults, lines, changes: [] }

    const before = await heldBy(read, standingBefore(await listDecisions(read), signed))
    const own = linesInForce([lines])
    const after = signed.replacesEarlier ? own : new Map([...before, ...own])
    const changes = changesBetween(before, after)
    return { faults, lines, changes: await named(read, changes, signed.effectiveFrom) }
  })
}
