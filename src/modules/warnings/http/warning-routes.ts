import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { parseId, type Id } from '#kernel/id'
import { Refused } from '#kernel/refused'
import { WARNINGS } from '#modules/dossiers'
import { route } from '#platform/http'
import { listOwnWarnings } from '../usecases/own-warnings.ts'

const WarningsReply = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      code: z.string(),
      stepName: z.string().nullable().describe('Null when the whole dossier is soon due'),
      kind: z.enum(WARNINGS),
      dueAt: z.string(),
      sentAt: z.string(),
      seenAt: z.string().nullable(),
    }),
  ),
  nextCursor: z.string().nullable(),
})

/** What officers are warned of before it is due. */
export function warningRoutes(app: FastifyInstance): void {
  route(app, 'GET', '/warnings', {
    operation: 'listWarnings',
    summary: 'What the calling officer was warned of and still holds, the newest first',
    tag: 'Warnings',
    access: { permission: 'warnings.read', scope: 'own', audit: null },
    query: z.strictObject({
      limit: z.coerce.number().int().min(1).max(100).default(25),
      cursor: z.string().max(100).optional(),
    }),
    replies: { 200: WarningsReply },
    handle: async (context, { query }) => {
      const { limit, cursor } = query
      const page = await listOwnWarnings(context, { after: placeOf(cursor), limit })
      return { items: page.items, nextCursor: page.next }
    },
  })
}

/** Refuses: `malformed/cursor` for a place that is not ours. */
function placeOf(cursor: string | undefined): Id<'due_warning'> | null {
  if (cursor === undefined) return null
  const id = parseId<'due_warning'>(cursor)
  if (id === null) throw new Refused('malformed/cursor')
  return id
}
