import { z } from 'zod'
import { buildServer, route } from '#platform/http'
import { silentLog } from '#platform/log'
import { sessionRoutes } from '../../src/modules/identity/http/session-routes.ts'
import { identifyVisitor, visitorOf } from '../../src/modules/identity/http/visitors.ts'
import type { HeldRolesOf } from '../../src/modules/identity/usecases/visitor.ts'
import { aContext, LANG_SON, type TestDatabase } from './database.ts'

/** A server that knows sessions, and one further route for whoever is signed in: `/api/v1/desk`. */
export async function aServer(
  database: TestDatabase,
  heldRolesOf: HeldRolesOf,
  given: { readonly isDemo?: boolean; readonly trustsProxy?: boolean } = {},
) {
  const context = aContext(database, {
    locality: { ...LANG_SON, isDemo: given.isDemo ?? true },
  })
  const server = await buildServer({
    log: silentLog,
    version: '0',
    trustedProxies: given.trustsProxy === true ? ['127.0.0.1'] : [],
    identify: (request) => identifyVisitor(request, context, heldRolesOf),
  })
  await server.register(
    async (api) => {
      sessionRoutes(api, heldRolesOf)
      route(api, 'GET', '/desk', {
        operation: 'desk',
        summary: 'What this visitor must do first',
        tag: 'test',
        access: { permission: 'files.read', scope: 'own', audit: null },
        replies: { 200: z.object({ duty: z.string().nullable() }) },
        handle: async (_, { request }) => ({ duty: visitorOf(request).duty }),
      })
    },
    { prefix: '/api/v1' },
  )
  return { server, context }
}

/** A request about the session of a token. */
export function currentSession(method: 'GET' | 'DELETE', token: string) {
  return {
    method,
    url: '/api/v1/sessions/current',
    headers: { authorization: `Bearer ${token}` },
  } as const
}
