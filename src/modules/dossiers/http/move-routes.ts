import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { route } from '#platform/http'
import { moveWork } from '../usecases/moves/move-work.ts'
import { viewOpenWork } from '../usecases/moves/open-work.ts'
import { processChangeRoute } from './process-change-route.ts'

const MOST_AT_ONCE = 200
const STEP_ROLES = ['reception', 'handler', 'division-head', 'approver', 'clerk'] as const

const Params = z.object({ username: z.string() })

const MoveBody = z.strictObject({
  assignee: z.string().min(1).max(100).describe('User name of who takes it'),
  unitCode: z.string().max(35).optional().describe('Only the steps in this unit'),
  role: z.enum(STEP_ROLES).optional().describe('Only the steps of this role'),
  stepName: z.string().max(300).optional().describe('Only the steps of this name'),
  dryRun: z.boolean().default(false),
  limit: z.number().int().min(1).max(MOST_AT_ONCE).default(MOST_AT_ONCE),
  cursor: z.string().max(300).optional(),
})

const Officer = z.object({ username: z.string(), displayName: z.string() })

const OpenWorkReply = z.object({
  username: z.string(),
  displayName: z.string(),
  total: z.number().int(),
  groups: z.array(
    z.object({
      unitCode: z.string(),
      unitName: z.string(),
      role: z.string(),
      stepName: z.string(),
      count: z.number().int(),
      officers: z.array(Officer).describe('Who holds the role there now'),
    }),
  ),
})

const MovesReply = z.object({
  dryRun: z.boolean(),
  items: z.array(
    z.object({
      code: z.string(),
      stepId: z.string(),
      stepName: z.string(),
      ok: z.boolean(),
      refusal: z.string().nullable(),
      version: z.number().int().nullable(),
    }),
  ),
  nextCursor: z.string().nullable(),
})

/** The open work of an officer and giving it to another; dossiers that could go on in another process. */
export function moveRoutes(app: FastifyInstance): void {
  processChangeRoute(app)
  const access = { permission: 'dossiers.act-on-many', scope: 'locality', audit: null } as const
  route(app, 'GET', '/officers/:username/open-work', {
    operation: 'viewOpenWork',
    summary:
      'Which open steps an officer holds in the units of the caller, and who could take them',
    tag: 'Actions',
    access,
    params: Params,
    replies: { 200: OpenWorkReply },
    handle: (context, { params }) => viewOpenWork(context, params.username),
  })
  route(app, 'POST', '/officers/:username/open-work/moves', {
    operation: 'moveOpenWork',
    summary: 'Gives as many as 200 open steps of an officer to another one, or only tries it',
    tag: 'Actions',
    access,
    params: Params,
    body: MoveBody,
    replies: { 200: MovesReply },
    handle: async (context, { params, body }) => {
      const { dryRun, ...move } = body
      const moved = await moveWork(context, params.username, { ...move, isTrial: dryRun })
      return { dryRun, ...moved }
    },
  })
}
