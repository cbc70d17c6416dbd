import * as oidc from 'openid-client'

/**
 * The provider or the person failed us: it does not answer, the person stopped, or what came back
 * does not hold. `reason` is a code without personal data, for the audit trail.
 */
export class OpenIdFailure extends Error {
  readonly kind: 'unreachable' | 'cancelled' | 'refused'
  readonly reason: string

  constructor(kind: OpenIdFailure['kind'], reason: string, options?: ErrorOptions) {
    super(`${kind}: ${reason}`, options)
    this.name = 'OpenIdFailure'
    this.kind = kind
    this.reason = reason
  }
}

/** Faults of ours: a wrong client id or secret, or an address that is not registered. */
const OUR_MISTAKES = new Set(['invalid_client', 'unauthorized_client', 'invalid_scope'])
const THEIR_OUTAGES = new Set(['server_error', 'temporarily_unavailable'])

/** What the connection did not survive, as the library names it. */
const BROKEN_ANSWERS = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
])

/** Settings under which nothing can ever work. */
const BROKEN_SETTINGS = new Set([
  'OAUTH_HTTP_REQUEST_FORBIDDEN',
  'OAUTH_REQUEST_PROTOCOL_FORBIDDEN',
  'OAUTH_UNSUPPORTED_OPERATION',
  'OAUTH_MISSING_SERVER_METADATA',
  'OAUTH_INVALID_SERVER_METADATA',
])

/** An error of the library as a failure; one that tells of a mistake of ours stays what it is. */
export function failureOf(error: unknown): unknown {
  if (error instanceof OpenIdFailure) return error
  if (error instanceof Error && error.cause instanceof OpenIdFailure) return error.cause
  if (error instanceof oidc.AuthorizationResponseError) {
    if (error.error === 'access_denied') return failure('cancelled', error.error, error)
    return byProtocolError(error.error, error)
  }
  if (error instanceof oidc.ResponseBodyError) {
    if (error.status >= 500) return failure('unreachable', error.error, error)
    return byProtocolError(error.error, error)
  }
  if (error instanceof oidc.WWWAuthenticateChallengeError)
    return failure('refused', error.code, error)
  if (error instanceof oidc.ClientError) {
    const code = error.code ?? 'unknown'
    if (BROKEN_SETTINGS.has(code)) return error
    return failure(BROKEN_ANSWERS.has(code) ? 'unreachable' : 'refused', code, error)
  }
  // What `fetch` throws when there is no connection.
  if (error instanceof TypeError && error.cause !== undefined) {
    return failure('unreachable', 'no-connection', error)
  }
  return error
}

function byProtocolError(protocolError: string, error: Error): unknown {
  if (OUR_MISTAKES.has(protocolError)) return error
  const kind = THEIR_OUTAGES.has(protocolError) ? 'unreachable' : 'refused'
  return failure(kind, protocolError, error)
}

function failure(kind: OpenIdFailure['kind'], reason: string, cause: Error): OpenIdFailure {
  // The provider chooses some of these words; only such as protocols use are passed on.
  const safe = /^[\w-]{1,60}$/.test(reason) ? reason : 'unknown'
  return new OpenIdFailure(kind, safe, { cause })
}
