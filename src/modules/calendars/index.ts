/** Working schedules, holidays and make-up days of a locality and its units, and the one due-date engine. */
export { dueDate, type Counting, type DueDate } from './domain/due-date.ts'
export {
  calendarDays,
  durationOf,
  workingDays,
  workingHours,
  type CalendarDays,
  type Duration,
  type DurationUnit,
  type WorkingDays,
  type WorkingHours,
} from './domain/duration.ts'
export {
  explainDueDate,
  type DayReason,
  type DayStep,
  type ExplainedDueDate,
} from './domain/explain-due-date.ts'
export { FIRST_YEAR, LAST_YEAR } from './domain/coverage.ts'
export { movedByPause } from './domain/moved-by-pause.ts'
export {
  parseTimeOfDay,
  type OfficeWeekday,
  type TimeOfDay,
  type WeekdaySession,
} from './domain/schedule.ts'
export { SPECIAL_DAY_KINDS, type SpecialDay, type SpecialDayKind } from './domain/special-day.ts'
export { WorkingCalendar } from './domain/working-calendar.ts'
export {
  addWorkingTime,
  stepDueAt,
  workingHoursBetween,
  type Pause,
} from './domain/working-time.ts'
export { calendarRoutes, type CalendarRoutesOptions } from './http/calendar-routes.ts'
export type { CalendarChange, CalendarChangeId } from './domain/calendar-change.ts'
export type { KeptCalendarChange } from './db/change.queries.ts'
export { CALENDAR_CHANGED } from './jobs/calendar-changed.ts'
export { factsOf, parseCalendarData, type CalendarData } from './usecases/calendar-data.ts'
export {
  calendarOf,
  calendarsNow,
  unitsWithOwnCalendar,
  type Calendars,
} from './usecases/calendar-of.ts'
export { computeDueDate, type DueDateQuestion } from './usecases/compute-due-date.ts'
export { confirmCalendarYear } from './usecases/confirm-calendar-year.ts'
export { importCalendar } from './usecases/import-calendar.ts'
export {
  inspectCalendar,
  inspectSpecialDay,
  listCalendarChanges,
  type CalendarSheet,
  type KeptSchedule,
  type KeptSpecialDay,
  type SheetDay,
  type SpecialDayId,
} from './usecases/inspect-calendar.ts'
export {
  calendarChangeById,
  foreseeCalendars,
  lastCalendarChanges,
  makeCalendarChange,
  type ForeseenCalendars,
  type ProposedChange,
} from './usecases/propose-change.ts'
export { type CalendarYear } from './usecases/read-calendar-year.ts'
export type { NewSchedule } from './usecases/set-schedule.ts'
