import type { FastifyRequest } from 'fastify'
import { Refused } from '#kernel/refused'
import { POLICY, type Permission } from '#platform/access'
import type { Context } from '#platform/context'
import { authenticate } from '../usecases/authenticate.ts'
import { STRANGER, type Beginning, type HeldRolesOf, type Visitor } from '../usecases/visitor.ts'
import { sessionToken } from './session-token.ts'

const visitors = new WeakMap<FastifyRequest, Visitor>()

/** Who a request comes from, with the session and what must be done before anything else. */
export function visitorOf(request: FastifyRequest): Visitor {
  return visitors.get(request) ?? STRANGER
}

/** What an officer may ask who has a duty to do first: who they are, and to leave. */
const OPEN_DESPITE_DUTY: ReadonlySet<Permission> = new Set(['sessions.read', 'sessions.end'])

const REFUSAL_OF = {
  'change-password': 'forbidden/password-not-changed',
  'set-up-code': 'forbidden/code-not-set-up',
} as const

/**
 * Finds out who asks, for `buildServer`: the token of the header or cookie, and the session behind
 * it. Refuses an API call of an officer with a one-time password or a missing code, except what is
 * open to anyone; screens ask `visitorOf` and lead there.
 */
export async function identifyVisitor(
  request: FastifyRequest,
  beginning: Beginning,
  heldRolesOf: HeldRolesOf,
): Promise<Context> {
  const visitor = await authenticate(beginning, sessionToken(request), heldRolesOf)
  visitors.set(request, visitor)
  const permission = request.routeOptions.config.access?.permission
  if (visitor.duty !== null && permission !== undefined && !isOpenDespiteDuty(permission)) {
    throw new Refused(REFUSAL_OF[visitor.duty])
  }
  return { ...beginning, actor: visitor.actor }
}

function isOpenDespiteDuty(permission: Permission): boolean {
  return POLICY[permission] === 'anyone' || OPEN_DESPITE_DUTY.has(permission)
}
