import { randomBytes } from 'node:crypto'
import path from 'node:path'
import staticFiles from '@fastify/static'
import { createRequest, sendResponse } from '@remix-run/node-fetch-server'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  createContext,
  createRequestHandler,
  RouterContextProvider,
  type ServerBuild,
} from 'react-router'
import type { Context } from '#platform/context'
import { languageOf, type Language } from '#platform/i18n'

/** What loaders and actions of screens are given, beside their URL. */
export interface WebContext {
  readonly context: Context
  readonly language: Language
  /** Marks the scripts of this page as ours; no other inline script runs. */
  readonly nonce: string
  readonly address: string
  readonly isSecure: boolean
}

/** The key under which screens find it. One object in the process: the screens' bundle leaves this module out. */
export const webContext = createContext<WebContext>()

/** The built screens: what renders them, and the folder of what browsers fetch. */
export interface Screens {
  readonly build: ServerBuild
  readonly clientFolder: string
}

const LANGUAGE_COOKIE = 'language'

/**
 * Serves the built screens: their files under `/assets` for ever, everything else through the
 * router. Bodies are handed on unread.
 */
export async function mountScreens(app: FastifyInstance, screens: Screens): Promise<void> {
  const handle = createRequestHandler(screens.build, 'production')
  await app.register(async (web) => {
    await web.register(staticFiles, {
      root: path.join(screens.clientFolder, 'assets'),
      prefix: '/assets/',
      immutable: true,
      maxAge: '365d',
      wildcard: true,
      decorateReply: false,
    })
    await web.register(staticFiles, {
      root: screens.clientFolder,
      prefix: '/',
      serve: false,
      decorateReply: true,
    })
    web.get('/mark.svg', async (_request, reply) => reply.sendFile('mark.svg', { maxAge: '1d' }))
    web.removeAllContentTypeParsers()
    web.addContentTypeParser('*', (_request, _payload, done) => done(null))
    web.route({
      method: ['GET', 'POST'],
      url: '/*',
      handler: async (request, reply) => {
        const given = webContextOf(request)
        setHeaders(reply, given)
        const provider = new RouterContextProvider()
        provider.set(webContext, given)
        reply.hijack()
        const fetched = createRequest(request.raw, reply.raw, {
          host: request.host,
          protocol: `${request.protocol}:`,
        })
        const response = await handle(fetched, provider)
        for (const [name, value] of Object.entries(reply.getHeaders())) {
          if (value !== undefined && !response.headers.has(name))
            response.headers.set(name, String(value))
        }
        await sendResponse(reply.raw, response)
      },
    })
  })
}

function webContextOf(request: FastifyRequest): WebContext {
  return {
    context: request.context,
    language: languageOf(request.cookies[LANGUAGE_COOKIE], undefined),
    nonce: randomBytes(16).toString('base64url'),
    address: request.ip,
    isSecure: request.protocol === 'https',
  }
}

function setHeaders(reply: FastifyReply, { nonce, isSecure }: WebContext): void {
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
      "form-action 'self'",
      "base-uri 'none'",
      "object-src 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    ...(isSecure ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  })
}
