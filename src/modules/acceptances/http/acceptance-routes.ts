import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { route } from '#platform/http'
import { recordAcceptance, SignedAcceptance } from '../usecases/record-acceptance.ts'

/** How lists of what the one-stop places receive come in. */
export function acceptanceRoutes(app: FastifyInstance): void {
  route(app, 'POST', '/acceptance-lists', {
    operation: 'recordAcceptanceList',
    summary: 'Record the decision on which procedures the one-stop places receive, and which not',
    tag: 'Catalogue',
    access: { permission: 'catalogue.publish', scope: 'locality', audit: 'acceptance.recorded' },
    body: SignedAcceptance,
    replies: { 201: z.object({ id: z.string() }) },
    async handle(context, { body, reply }) {
      const id = await recordAcceptance(context, body)
      void reply.code(201)
      return { id }
    },
  })
}
