import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { formatInstant } from '#kernel/instant'
import type { Actor } from '#platform/access'
import { route } from '#platform/http'
import { endSession } from '../usecases/own-sessions.ts'
import { signIn } from '../usecases/sign-in.ts'
import type { HeldRolesOf } from '../usecases/visitor.ts'
import { sessionToken } from './session-token.ts'

const SignInBody = z.strictObject({
  username: z.string().min(1).max(100),
  password: z.string().min(1).max(1024),
  totp: z.string().max(20).nullish(),
})

const AccountReply = z.object({
  username: z.string().nullable(),
  displayName: z.string(),
  personalId: z.string().optional(),
  taxCode: z.string().optional(),
  roles: z.array(
    z.object({
      role: z.string(),
      unitCode: z.string().nullable(),
      unitName: z.string().nullable(),
    }),
  ),
})

const SignInReply = z.object({
  token: z.string(),
  expiresAt: z.iso.datetime({ offset: true }),
  account: AccountReply,
})

/** Signing in and out for scripts and other machines (contract, "Signing in"). */
export function sessionRoutes(app: FastifyInstance, heldRolesOf: HeldRolesOf): void {
  route(app, 'POST', '/sessions', {
    operation: 'signIn',
    summary: 'Signs in with user name and password; officers, and everyone in a demonstration',
    tag: 'sessions',
    access: { permission: 'sessions.create', scope: 'public', audit: 'session.started' },
    body: SignInBody,
    replies: { 201: SignInReply },
    handle: async (context, { body, request, reply }) => {
      const entrance = {
        kind: 'token' as const,
        address: request.ip,
        agent: request.headers['user-agent'] ?? null,
      }
      const signedIn = await signIn(context, body, entrance, heldRolesOf)
      const account = accountReply(signedIn.visitor.actor)
      const { token } = signedIn
      return keptPrivate(reply)
        .code(201)
        .send({ token, expiresAt: formatInstant(signedIn.expiresAt), account })
    },
  })
  route(app, 'GET', '/sessions/current', {
    operation: 'getCurrentSession',
    summary: 'The account that is signed in, with its roles of today',
    tag: 'sessions',
    access: { permission: 'sessions.read', scope: 'own', audit: null },
    replies: { 200: AccountReply },
    handle: async (context, { reply }) => keptPrivate(reply).send(accountReply(context.actor)),
  })
  route(app, 'DELETE', '/sessions/current', {
    operation: 'signOut',
    summary: 'Signs out: the token is worth nothing from now on',
    tag: 'sessions',
    access: { permission: 'sessions.end', scope: 'own', audit: 'session.ended' },
    replies: { 204: z.null() },
    handle: async (context, { request, reply }) => {
      const token = sessionToken(request)
      if (token !== null) await endSession(context, token)
      return keptPrivate(reply).code(204).send(null)
    },
  })
}

function accountReply(actor: Actor): z.input<typeof AccountReply> {
  const { kind, username, displayName, personalId, taxCode } = actor
  return {
    username,
    displayName,
    ...(personalId === null ? {} : { personalId }),
    ...(taxCode === null ? {} : { taxCode }),
    roles:
      kind === 'citizen' || kind === 'business'
        ? [{ role: kind, unitCode: null, unitName: null }]
        : actor.roles.map(({ role, unitCode, unitName }) => ({ role, unitCode, unitName })),
  }
}

/** Tokens and names stay out of every cache on the way. */
function keptPrivate(reply: FastifyReply): FastifyReply {
  return reply.header('cache-control', 'no-store')
}
