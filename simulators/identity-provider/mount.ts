import type { FastifyInstance } from 'fastify'
import type { StandIn } from './stand-in.ts'

/** Where the demonstration serves the stand-in. */
export const STAND_IN_PATH = '/gia-lap/dinh-danh'

/** Serves the stand-in under a path of our own server, past everything that reads bodies. */
export async function mountStandIn(app: FastifyInstance, standIn: StandIn): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null))
    scope.all(`${STAND_IN_PATH}/*`, async (request, reply) => {
      reply.hijack()
      await standIn.handle(request.raw, reply.raw)
    })
  })
}
