import type { AccountId, DossierId } from '#kernel/id'
import { workingHoursBetween, type WorkingCalendar } from '#modules/calendars'
import type { Context } from '#platform/context'
import { inRead } from '#platform/db'
import { listHandled, listHeldSteps, type HandledPosition } from '../../db/held-steps.queries.ts'
import { termBegan } from '../../domain/due-dates/running-term.ts'
import { warningsOf, type Warning } from '../../domain/due-dates/warnings.ts'
import { beginningsOf, pausesOf } from '../list-dossiers.ts'
import { agencyCalendars, calendarUnitOf } from './agency-calendars.ts'

export type { HandledPosition }

/** Something that a holder should be told now. */
export interface HeldWarning {
  readonly accountId: AccountId
  readonly dossierId: DossierId
  readonly dossierCode: string
  /** The step whose own end is near; null when it is the end of the whole dossier. */
  readonly stepName: string | null
  readonly kind: Warning
  readonly dueAt: Date
}

type Handled = Awaited<ReturnType<typeof listHandled>>[number]
type HeldStep = Awaited<ReturnType<typeof listHeldSteps>>[number]

/**
 * The warnings that hold now for those who hold an open step, of the dossiers of one page and of
 * their steps, counted by the calendar of the competent agency. A step that is due with its dossier
 * is warned of as the dossier. For the system's own work.
 */
export async function findWarnings(
  context: Context,
  page: { readonly after: HandledPosition | null; readonly limit: number },
): Promise<{ readonly warnings: readonly HeldWarning[]; readonly next: HandledPosition | null }> {
  const now = context.clock.now()
  const [dossiers, steps] = await inRead(context.db, async (read) => {
    const found = await listHandled(read, now, page)
    const ids = found.map(({ id }) => id)
    return [found, await listHeldSteps(read, ids)] as const
  })
  const calendarOf = await agencyCalendars(context)
  const held = Map.groupBy(steps, ({ dossier_id: id }) => id)
  const warnings = dossiers.flatMap((dossier) => {
    const calendar = calendarOf(calendarUnitOf(dossier))
    return (held.get(dossier.id) ?? []).flatMap((step) =>
      warningsFor(dossier, step, { now, calendar }),
    )
  })
  const last = dossiers.length < page.limit ? undefined : dossiers.at(-1)
  const next = last?.due_at == null ? null : { dueAt: last.due_at, id: last.id }
  return { warnings, next }
}

function warningsFor(
  dossier: Handled,
  step: HeldStep,
  about: { readonly now: Date; readonly calendar: WorkingCalendar },
): HeldWarning[] {
  const { assignee_id: accountId } = step
  if (accountId === null) return []
  const pauses = pausesOf(dossier.pauses)
  const told = (startedAt: Date | null, dueAt: Date | null, stepName: string | null) =>
    dueAt === null
      ? []
      : warningsOf({ startedAt, dueAt, endedAt: null, pauses }, about.now, (from, to) =>
          workingHoursBetween(about.calendar, from, to),
        ).map((kind) => ({
          accountId,
          dossierId: dossier.id,
          dossierCode: dossier.code,
          stepName,
          kind,
          dueAt,
        }))
  const isDueTogether = step.due_at?.getTime() === dossier.due_at?.getTime()
  return [
    ...told(termBegan(beginningsOf(dossier)), dossier.due_at, null),
    ...(isDueTogether ? [] : told(step.opened_at, step.due_at, step.name)),
  ]
}
