import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { neededKeyOfRequest, type KeyedRequest } from '#platform/idempotency'
import type { Answer } from '../usecases/act.ts'

/** The header of a request that may be sent twice. Its absence is told after who may do this. */
export const KeyHeaders = z.looseObject({ 'idempotency-key': z.unknown().optional() })

/** Reads the key, which these routes need; someone who may not do this learns that first. */
export async function keyNeeded(
  request: FastifyRequest,
  preflight: () => Promise<void>,
): Promise<KeyedRequest> {
  try {
    return neededKeyOfRequest(request.headers['idempotency-key'], {
      route: `${request.method} ${request.url.split('?')[0]}`,
      body: request.body,
    })
  } catch (refusal) {
    await preflight()
    throw refusal
  }
}

/** Sends an answer as it was kept, word for word. */
export function sendAnswer(reply: FastifyReply, answer: Answer): string {
  void reply.code(answer.status).header('content-type', 'application/json; charset=utf-8')
  if (answer.location !== null) void reply.header('location', answer.location)
  if (answer.isReplay) void reply.header('idempotent-replay', 'true')
  return answer.body
}
