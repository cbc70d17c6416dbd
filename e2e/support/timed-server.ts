// A demonstration of its own, told by the journey that started it what time it is and which work is due.
import { parseInstant } from '#kernel/instant'
import { aThrowAwayServer } from '../../faults/throw-away-server.ts'
import { ALL_HANDLERS } from '../../src/all-handlers.ts'
import { systemContext } from '../../src/installation.ts'
import { builtScreens } from '../../src/screens.ts'
import type { Order } from './timed.ts'

const server = await aThrowAwayServer(await builtScreens())

async function carryOut({ now, job }: Order): Promise<void> {
  const instant = now === undefined ? null : parseInstant(now)
  if (instant !== null) server.clock.set(instant)
  const handler = ALL_HANDLERS.find((each) => each.job.name === job)
  if (handler === undefined) return
  for (const locality of server.installation.localities) {
    await handler.handle(systemContext(server.installation, locality, 'a journey'), {})
  }
}

process.on('message', (order: Order) => {
  void carryOut(order).then(
    () => process.send?.({ fault: null }),
    (error: unknown) => process.send?.({ fault: String(error) }),
  )
})
process.once('disconnect', () => void server.end().then(() => process.exit(0)))
process.send?.({ home: await server.app.listen({ host: '127.0.0.1', port: 0 }) })
