import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { route } from '#platform/http'
import { previewProcessChange } from '../usecases/processes/preview-process-change.ts'

const MOST_AT_ONCE = 200

const Named = z.object({ stepId: z.string(), name: z.string() })

const PreviewReply = z.object({
  number: z.number().int().describe('The version in force'),
  approvedBy: z.string(),
  choices: z.array(Named).describe('Steps of the version in force that can be chosen'),
  items: z.array(
    z.object({
      code: z.string(),
      version: z.number().int(),
      from: z.number().int().nullable().describe('The version it goes by'),
      steps: z.array(
        Named.extend({ to: z.string().nullable().describe('Null where it has to be chosen') }),
      ),
    }),
  ),
  nextCursor: z.string().nullable(),
})

/** Which dossiers in handling would move to the process in force, and to which steps. */
export function processChangeRoute(app: FastifyInstance): void {
  route(app, 'GET', '/procedures/:code/process-change', {
    operation: 'previewProcessChange',
    summary: 'Which dossiers of an approver go by an earlier process, and where they would go on',
    tag: 'Actions',
    access: { permission: 'dossiers.change-process', scope: 'locality', audit: null },
    params: z.object({ code: z.string() }),
    query: z.strictObject({
      limit: z.coerce.number().int().min(1).max(MOST_AT_ONCE).default(MOST_AT_ONCE),
      cursor: z.string().max(300).optional(),
    }),
    replies: { 200: PreviewReply },
    handle: (context, { params, query }) => previewProcessChange(context, params.code, query),
  })
}
