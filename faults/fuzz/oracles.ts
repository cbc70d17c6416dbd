import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import type { LightMyRequestResponse } from 'fastify'
import { REFUSAL_CODES } from '#kernel/refusal-codes'
import type { Description, Operation } from './description.ts'
import type { FuzzedRequest } from './requests.ts'

/** What must never stand in an answer to a fault: how the program or its database is made. */
const INNARDS =
  /node_modules|\bat .+\.(?:ts|js):\d+|\bpg_|relation "|syntax error|violates .+ constraint|Cannot read prop|ECONN|undefined is not/

/** Says what is wrong with an answer; nothing when it is as it is described. */
export function oraclesFor(
  description: Description,
): (operation: Operation, request: FuzzedRequest, reply: LightMyRequestResponse) => string[] {
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  ajv.addSchema({ $id: 'description', components: description.components })
  const compiled = new Map<string, ValidateFunction>()
  const validatorOf = (operation: Operation, status: string): ValidateFunction | null => {
    const key = `${operation.operationId} ${status}`
    const known = compiled.get(key)
    if (known !== undefined) return known
    const schema = operation.responses[status]?.content?.['application/json']?.schema
    if (schema === undefined || schema.format === 'binary') return null // a file, whatever is in it
    const text = JSON.stringify(schema).replaceAll('"#/components', '"description#/components')
    const validate = ajv.compile(JSON.parse(text) as object)
    compiled.set(key, validate)
    return validate
  }
  return (operation, request, reply) => {
    const status = String(reply.statusCode)
    const isDescribed = operation.responses[status] !== undefined
    const isJson = /json/.test(String(reply.headers['content-type']))
    const validate = isJson ? validatorOf(operation, isDescribed ? status : 'default') : null
    const body: unknown = isJson ? JSON.parse(reply.body) : null
    return [
      ...(reply.statusCode < 500 ? [] : [`fault ${status}: ${reply.body.slice(0, 200)}`]),
      ...(reply.statusCode < 400 && !isDescribed ? [`${status} is not described`] : []),
      ...(reply.statusCode < 400 && request.isBroken ? [`${status} for a broken request`] : []),
      ...(reply.statusCode >= 400 ? refusalFaults(reply, body) : []),
      ...(validate === null || validate(body)
        ? []
        : [`not as described: ${ajv.errorsText(validate.errors)}`]),
      ...(/html/.test(String(reply.headers['content-type'])) ? ['answered with a page'] : []),
    ]
  }
}

const CODES = new Set<unknown>(REFUSAL_CODES)

function refusalFaults(reply: LightMyRequestResponse, body: unknown): string[] {
  const { code, title } = (body ?? {}) as { readonly code?: unknown; readonly title?: unknown }
  return [
    ...(CODES.has(code) ? [] : [`an unknown code: ${String(code)}`]),
    ...(typeof title === 'string' && title.length > 10 ? [] : ['no sentence']),
    ...(INNARDS.test(reply.body) ? [`innards: ${reply.body.slice(0, 200)}`] : []),
  ]
}
