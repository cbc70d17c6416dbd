import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { day } from '#kernel/day'
import { parseId, type DossierId, type UnitId } from '#kernel/id'
import { formatInstant, formatInstantOrNull } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import {
  parseTimeOfDay,
  SPECIAL_DAY_KINDS,
  type ProposedChange,
  type SpecialDayId,
  type TimeOfDay,
} from '#modules/calendars'
import { organisationNow } from '#modules/organisations'
import type { Context } from '#platform/context'
import { route } from '#platform/http'
import { foreseeMove } from '../usecases/due-dates/foresee-move.ts'
import { readMove } from '../usecases/due-dates/read-moves.ts'
import { DayText as DayShape } from './bodies.ts'

const MANAGE = { permission: 'calendars.manage', scope: 'locality', audit: null } as const

const DayText = DayShape.transform(day)
const TimeText = z
  .string()
  .refine((text) => parseTimeOfDay(text) !== null)
  .transform((text) => parseTimeOfDay(text) as TimeOfDay)

const DayEntry = {
  day: DayText,
  kind: z.enum(SPECIAL_DAY_KINDS),
  name: z.string().trim().min(1).max(200),
  source: z.string().max(300).nullable().default(null),
}
const Owner = z.string().max(35).nullable().default(null)

const ProposedBody = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('add-day'), unitCode: Owner, ...DayEntry }),
  z.strictObject({ what: z.literal('change-day'), id: z.uuid(), ...DayEntry }),
  z.strictObject({ what: z.literal('remove-day'), id: z.uuid() }),
  z.strictObject({
    what: z.literal('set-hours'),
    unitCode: Owner,
    validFrom: DayText,
    sessions: z
      .array(
        z.strictObject({
          weekday: z.literal([1, 2, 3, 4, 5]),
          opensAt: TimeText,
          closesAt: TimeText,
        }),
      )
      .max(20),
  }),
  z.strictObject({ what: z.literal('propose-year'), year: z.number().int() }),
])

const ForeseenQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(100).optional(),
})

const Instant = z.iso.datetime({ offset: true })

const ForeseenReply = z.object({
  counts: z
    .object({
      moving: z.number().int(),
      waiting: z.number().int().describe('Dossiers that are counted anew when they go on'),
      units: z.array(z.object({ code: z.string(), name: z.string(), count: z.number().int() })),
    })
    .nullable()
    .describe('Of all dossiers; null on every page but the first'),
  items: z.array(
    z.object({
      code: z.string(),
      unitName: z.string(),
      procedureName: z.string(),
      dueAt: Instant,
      newDueAt: Instant,
    }),
  ),
  nextCursor: z.string().nullable(),
})

const MoveReply = z.object({
  id: z.string(),
  changedAt: Instant,
  progress: z.enum(['waiting', 'running', 'done']),
  total: z.number().int(),
  done: z.number().int(),
  moved: z.number().int(),
  secondsLeft: z.number().int().nullable(),
  finishedAt: Instant.nullable(),
})

/** What a change of a calendar would do to due dates, and how far they have followed one. */
export function dueDateRoutes(app: FastifyInstance): void {
  route(app, 'POST', '/calendars/changes/preview', {
    operation: 'previewCalendarChange',
    summary: 'Which due dates a change of a calendar would move; nothing is stored',
    tag: 'calendars',
    access: MANAGE,
    query: ForeseenQuery,
    body: ProposedBody,
    replies: { 200: ForeseenReply },
    handle: async (context, { body, query: { limit, cursor } }) => {
      const after = cursor === undefined ? null : positionOf(cursor)
      const proposed = await proposedOf(context, body)
      const { counts, items, next } = await foreseeMove(context, proposed, { after, limit })
      return {
        counts: counts === null ? null : { ...counts, units: [...counts.units] },
        items: items.map(({ dueAt, newDueAt, ...item }) => ({
          ...item,
          dueAt: formatInstant(dueAt),
          newDueAt: formatInstant(newDueAt),
        })),
        nextCursor: next,
      }
    },
  })

  route(app, 'GET', '/calendars/changes/:changeId', {
    operation: 'getCalendarChange',
    summary: 'How far the due dates have followed a change of a calendar',
    tag: 'calendars',
    access: MANAGE,
    params: z.object({ changeId: z.string() }),
    replies: { 200: MoveReply },
    handle: async (context, { params }) => {
      const id = parseId<'calendar_change'>(params.changeId)
      if (id === null) throw new Refused('not-found/calendar-change')
      const { change, finishedAt, progress, total, done, moved, secondsLeft } = await readMove(
        context,
        id,
      )
      return {
        id: change.id,
        changedAt: formatInstant(change.at),
        progress,
        total,
        done,
        moved,
        secondsLeft,
        finishedAt: formatInstantOrNull(finishedAt),
      }
    },
  })
}

function positionOf(cursor: string): DossierId {
  const id = parseId<'dossier'>(cursor)
  if (id === null) throw new Refused('malformed/cursor')
  return id
}

async function proposedOf(
  context: Context,
  body: z.output<typeof ProposedBody>,
): Promise<ProposedChange> {
  switch (body.what) {
    case 'add-day': {
      const { what, unitCode, ...entry } = body
      return { what, entry: { ...entry, unitId: await unitOf(context, unitCode) } }
    }
    case 'change-day': {
      const { what, id, ...entry } = body
      return { what, id: id as SpecialDayId, entry }
    }
    case 'remove-day':
      return { what: body.what, id: body.id as SpecialDayId }
    case 'set-hours': {
      const { what, unitCode, ...schedule } = body
      return { what, schedule: { ...schedule, unitId: await unitOf(context, unitCode) } }
    }
    case 'propose-year':
      return body
  }
}

async function unitOf(context: Context, code: string | null): Promise<UnitId | null> {
  if (code === null) return null
  const unit = (await organisationNow(context)).byCode(code)
  if (unit !== null) return unit.id
  const refusal = 'invalid/unknown-unit'
  throw new Refused(refusal, { errors: [{ path: '/unitCode', code: refusal }] })
}
