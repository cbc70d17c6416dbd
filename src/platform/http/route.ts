import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import { z } from 'zod'
import { Refused } from '#kernel/refused'
import {
  isPermitted,
  isSignedIn,
  rolesOf,
  type Actor,
  type ObjectScope,
  type Permission,
} from '#platform/access'
import type { Context } from '#platform/context'
import type { BytesReply } from './bytes-reply.ts'
import { Problem, shapeFaults } from './problem.ts'

/** What every route says of itself; without it the server does not start. */
export interface RouteAccess {
  readonly permission: Permission
  readonly scope: ObjectScope
  /** The audit event of a successful call, or null when nothing worth keeping happens. */
  readonly audit: string | null
}

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: RouteAccess
  }
  interface FastifyRequest {
    /** Set by the server once it knows who asks. */
    context: Context
  }
}

type Shape = z.ZodType | undefined
type Parsed<S extends Shape> = S extends z.ZodType ? z.output<S> : undefined

/** What a handler is given: the parsed parts of the request, and the request for headers. */
export interface Input<Params extends Shape, Query extends Shape, Body extends Shape> {
  readonly params: Parsed<Params>
  readonly query: Parsed<Query>
  readonly body: Parsed<Body>
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

export interface RouteSpec<Params extends Shape, Query extends Shape, Body extends Shape> {
  readonly operation: string
  readonly summary: string
  readonly tag: string
  readonly access: RouteAccess
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  readonly headers?: z.ZodType
  /** Takes a form with one file in place of JSON; `receiveUpload` reads it. */
  readonly takesFile?: boolean
  /** Takes bytes of this media type in place of JSON, at most as many as of any body. */
  readonly takesBytes?: string
  readonly replies: Readonly<Record<number, z.ZodType | BytesReply>>
  /**
   * Asked first when the request breaks the schema: someone who may not see the object, or whose
   * role never does this, learns that and not what was wrong with the values.
   */
  readonly preflight?: (context: Context, request: FastifyRequest) => Promise<void>
  readonly handle: (context: Context, input: Input<Params, Query, Body>) => Promise<unknown>
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * Registers one route: its schemas in and out, who may call it, and the one use case it calls.
 * Refusals come in the order of the contract: unreadable, not signed in, absent, not your role,
 * wrong values, not now.
 */
export function route<Params extends Shape, Query extends Shape, Body extends Shape>(
  app: FastifyInstance,
  method: Method,
  url: string,
  spec: RouteSpec<Params, Query, Body>,
): void {
  const options = optionsOf(method, url, spec)
  if (spec.takesFile === true) void app.register(async (scope) => routeOfForm(scope, options))
  else if (spec.takesBytes !== undefined)
    void app.register(async (scope) => routeOfBytes(scope, spec.takesBytes ?? '', options))
  else app.route(options)
}

/** Forms are understood where a route takes one, and nowhere else. */
async function routeOfForm(scope: FastifyInstance, options: RouteOptions): Promise<void> {
  await scope.register(multipart, { throwFileSizeLimit: false })
  scope.route(options)
}

/** Only bytes are understood there. */
async function routeOfBytes(
  scope: FastifyInstance,
  mediaType: string,
  options: RouteOptions,
): Promise<void> {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser(mediaType, { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  )
  scope.route(options)
}

/** Describes the bytes; whether they came is asked by whoever handles them. */
const Bytes = z.any().meta({ type: 'string', format: 'binary' })

/** Describes the form; its parts are not there yet when a request is checked. */
const FileForm = z.any().meta({
  type: 'object',
  properties: { file: { type: 'string', format: 'binary' } },
  required: ['file'],
})

function optionsOf<Params extends Shape, Query extends Shape, Body extends Shape>(
  method: Method,
  url: string,
  spec: RouteSpec<Params, Query, Body>,
): RouteOptions {
  const body =
    spec.takesFile === true ? FileForm : spec.takesBytes === undefined ? spec.body : Bytes
  return {
    method,
    url,
    attachValidation: true,
    config: { access: spec.access },
    schema: {
      operationId: spec.operation,
      summary: spec.summary,
      tags: [spec.tag],
      ...(spec.params === undefined ? {} : { params: spec.params }),
      ...(spec.query === undefined ? {} : { querystring: spec.query }),
      ...(body === undefined ? {} : { body }),
      ...(spec.takesFile === true ? { consumes: ['multipart/form-data'] } : {}),
      ...(spec.takesBytes === undefined ? {} : { consumes: [spec.takesBytes] }),
      ...(spec.headers === undefined ? {} : { headers: spec.headers }),
      ...(isPermitted(spec.access.permission, [], false) ? {} : { security: [{ bearer: [] }] }),
      response: { ...spec.replies, default: Problem },
    },
    preValidation: async (request) => {
      if (!isWellFormed(request.body)) throw new Refused('malformed/characters')
      requirePermitted(spec.access, request.context.actor)
    },
    handler: async (request, reply) => {
      if (request.validationError !== undefined) {
        await spec.preflight?.(request.context, request)
        throw new Refused('invalid/shape', { errors: shapeFaults(request.validationError) })
      }
      const { params, query, body } = request
      const parsed = { params, query, body } as Pick<
        Input<Params, Query, Body>,
        'params' | 'query' | 'body'
      >
      return spec.handle(request.context, { ...parsed, request, reply })
    },
  }
}

/** Whether all text of a body can be written: JSON lets half a character through as an escape. */
function isWellFormed(body: unknown): boolean {
  if (body instanceof Uint8Array) return true
  const open: unknown[] = [body] // not by recursion: a body may be nested deeper than the stack
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value === 'string' && !value.isWellFormed()) return false
    if (typeof value !== 'object' || value === null) continue
    for (const [name, each] of Object.entries(value)) open.push(name, each ?? null)
  }
  return true
}

/**
 * Refuses who never may call it. Of a dossier that one may not see, not even this is told: there the
 * use case asks, once it knows that the dossier is there for the actor.
 */
function requirePermitted({ permission, scope }: RouteAccess, actor: Actor): void {
  if (isPermitted(permission, rolesOf(actor), isSignedIn(actor))) return
  if (!isSignedIn(actor)) throw new Refused('unauthenticated/no-session')
  if (scope !== 'dossier') throw new Refused('forbidden/role')
}
