import type { FastifyReply, FastifyRequest } from 'fastify'

/** What is neither page nor file runs nothing, loads nothing and stands in no frame. */
const NO_PAGE = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/**
 * What every answer tells browsers, errors and redirects included: its type is as stated, it is not
 * kept, other sites can neither embed nor open it to look inside, and its address is told to nobody
 * else. Pages, files and what may be kept say otherwise where they are made.
 */
export function protectAnswer(request: FastifyRequest, reply: FastifyReply): void {
  void reply.headers({
    'content-security-policy': NO_PAGE,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    ...(request.protocol === 'https'
      ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }
      : {}),
  })
}
