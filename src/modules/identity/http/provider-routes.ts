import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Refused } from '#kernel/refused'
import { endSession } from '../usecases/own-sessions.ts'
import {
  beginProviderSignIn,
  finishProviderSignIn,
  providerSignOutUrl,
  type IdentityProvider,
} from '../usecases/provider-sign-in.ts'
import { sessionCookie, sessionToken, signInCookie } from './session-token.ts'

/** Where the provider sends people back to; it is registered there. */
export const PROVIDER_RETURN_PATH = '/dang-nhap/tro-ve'

/** The page on which people choose how to sign in, and read why they could not. */
const SIGN_IN_PAGE = '/dang-nhap'

const Beginning = z.object({ tiep: z.string().max(2000).optional() })

/**
 * The doors of the portal for browsers: to the provider of identities, back from it, and out. They
 * only lead on; what can go wrong is told on the sign-in page by its refusal code.
 */
export function providerRoutes(
  app: FastifyInstance,
  providerNow: () => Promise<IdentityProvider | null>,
): void {
  app.get('/dang-nhap/dinh-danh', async (request, reply) => {
    const query = Beginning.safeParse(request.query)
    const returnTo = query.data?.tiep ?? null
    return leadingOn(reply, returnTo, async () => {
      const redirectUri = request.context.publicUrl + PROVIDER_RETURN_PATH
      const provider = required(await providerNow())
      const begun = await beginProviderSignIn(request.context, provider, { redirectUri, returnTo })
      const cookie = signInCookie(request)
      // By its length, not by an instant: the browser's clock is not ours.
      const maxAge = (begun.expiresAt.getTime() - request.context.clock.now().getTime()) / 1000
      void reply.setCookie(cookie.name, begun.handle, {
        ...cookie.options,
        maxAge: Math.floor(maxAge),
      })
      return begun.redirectTo
    })
  })
  app.get(PROVIDER_RETURN_PATH, async (request, reply) =>
    leadingOn(reply, null, async () => {
      const cookie = signInCookie(request)
      const handle = request.cookies[cookie.name] ?? null
      void reply.clearCookie(cookie.name, cookie.options)
      const answer = new URL(request.url, request.context.publicUrl).searchParams
      const signedIn = await finishProviderSignIn(
        request.context,
        required(await providerNow()),
        { handle, answer },
        browserEntrance(request),
      )
      keepSession(request, reply, signedIn.token)
      return signedIn.returnTo
    }),
  )
  app.post('/dang-xuat', async (request, reply) => {
    const token = sessionToken(request)
    const ended = token === null ? null : await endSession(request.context, token)
    const { name, options } = sessionCookie(request)
    void reply.clearCookie(name, options)
    const wasStaff = request.context.actor.kind === 'staff'
    const home = wasStaff ? '/can-bo/dang-nhap' : '/'
    if (ended?.idToken == null) return reply.redirect(home, 303)
    const provider = await providerNow()
    const away =
      provider === null
        ? null
        : await providerSignOutUrl(provider, ended, `${request.context.publicUrl}/`)
    return reply.redirect(away ?? home, 303)
  })
}

/** How a browser comes in. The session it comes with ends when the new one begins. */
export function browserEntrance(request: FastifyRequest) {
  return {
    kind: 'browser' as const,
    address: request.ip,
    agent: request.headers['user-agent'] ?? null,
    replaces: sessionToken(request),
  }
}

/** The header that makes the browser keep a session. */
export function sessionHeader(request: FastifyRequest, token: string): string {
  const { name, options } = sessionCookie(request)
  return request.server.serializeCookie(name, token, options)
}

function keepSession(request: FastifyRequest, reply: FastifyReply, token: string): void {
  const { name, options } = sessionCookie(request)
  void reply.setCookie(name, token, options)
}

function required(provider: IdentityProvider | null): IdentityProvider {
  if (provider === null) throw new Refused('unavailable/identity-provider')
  return provider
}

async function leadingOn(
  reply: FastifyReply,
  returnTo: string | null,
  work: () => Promise<string>,
): Promise<FastifyReply> {
  try {
    return await reply.redirect(await work(), 303)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const query = new URLSearchParams({ loi: error.code })
    if (returnTo !== null) query.set('tiep', returnTo)
    return reply.redirect(`${SIGN_IN_PAGE}?${query.toString()}`, 303)
  }
}
