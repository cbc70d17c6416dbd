import { day } from '#kernel/day'
import type { CalendarCause } from '../domain/events.ts'
import type { EndedPause, Terms } from '../domain/facts.ts'
import { later } from './builders.ts'

const HOUR = 3_600_000

/** A world without nights in which time stands still while the offices are closed. In order, apart. */
export function termsWhenClosed(closed: readonly EndedPause[]): Terms {
  /** The time that counts between two instants. */
  const counted = (from: Date, to: Date): number => {
    const off = closed.map(
      (each) =>
        Math.min(each.to.getTime(), to.getTime()) - Math.max(each.from.getTime(), from.getTime()),
    )
    return to.getTime() - from.getTime() - off.reduce((sum, each) => sum + Math.max(0, each), 0)
  }
  /** The first instant by which so much time has counted. */
  const after = (start: Date, time: number): Date => {
    let end = start.getTime() + time
    for (const { from, to } of closed) {
      const shut = Math.max(from.getTime(), start.getTime())
      if (shut < end) end += Math.max(0, to.getTime() - shut)
    }
    return new Date(end)
  }
  const dossierDueAt = (start: Date, term: { readonly value: number }) =>
    after(start, term.value * 24 * HOUR)
  return {
    dossierDueAt,
    movedByPause: (dueAt, _, { from, to }) => after(dueAt, counted(from, to)),
    stepDueAt: (opened, hours, latest) => {
      if (hours === null) return null
      const due = after(opened, hours * HOUR)
      return latest !== null && latest < due ? latest : due
    },
    workingDaysAfter: (from, days) => dossierDueAt(from, { value: days }),
    periodEnd: (told) => {
      const off = closed.find(({ from, to }) => from < told && told <= to)
      return off === undefined ? told : after(off.to, 24 * HOUR)
    },
    workingDayBefore: (instant) => new Date(instant.getTime() - 24 * HOUR),
  }
}

/** Why dates are counted anew in a random history. */
export const CAUSE: CalendarCause = {
  changeId: 'change',
  happened: 'special-day.added',
  day: day('2026-03-02'),
  kind: 'holiday',
  name: 'Ngày nghỉ',
}

/** Days on which the offices are closed after a change: some that are past and some to come, or none. */
export function closures(hours: number, variant: number) {
  const offsets = [[], [6], [-60, 48], [-12, 12, 200]][variant] ?? []
  return offsets.map((offset) => ({ from: later(hours + offset), to: later(hours + offset + 24) }))
}
