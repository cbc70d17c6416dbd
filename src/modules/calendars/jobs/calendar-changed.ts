import { z } from 'zod'
import type { JobDefinition } from '#platform/jobs'
import type { CalendarChangeId } from '../domain/calendar-change.ts'

const ChangeId = z.uuid().transform((text) => text as CalendarChangeId)

/**
 * Time counts differently in a locality: whoever keeps dates that follow from the calendar counts
 * them anew. Put in with the change. It comes after a pause in which every process has learnt of
 * the change (a second) and what was begun before has ended, so that nothing is counted by the old
 * calendar behind it.
 */
export const CALENDAR_CHANGED = {
  name: 'calendars.calendar-changed',
  payload: z.strictObject({ changeId: ChangeId }),
  retries: 10,
  afterSeconds: 3,
} satisfies JobDefinition<{ changeId: CalendarChangeId }>
