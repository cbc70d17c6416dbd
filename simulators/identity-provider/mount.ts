import type { FastifyInstance } from 'fastify'
import { leaveBodiesUnread } from '#platform/http'
import type { StandIn } from './stand-in.ts'

/** Where the demonstration serves the stand-in. */
export const STAND_IN_PATH = '/gia-lap/dinh-danh'

/** Serves the stand-in under a path of our own server, past everything that reads bodies. */
export async function mountStandIn(
  app: FastifyInstance,
  standInNow: () => Promise<StandIn>,
): Promise<void> {
  await app.register(async (scope) => {
    leaveBodiesUnread(scope)
    scope.all(`${STAND_IN_PATH}/*`, async (request, reply) => {
      const standIn = await standInNow()
      reply.hijack()
      await standIn.handle(request.raw, reply.raw)
    })
  })
}
