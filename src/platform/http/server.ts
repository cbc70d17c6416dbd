import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import swagger from '@fastify/swagger'
import fastify, {
  LogController,
  type FastifyInstance,
  type FastifyRequest,
  type RouteOptions,
} from 'fastify'
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod'
import { v7 } from 'uuid'
import { Refused } from '#kernel/refused'
import type { Context } from '#platform/context'
import type { Logger } from '#platform/log'
import { readSmallJson } from './json-bodies.ts'
import { endConnectionsWhenLeaving, HELD_MILLISECONDS, IDLE_MILLISECONDS } from './leaving.ts'
import { sendProblem } from './problem.ts'
import { protectAnswer } from './protection.ts'
import type { RouteAccess } from './route.ts'

/** A route of the interface and what it declares of who may call it. */
export interface DeclaredRoute {
  readonly method: string
  readonly url: string
  readonly access: RouteAccess
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Every route of the interface, for the proof that each is reviewed. */
    declaredRoutes: DeclaredRoute[]
  }
}

const MOST_BODY_BYTES = 1_048_576

/** How long, in milliseconds, a client may take. */
interface Patience {
  /** To send the headers of a request. */
  readonly headers: number
  /** To send the whole of it. */
  readonly request: number
  /** To read on in the answer. Longer than any answer is waited for. */
  readonly answer: number
}

const PATIENCE: Patience = { headers: 10_000, request: 60_000, answer: 120_000 }
/** Who takes too long is looked for so often; by itself Node.js would look twice a minute. */
const LOOKS_AFTER = 2_000

export interface ServerOptions {
  readonly log: Logger
  readonly version: string
  readonly trustedProxies: readonly string[]
  /** Finds out who asks, in which locality. Called once for every request. */
  readonly identify: (request: FastifyRequest) => Promise<Context>
  /** As always, unless a test has no time. */
  readonly patience?: Patience
}

/** How long a connection may take for each part of a request, and lie idle after it. */
function limitsOfConnections({ headers, request, answer }: Patience) {
  return {
    requestTimeout: request,
    connectionTimeout: answer,
    keepAliveTimeout: IDLE_MILLISECONDS,
    http: {
      headersTimeout: headers,
      connectionsCheckingInterval: Math.min(headers, LOOKS_AFTER),
      keepAliveTimeoutBuffer: HELD_MILLISECONDS,
    },
  }
}

/** The server without its routes: errors, limits, description, and the rule that every route declares itself. */
export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: options.log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => v7(),
    trustProxy: options.trustedProxies.length > 0 ? [...options.trustedProxies] : false,
    bodyLimit: MOST_BODY_BYTES,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    ...limitsOfConnections(options.patience ?? PATIENCE),
    forceCloseConnections: 'idle',
    frameworkErrors: (error, request, reply) => {
      protectAnswer(request, reply)
      void sendProblem(error, request, reply)
    },
  }) as unknown as FastifyInstance
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply))
  app.setNotFoundHandler((request, reply) =>
    sendProblem(new Refused('not-found/route'), request, reply),
  )
  endConnectionsWhenLeaving(app)
  readSmallJson(app)
  app.decorate('declaredRoutes', [])
  app.decorate('refusalPage', null)
  app.addHook('onRoute', (route) => {
    refuseUndeclared(route)
    const { access } = route.config ?? {}
    if (access !== undefined && route.method !== 'HEAD')
      app.declaredRoutes.push({ method: String(route.method), url: route.url, access })
  })
  await app.register(cookie)
  await app.register(compress, { encodings: ['gzip'], threshold: 1024 })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Một Cửa',
        version: options.version,
        description: 'One-stop handling of administrative procedures',
      },
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    },
    hideUntagged: true, // what is not declared by `route` is a page or a door of ours, not the interface
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  })
  app.decorateRequest('context')
  app.addHook('onRequest', async (request, reply) => protectAnswer(request, reply))
  app.addHook('onRequest', async (request) => {
    request.context = await options.identify(request)
  })
  app.addHook('onRequest', refuseForeignOrigin)
  return app
}

/** A route of the API that does not say what goes in and out and who may call it stops the start. */
function refuseUndeclared(route: RouteOptions): void {
  if (!route.url.startsWith('/api/v1/') || route.method === 'HEAD') return
  const { schema } = route
  if (
    route.config?.access === undefined ||
    schema?.operationId === undefined ||
    schema.response === undefined
  ) {
    throw new Error(`${String(route.method)} ${route.url} declares no access, operation or replies`)
  }
}

/**
 * A browser sends its cookie with requests that another site makes; those may not change anything.
 * Scripts with a token of their own are not concerned.
 */
async function refuseForeignOrigin(request: FastifyRequest): Promise<void> {
  if (
    request.method === 'GET' ||
    request.method === 'HEAD' ||
    request.headers.authorization !== undefined
  )
    return
  const site = request.headers['sec-fetch-site']
  const isForeign =
    site === 'cross-site' || site === 'same-site' || !isOwnOrigin(request.headers.origin, request)
  if (isForeign) throw new Refused('forbidden/origin')
}

function isOwnOrigin(origin: string | undefined, request: FastifyRequest): boolean {
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === request.host)
}
