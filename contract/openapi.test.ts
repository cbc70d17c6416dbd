import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { statusOf } from '#kernel/refused'
import { REFUSAL_CODES } from '../src/kernel/refusal-codes.ts'
import { aDemoApp } from '../tools/test-support/app.ts'
import { fieldsOf, schemaOf, type Description, type Operation } from './openapi.ts'

interface Promised {
  readonly route: string
  readonly status: number
  readonly query?: readonly string[]
  readonly body?: readonly string[]
  readonly form?: readonly string[]
  readonly reply?: readonly string[] | `@${string}`
  readonly values?: Readonly<Record<string, readonly string[]>>
}

interface Contract {
  readonly shapes: Readonly<Record<string, readonly string[]>>
  readonly routes: readonly Promised[]
  readonly codes: Readonly<Record<string, number>>
  readonly statuses: readonly number[]
}

const contract = JSON.parse(readFileSync(new URL('http.json', import.meta.url), 'utf8')) as Contract
const { app } = await aDemoApp()
const description = (await app.inject('/openapi.json')).json<Description>()

function operationOf(route: string): Operation {
  const [method = '', path = ''] = route.split(' ')
  const operation = description.paths[`/api/v1${path}`]?.[method.toLowerCase()]
  if (operation === undefined) throw new Error(`the description has no ${route}`)
  return operation
}

function replyFields(promised: Promised) {
  return fieldsOf(description, schemaOf(operationOf(promised.route).responses?.[promised.status]))
}

function bodyFields(promised: Promised) {
  return fieldsOf(description, schemaOf(operationOf(promised.route).requestBody))
}

function queryOf(promised: Promised) {
  return (operationOf(promised.route).parameters ?? []).filter((each) => each.in === 'query')
}

/** The values of `items[].unit`, `body channel` or `query view`, as the description lists them. */
function valuesAt(promised: Promised, place: string): readonly unknown[] {
  const [part = '', name] = place.split(' ')
  if (part === 'query')
    return queryOf(promised).find((each) => each.name === name)?.schema?.enum ?? []
  const fields = part === 'body' ? bodyFields(promised) : replyFields(promised)
  return [...(fields.get(name ?? part) ?? [])]
}

describe('the description of the interface', () => {
  test('is OpenAPI 3.1 and holds every route under /api/v1, and nothing else', () => {
    const paths = Object.keys(description.paths)

    expect(description.openapi).toMatch(/^3\.1\./)
    expect(paths.filter((path) => !path.startsWith('/api/v1/'))).toEqual([])
  })

  test.each(contract.routes)('$route takes and gives what was promised', (promised) => {
    const operation = operationOf(promised.route)

    const expected =
      typeof promised.reply === 'string' ? contract.shapes[promised.reply.slice(1)] : promised.reply
    expect([...replyFields(promised).keys()]).toEqual(expect.arrayContaining([...(expected ?? [])]))
    expect([...bodyFields(promised).keys()]).toEqual(
      expect.arrayContaining([...(promised.body ?? promised.form ?? [])]),
    )
    expect(queryOf(promised).map(({ name }) => name)).toEqual(
      expect.arrayContaining([...(promised.query ?? [])]),
    )
    expect(Object.keys(operation.responses ?? {})).toContain(String(promised.status))
    for (const [place, values] of Object.entries(promised.values ?? {})) {
      expect(valuesAt(promised, place), `${promised.route} ${place}`).toEqual(
        expect.arrayContaining([...values]),
      )
    }
  })

  test('promises the problem document of RFC 9457 for every refusal', () => {
    const operations = Object.values(description.paths).flatMap((methods) => Object.values(methods))

    const wanting = operations.filter((operation) => {
      const fields = fieldsOf(description, schemaOf(operation.responses?.default))
      return contract.shapes.problem?.some((field) => !fields.has(field)) ?? true
    })
    expect(wanting.map(({ operationId }) => operationId)).toEqual([])
  })
})

describe('the refusals', () => {
  test.each(Object.entries(contract.codes))('%s answers %d', (code, status) => {
    const known = REFUSAL_CODES.find((each) => each === code)

    expect(known).toBe(code)
    expect(statusOf(known ?? 'not-found/route')).toBe(status)
  })

  test.each(contract.statuses)('%d has a code of its own', (status) => {
    expect(REFUSAL_CODES.some((code) => statusOf(code) === status)).toBe(true)
  })
})
