import type { Day } from '#kernel/day'
import type { Id, UnitId } from '#kernel/id'
import type { SpecialDayKind } from './special-day.ts'

export type CalendarChangeId = Id<'calendar_change'>

/** What happened to a calendar so that time counts differently, in the words of the audit trail. */
export interface CalendarChange {
  /** Whose calendar it is; null for the locality's. */
  readonly unitId: UnitId | null
  readonly happened:
    | 'special-day.added'
    | 'special-day.changed'
    | 'special-day.removed'
    | 'schedule.set'
    | 'calendar-year.proposed'
    | 'calendar.imported'
  /** The first day that counts differently since. */
  readonly day: Day
  /** What kind of day it became, or was when it was taken out; null for what is not about one day. */
  readonly kind: SpecialDayKind | null
  readonly name: string | null
}
