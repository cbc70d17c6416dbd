import { dueDate } from './due-date.ts'
import { workingDays, type DurationUnit } from './duration.ts'
import type { WorkingCalendar } from './working-calendar.ts'
import {
  addWorkingTime,
  workingDaysBetween,
  workingTimeBetween,
  type Pause,
} from './working-time.ts'

/**
 * A due instant moved on by a pause: for a term in days by the working days of the pause, to closing
 * time; for a term in hours by its session time. The same as counting anew with one pause more.
 */
export function movedByPause(
  calendar: WorkingCalendar,
  dueAt: Date,
  unit: DurationUnit,
  pause: Pause,
): Date {
  if (unit === 'working-hours') {
    return addWorkingTime(calendar, dueAt, workingTimeBetween(calendar, pause.from, pause.to))
  }
  const days = workingDaysBetween(calendar, pause.from, pause.to)
  if (days === 0) return dueAt
  const counting = { cutOff: 'none', pauses: [], policy: 'pause' } as const
  return dueDate(calendar, dueAt, workingDays(days), counting).dueAt
}
