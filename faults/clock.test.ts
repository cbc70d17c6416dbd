import { expect, test } from 'vitest'
import { aDemoApp } from '../tools/test-support/app.ts'
import { proveClock } from './proofs/clock.ts'
import { proofServerOf } from './proofs/proof-server.ts'

const app = await aDemoApp()

test('a clock that jumps by as much as a day moves no due date, and puts nothing out of its order', async () => {
  const server = { ...proofServerOf(app), clock: app.clock }

  const verdict = await proveClock(server, { dossiers: 6, seed: 12 })

  expect(verdict.faults).toEqual([])
}, 60_000)
