import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { parseId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import { AppointmentsReply, SilenceReply } from '#modules/dossiers'
import { bytesReply, route } from '#platform/http'
import { trackDossier, trackedLetterPages } from '../usecases/track-dossier.ts'

const TrackBody = z.strictObject({
  code: z.string().min(1).max(80),
  secret: z.string().min(1).max(100),
})

const TrackReply = z.object({
  code: z.string(),
  procedureName: z.string(),
  state: z.string(),
  portalStatus: z.number().int(),
  dueAt: z.string().nullable(),
  appointments: AppointmentsReply.nullable(),
  silence: SilenceReply.nullable(),
  unitName: z.string(),
  timeline: z.array(
    z.object({ at: z.string(), title: z.string(), unitName: z.string().nullable() }),
  ),
  letters: z.array(
    z.object({
      form: z.string().nullable(),
      title: z.string(),
      madeAt: z.string(),
      href: z.string().nullable(),
    }),
  ),
})

/** Following a dossier without an account: code and a second secret, or the token of the receipt. */
export function trackingRoutes(app: FastifyInstance): void {
  route(app, 'POST', '/tracking', {
    operation: 'trackDossier',
    summary: 'Where a dossier stands; no personal data',
    tag: 'Tracking',
    access: { permission: 'tracking.read', scope: 'public', audit: null },
    body: TrackBody,
    replies: { 200: TrackReply },
    handle: (context, { body, request }) => trackDossier(context, body, request.ip),
  })

  route(app, 'GET', '/tracking/:token/letters/:letterId', {
    operation: 'readTrackedLetter',
    summary: 'A letter, for whoever holds the receipt',
    tag: 'Tracking',
    access: { permission: 'tracking.read', scope: 'public', audit: null },
    params: z.object({ token: z.string().max(100), letterId: z.string() }),
    replies: { 200: bytesReply('The letter', ['application/pdf']) },
    handle: async (context, { params, request, reply }) => {
      const letterId = parseId<'letter'>(params.letterId)
      if (letterId === null) throw new Refused('not-found/letter')
      const pages = await trackedLetterPages(context, { token: params.token, letterId }, request.ip)
      void reply
        .header('content-type', 'application/pdf')
        .header('cache-control', 'private, no-store')
      return pages
    },
  })
}
