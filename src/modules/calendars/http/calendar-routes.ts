import type { FastifyInstance } from 'fastify'
import type { UnitId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import type { Context } from '#platform/context'
import { route } from '#platform/http'
import { computeDueDate } from '../usecases/compute-due-date.ts'
import { readCalendarYear } from '../usecases/read-calendar-year.ts'
import {
  CalendarYearReply,
  calendarYearReply,
  DueDateBody,
  DueDateReply,
  dueDateReply,
  YearParams,
  YearQuery,
} from './schemas.ts'

/** What the routes ask of those who know the organisation. */
export interface CalendarRoutesOptions {
  /** The unit with that code and those above it, nearest first; null when there is none. */
  readonly unitChainOf: (context: Context, code: string) => Promise<UnitId[] | null>
}

/** `POST /calendars/due-date` and `GET /calendars/{year}`, both public; registered under the prefix of the API. */
export function calendarRoutes(app: FastifyInstance, { unitChainOf }: CalendarRoutesOptions): void {
  route(app, 'POST', '/calendars/due-date', {
    operation: 'computeDueDate',
    summary: 'When a term ends, and how that was reached, day by day',
    tag: 'calendars',
    access: { permission: 'due-dates.compute', scope: 'public', audit: null },
    body: DueDateBody,
    replies: { 200: DueDateReply },
    handle: async (context, { body: { unitCode, pauses, ...body } }) => {
      const question = {
        ...body,
        pauses: pauses.map(({ from, to }) => ({ from, to: to ?? null })),
        unitChain: await chainOf(context, unitCode),
      }
      return dueDateReply(await computeDueDate(context, question))
    },
  })

  route(app, 'GET', '/calendars/:year', {
    operation: 'readCalendarYear',
    summary: 'Days off, make-up days and office hours of a year',
    tag: 'calendars',
    access: { permission: 'calendars.read', scope: 'public', audit: null },
    params: YearParams,
    query: YearQuery,
    replies: { 200: CalendarYearReply },
    handle: async (context, { params, query }) =>
      calendarYearReply(
        await readCalendarYear(context, params.year, await chainOf(context, query.unitCode)),
      ),
  })

  async function chainOf(context: Context, code: string | undefined): Promise<UnitId[]> {
    if (code === undefined) return []
    const chain = await unitChainOf(context, code)
    if (chain !== null) return chain
    const refusal = 'invalid/unknown-unit'
    throw new Refused(refusal, { errors: [{ path: '/unitCode', code: refusal }] })
  }
}
