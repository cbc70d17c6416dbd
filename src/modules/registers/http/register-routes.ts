import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { bytesReply, route } from '#platform/http'
import { controlSlipOf } from '../usecases/control-slip.ts'

/** How dossiers are kept track of on paper. */
export function registerRoutes(app: FastifyInstance): void {
  route(app, 'GET', '/dossiers/:code/control-slip', {
    operation: 'readControlSlip',
    summary: 'The control slip as it stands now: every hand-over, early or late; for officers',
    tag: 'Letters',
    access: { permission: 'dossiers.read', scope: 'dossier', audit: 'letter.read' },
    params: z.object({ code: z.string().max(80) }),
    replies: { 200: bytesReply('The control slip', ['application/pdf']) },
    handle: async (context, { params, reply }) => {
      const pages = await controlSlipOf(context, params.code)
      void reply
        .header('content-type', 'application/pdf')
        .header('cache-control', 'private, no-store')
      return pages
    },
  })
}
