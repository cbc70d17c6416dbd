import { once } from 'node:events'
import { Agent, get, type IncomingMessage } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import fastify from 'fastify'
import { expect, test } from 'vitest'
import { close, endConnectionsWhenLeaving, leave } from './leaving.ts'

/** A server whose `/slow` answers when it is let go. */
async function aServer() {
  const app = fastify()
  endConnectionsWhenLeaving(app)
  let letGo = () => {}
  let arrived = () => {}
  const slowIsAsked = new Promise<void>((resolve) => (arrived = resolve))
  app.get('/', async () => 'here')
  app.get('/slow', async () => {
    arrived()
    await new Promise<void>((resolve) => (letGo = resolve))
    return 'at last'
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  return { app, port, letGo: () => letGo(), slowIsAsked }
}

function answer(agent: Agent, port: number, path = '/') {
  return new Promise<{ text: string; connection: string | undefined }>((resolve, reject) => {
    get({ agent, port, path, host: '127.0.0.1' }, (reply: IncomingMessage) => {
      const { connection } = reply.headers
      reply
        .setEncoding('utf8')
        .toArray()
        .then((parts: string[]) => resolve({ text: parts.join(''), connection }), reject)
    }).once('error', reject)
  })
}

test('a server that is leaving answers once more on a connection that was kept, and takes no new one', async () => {
  const { app, port } = await aServer()
  const kept = new Agent({ keepAlive: true })
  const before = await answer(kept, port)

  const left = leave(app, 10_000)
  const last = await answer(kept, port)
  await left

  expect(before).toEqual({ text: 'here', connection: 'keep-alive' })
  expect(last).toEqual({ text: 'here', connection: 'close' })
  await expect(answer(new Agent(), port)).rejects.toThrow('ECONNREFUSED')
  await app.close()
})

test('what is being carried out when a server leaves is finished', async () => {
  const { app, port, letGo, slowIsAsked } = await aServer()
  const slow = answer(new Agent({ keepAlive: true }), port, '/slow')
  await slowIsAsked

  const left = leave(app, 10_000)
  letGo()
  await left

  expect(await slow).toEqual({ text: 'at last', connection: 'close' })
  await app.close()
})

test('a server waits no longer than it is told for one who keeps it', async () => {
  const { app, port, letGo, slowIsAsked } = await aServer()
  const slow = answer(new Agent(), port, '/slow')
  await slowIsAsked

  const began = performance.now()
  await leave(app, 50)

  expect(performance.now() - began).toBeLessThan(5_000)
  letGo()
  expect((await slow).text).toBe('at last')
  await app.close()
})

test('a server closes though somebody connected and never asked, and answers first who did ask', async () => {
  const { app, port, letGo, slowIsAsked } = await aServer()
  const slow = answer(new Agent(), port, '/slow')
  const silent = connect(port, '127.0.0.1')
  await Promise.all([slowIsAsked, once(silent, 'connect')])
  const cutOff = new Promise((resolve) => silent.once('close', resolve))

  const closed = close(app, 1_000)
  letGo()

  expect((await slow).text).toBe('at last')
  await closed
  await cutOff
})
