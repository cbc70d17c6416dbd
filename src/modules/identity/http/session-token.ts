import type { FastifyRequest } from 'fastify'

export interface HostCookie {
  readonly name: string
  readonly options: {
    readonly path: '/'
    readonly httpOnly: true
    readonly sameSite: 'lax'
    readonly secure: boolean
  }
}

/** The cookie that holds the token of a browser's session; it goes when the browser is closed. */
export function sessionCookie(request: FastifyRequest): HostCookie {
  return hostCookie(request, 'mc')
}

/** The cookie that holds the handle of a sign-in while its person is at the identity provider. */
export function signInCookie(request: FastifyRequest): HostCookie {
  return hostCookie(request, 'mc-sign-in')
}

/**
 * The token that a request carries, or null. Who sends an Authorization header means it: the cookie
 * beside it is not looked at, for the origin of such a request is not checked.
 */
export function sessionToken(request: FastifyRequest): string | null {
  const { authorization } = request.headers
  if (authorization !== undefined) return /^Bearer ([\w-]+)$/i.exec(authorization)?.[1] ?? null
  return request.cookies[sessionCookie(request).name] ?? null
}

/**
 * Over HTTPS the name makes browsers refuse the cookie from any other host, path or plain
 * connection; plain http is for one's own machine and the demonstration. Lax, because people come
 * back from the identity provider by a link.
 */
function hostCookie(request: FastifyRequest, name: string): HostCookie {
  const secure = request.protocol === 'https'
  return {
    name: secure ? `__Host-${name}` : name,
    options: { path: '/', httpOnly: true, sameSite: 'lax', secure },
  }
}
