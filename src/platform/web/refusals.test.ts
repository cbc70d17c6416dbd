import type { FastifyRequest } from 'fastify'
import { RouterContextProvider, type LoaderFunctionArgs, type ServerBuild } from 'react-router'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { Refused } from '#kernel/refused'
import { silentLog } from '#platform/log'
import { tellingRefusals } from './refusals.ts'
import { webContext, type WebContext } from './web-context.ts'

const PERSON = { accept: 'text/html,*/*;q=0.8' }
const refused = new Refused('unavailable/database')
refused.cause = new Error('the connection was lost')
const error = vi.fn<(told: object, message: string) => void>()

beforeEach(() => {
  error.mockClear()
})

/** What a route that refuses answers, asked by its loader or its action. */
async function answerOf(given: {
  readonly why?: unknown
  readonly isPage?: boolean
  readonly method?: 'GET' | 'POST'
  readonly path?: string
  readonly headers?: Readonly<Record<string, string>>
}): Promise<unknown> {
  const { why = refused, isPage = true, method = 'GET', path = '/ho-so?trang=2', headers } = given
  const refuse = () => Promise.reject(why)
  const module = { loader: refuse, action: refuse, default: isPage ? () => null : undefined }
  const build = { routes: { page: { id: 'page', module } } } as unknown as ServerBuild
  const telling = tellingRefusals(build, async ({ refusal }) => new Response(refusal?.code))
  const route = telling.routes.page!.module
  const context = new RouterContextProvider()
  const received = { method, url: path, headers: headers ?? PERSON, log: { ...silentLog, error } }
  context.set(webContext, {
    language: 'vi',
    received: received as unknown as FastifyRequest,
  } as WebContext)
  const request = new Request(new URL(path, 'http://localhost'), { method })
  const args = { request, context } as unknown as LoaderFunctionArgs
  return (method === 'GET' ? route.loader : route.action)!(args)
}

describe('a refusal of a page becomes the error page, with its sentence and status', () => {
  const text = expect.stringContaining('Hệ thống đang gián đoạn') as string

  test('and the address to come back to', async () => {
    await expect(answerOf({})).rejects.toMatchObject({
      data: { text, address: '/ho-so?trang=2' },
      init: { status: 503 },
    })
  })

  test('where a form was sent there is nothing to open again', async () => {
    await expect(answerOf({ method: 'POST' })).rejects.toMatchObject({
      data: { text, address: null },
      init: { status: 503 },
    })
  })

  test('where a script asked for the data of the page neither', async () => {
    await expect(answerOf({ path: '/ho-so.data' })).rejects.toMatchObject({
      data: { text, address: null },
    })
  })

  test('and the log hears what is behind it', async () => {
    await answerOf({}).catch(() => {})

    expect(error).toHaveBeenCalledExactlyOnceWith({ err: refused.cause }, 'outage')
  })
})

describe('a refusal of what is no page', () => {
  test('is shown on a page of its own to whoever opened it', async () => {
    const answer = await answerOf({ isPage: false })

    expect(await (answer as Response).text()).toBe('unavailable/database')
  })

  test('and is data to a script', async () => {
    const headers = { accept: '*/*' }

    await expect(answerOf({ isPage: false, headers })).rejects.toMatchObject({
      init: { status: 503 },
    })
  })
})

test('what is no refusal is left to whoever tells faults', async () => {
  const why = new Error('a fault of ours')

  await expect(answerOf({ why })).rejects.toBe(why)
  expect(error).not.toHaveBeenCalled()
})
