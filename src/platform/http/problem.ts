import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Refused, statusOf, type ValueFault } from '#kernel/refused'
import { languageOf, refusalText } from '#platform/i18n'

/** The error answer of every route: RFC 9457 with our code. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    detail: z.string().optional(),
    errors: z.array(z.object({ path: z.string(), code: z.string() })).optional(),
    correlationId: z.string(),
  })
  .catchall(z.unknown())
  .meta({ id: 'Problem', description: 'RFC 9457 problem document' })

interface ShapeIssue {
  readonly instancePath?: string
  readonly keyword?: string
  /** What Zod says beside the path: of unknown fields their names, of a parser of ours its own code. */
  readonly params?: {
    readonly keys?: readonly string[]
    readonly params?: { readonly code?: string }
  }
}

/** So many are told; whoever sent more wrong values than that mends these first. */
const MOST_FAULTS_TOLD = 100

/** Which values broke the schema, as the contract lists them: the first of them, where they are many. */
export function shapeFaults(error: unknown): ValueFault[] {
  const issues = (error as { validation?: readonly ShapeIssue[] }).validation ?? []
  const told = issues.slice(0, MOST_FAULTS_TOLD).flatMap((issue) => {
    const path = issue.instancePath === '/' ? '' : (issue.instancePath ?? '')
    const keys = issue.params?.keys
    if (keys !== undefined)
      return keys
        .slice(0, MOST_FAULTS_TOLD)
        .map((key) => ({ path: `${path}/${key}`, code: 'unknown-field' }))
    return [
      {
        path: path === '' ? '/' : path,
        code: issue.params?.params?.code ?? issue.keyword ?? 'invalid',
      },
    ]
  })
  return told.slice(0, MOST_FAULTS_TOLD)
}

/** Shows a person why what they opened is not there: the refusal, or null for a fault of ours. */
export type RefusalPage = (
  request: FastifyRequest,
  reply: FastifyReply,
  refused: Refused | null,
) => Promise<unknown>

declare module 'fastify' {
  interface FastifyInstance {
    /** How refusals look in a browser; null where there are no screens. */
    refusalPage: RefusalPage | null
  }
}

/**
 * Answers any error: a refusal with its code, anything else as a fault of ours without its inner text.
 * A program is sent a problem document; a person who opened the address is shown a page.
 */
export async function sendProblem(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const refused = error instanceof Refused ? error : asRefusal(error)
  if (refused === null) {
    request.log.error({ err: error, correlationId: request.id }, 'fault')
  } else {
    const { details } = refused
    tellCause(refused, request)
    if (details.retryAfterSeconds !== undefined)
      reply.header('retry-after', details.retryAfterSeconds)
  }
  const { refusalPage } = request.server
  if (refusalPage !== null && isOpenedByPerson(request)) {
    try {
      return await refusalPage(request, reply, refused)
    } catch (fault) {
      request.log.error({ err: fault, correlationId: request.id }, 'fault')
    }
  }
  return refused === null ? sendFault(request, reply) : sendRefusal(refused, request, reply)
}

/** Browsers ask for pages when somebody opens an address or sends a form; programs and scripts do not. */
export function isOpenedByPerson({ headers }: FastifyRequest): boolean {
  return headers.accept?.includes('text/html') === true
}

/** Tells the log what is behind a refusal, where something of ours is out of order. */
export function tellCause({ cause }: Refused, { log, id }: FastifyRequest): void {
  if (cause !== undefined) log.error({ err: cause, correlationId: id }, 'outage')
}

function sendRefusal(
  { code, details }: Refused,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const status = statusOf(code)
  return write(reply, status, {
    type: `urn:mot-cua:${code}`,
    title: refusalText(code, languageOf(undefined, request.headers['accept-language'])),
    status,
    code,
    ...(details.errors === undefined ? {} : { errors: details.errors }),
    ...details.members,
    correlationId: request.id,
  })
}

function sendFault(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const isVietnamese = languageOf(undefined, request.headers['accept-language']) === 'vi'
  return write(reply, 500, {
    type: 'urn:mot-cua:fault/internal',
    title: isVietnamese
      ? 'Hệ thống gặp lỗi. Hãy thử lại sau; nếu vẫn lỗi, báo mã sự việc cho quản trị.'
      : 'Something went wrong on our side. Try again later; if it goes on, report the incident id.',
    status: 500,
    code: 'fault/internal',
    correlationId: request.id,
  })
}

function write(
  reply: FastifyReply,
  status: number,
  problem: Record<string, unknown>,
): FastifyReply {
  return reply
    .code(status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .serializer((value: unknown) => JSON.stringify(value))
    .send(problem)
}

/** The refusals that Fastify itself makes, in our words. */
function asRefusal(error: unknown): Refused | null {
  const { code, statusCode } = error as { code?: string; statusCode?: number }
  switch (code) {
    case 'FST_ERR_VALIDATION':
      return new Refused('invalid/shape', { errors: shapeFaults(error) })
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new Refused('too-large/body')
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new Refused('unsupported-type/body')
    case 'FST_ERR_BAD_URL':
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return new Refused('malformed/path')
    default:
      return statusCode === 400 ? new Refused('malformed/body') : null
  }
}
