import type { FastifyInstance } from 'fastify'

/** Leaves the bodies of all requests in a scope to whoever handles them. */
export function leaveBodiesUnread(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', (_request, _payload, done) => done(null))
}
