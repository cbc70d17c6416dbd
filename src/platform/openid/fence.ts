import type * as oidc from 'openid-client'
import { OpenIdFailure } from './failure.ts'

/**
 * Asks at these addresses and nowhere else, and follows nobody who leads on. A provider publishes itself where its
 * token, keys and claims are to be had: one that lies could have this server ask what only this server reaches. Where a
 * name leads to is held by TLS: who answers there must be who the name says.
 */
export function fetchWithin(allowed: readonly string[]): oidc.CustomFetch {
  const origins = new Set(allowed.map((address) => new URL(address).origin))
  return async (address, options) => {
    if (!origins.has(new URL(address).origin)) throw new OpenIdFailure('refused', 'led-elsewhere')
    return fetch(address, { ...options, redirect: 'manual' } as RequestInit)
  }
}
