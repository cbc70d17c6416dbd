import { randomBytes } from 'node:crypto'
import path from 'node:path'
import staticFiles from '@fastify/static'
import { createRequest } from '@remix-run/node-fetch-server'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router'
import { isSignedIn } from '#platform/access'
import type { Context } from '#platform/context'
import { leaveBodiesUnread } from '#platform/http'
import { languageOf } from '#platform/i18n'
import type { Rooms } from '#platform/room'
import { tellingRefusals } from './refusals.ts'
import { webContext, type WebContext } from './web-context.ts'

/** The built screens: what renders them, and the folder of what browsers fetch. */
export interface Screens {
  readonly build: ServerBuild
  readonly clientFolder: string
}

export interface MountOptions {
  /** Origins to which forms may lead on, beside our own: where people sign out. */
  readonly formOrigins: readonly string[]
  readonly rooms: () => Promise<Rooms>
  /** The context of nobody, for who could not be identified. */
  readonly nobody: (request: FastifyRequest) => Context
}

/** The cookie that keeps the language someone chose. */
export const LANGUAGE_COOKIE = 'language'

/** The page that says why another cannot be shown. */
const REFUSED_PAGE = '/khong-mo-duoc'

const FOR_EVER = 'public, max-age=31536000, immutable'

/**
 * Serves the built screens: their files under `/assets` for ever, everything else through the
 * router. Bodies are handed on unread. Pages belong to the one who asked and are kept by nobody. Whatever
 * a person opens that is refused elsewhere, a file for instance, is refused on a page as well.
 */
export async function mountScreens(
  app: FastifyInstance,
  screens: Screens,
  options: MountOptions,
): Promise<void> {
  const build = tellingRefusals(screens.build, pageOf)
  const handle = createRequestHandler(build, 'production')

  function pageOf(given: WebContext): Promise<Response> {
    const { protocol, host } = given.received
    return handle(new Request(new URL(REFUSED_PAGE, `${protocol}://${host}`)), providing(given))
  }

  app.refusalPage = async (request, reply, refusal) => {
    const given = webContextOf(request, options)
    const page = await pageOf({ ...given, refusal })
    setHeaders(reply, given, options)
    return reply.send(page)
  }
  await app.register(async (web) => {
    await web.register(staticFiles, {
      root: path.join(screens.clientFolder, 'assets'),
      prefix: '/assets/',
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply) => void reply.header('cache-control', FOR_EVER),
    })
    web.get('/mark.svg', async (_request, reply) =>
      reply.sendFile('mark.svg', screens.clientFolder, { maxAge: '1d' }),
    )
    leaveBodiesUnread(web)
    web.route({
      method: ['GET', 'POST'],
      url: '/*',
      handler: async (request, reply) => {
        const given = webContextOf(request, options)
        setHeaders(reply, given, options)
        return reply.send(await handle(asFetched(request, reply), providing(given)))
      },
    })
  })
}

function providing(given: WebContext): RouterContextProvider {
  const provider = new RouterContextProvider()
  provider.set(webContext, given)
  return provider
}

/** The request as the router reads it; it is given up when the browser goes away. */
function asFetched(request: FastifyRequest, reply: FastifyReply): Request {
  return createRequest(request.raw, reply.raw, {
    host: request.host,
    protocol: `${request.protocol}:`,
  })
}

function webContextOf(request: FastifyRequest, { rooms, nobody }: MountOptions): WebContext {
  // What is refused before anyone was identified has neither context nor cookies.
  const { context, cookies } = request as Partial<Pick<FastifyRequest, 'context' | 'cookies'>>
  return {
    context: context ?? nobody(request),
    language: languageOf(cookies?.[LANGUAGE_COOKIE], undefined),
    nonce: randomBytes(16).toString('base64url'),
    received: request,
    rooms,
  }
}

function setHeaders(
  reply: FastifyReply,
  { nonce, context }: WebContext,
  { formOrigins }: MountOptions,
): void {
  void reply.headers({
    'content-security-policy': [
      "default-src 'none'",
      `script-src 'self' 'nonce-${nonce}'`,
      "style-src 'self'",
      "img-src 'self' data: blob:",
      "font-src 'self'",
      "connect-src 'self'",
      "worker-src 'self'",
      "frame-src 'self'",
      "manifest-src 'self'",
      ['form-action', "'self'", ...formOrigins].join(' '),
      "base-uri 'none'",
      "object-src 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    // What someone sees signed in is not there for the next at the same computer to go back to.
    ...(isSignedIn(context.actor) ? {} : { 'cache-control': 'private, no-cache' }),
  })
}
