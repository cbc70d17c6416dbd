import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { Refused } from '#kernel/refused'

/** A request that may be repeated: its key, and what it asked for. */
export interface KeyedRequest {
  readonly key: string
  readonly route: string
  readonly bodyHash: Buffer
}

const KEY_SHAPE = /^[\u0021-\u007E]{1,64}$/

/**
 * Reads the Idempotency-Key of a request. Null when there is none and none is needed; refuses one
 * that is missing where it is needed, or malformed.
 */
export function keyOfRequest(
  header: string | string[] | undefined,
  request: { readonly route: string; readonly body: unknown; readonly isRequired: boolean },
): KeyedRequest | null {
  if (header === undefined) {
    if (request.isRequired) throw new Refused('invalid/idempotency-key-missing')
    return null
  }
  if (typeof header !== 'string' || !KEY_SHAPE.test(header)) {
    throw new Refused('invalid/idempotency-key-malformed')
  }
  const body = createHash('sha256').update(canonicalize(request.body) ?? '')
  return { key: header, route: request.route, bodyHash: body.digest() }
}
