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

type Header = string | string[] | undefined

interface Request {
  readonly route: string
  readonly body: unknown
}

/** Reads the Idempotency-Key of a request; null when there is none. Refuses one that is malformed. */
export function keyOfRequest(header: Header, request: Request): KeyedRequest | null {
  if (header === undefined) return null
  if (typeof header !== 'string' || !KEY_SHAPE.test(header)) {
    throw new Refused('invalid/idempotency-key-malformed')
  }
  const body = createHash('sha256').update(canonicalize(request.body) ?? '')
  return { key: header, route: request.route, bodyHash: body.digest() }
}

/** The same where a request must have a key. */
export function neededKeyOfRequest(header: Header, request: Request): KeyedRequest {
  const keyed = keyOfRequest(header, request)
  if (keyed === null) throw new Refused('invalid/idempotency-key-missing')
  return keyed
}
