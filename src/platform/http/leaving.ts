import { Server } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'

declare module 'fastify' {
  interface FastifyInstance {
    /** From the moment the server takes no new connections: load balancers send people elsewhere. */
    isLeaving: boolean
  }
}

/**
 * How long a connection may lie idle before the server closes it, told to every client. Who means to keep connections
 * longer than this, a proxy for instance, must close them sooner, or may meet a server that has just closed one.
 */
export const IDLE_MILLISECONDS = 5_000

/**
 * How much longer it is kept in truth. A server that was held by other work finds first that time has passed and then
 * who has asked: without this it closes a connection with a question on it that came in time.
 */
export const HELD_MILLISECONDS = 5_000

/** Makes each answer end its connection from the moment the server is leaving. */
export function endConnectionsWhenLeaving(app: FastifyInstance): void {
  app.decorate('isLeaving', false)
  app.addHook('onSend', async (_request, reply) => {
    if (app.isLeaving) void reply.header('connection', 'close')
  })
}

/**
 * Lets a server leave without failing anyone: it takes no new connections, answers what comes on
 * those it has, and ends each with its next answer or when it has lain idle for long enough that no
 * client asks on it any more. Resolves when the last connection is gone, or after `mostMilliseconds`.
 */
export async function leave(app: FastifyInstance, mostMilliseconds: number): Promise<void> {
  app.isLeaving = true
  const left = new Promise<void>((resolve) => {
    // The close of an HTTP server ends idle connections at once, also one on which a request is on its way.
    Server.prototype.close.call(app.server, () => resolve())
  })
  await Promise.race([left, pause(mostMilliseconds, undefined, { ref: false })])
}

/**
 * Closes a server: what is under way is finished, for so long at most; then the connections that are left end. Node's
 * own close waits without end for one on which nobody ever asked, as browsers open them beforehand.
 */
export async function close(app: FastifyInstance, mostMilliseconds: number): Promise<void> {
  const end = setTimeout(() => app.server.closeAllConnections(), mostMilliseconds)
  await app.close().finally(() => clearTimeout(end))
}
