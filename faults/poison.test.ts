import { expect, test } from 'vitest'
import { aDemoApp } from '../tools/test-support/app.ts'
import { provePoison } from './proofs/poison.ts'
import { proofServerOf } from './proofs/proof-server.ts'

test('work that fails for ever stops by itself, is told of, holds up no other, and is done once its cause is mended', async () => {
  const world = await aDemoApp()
  const server = { ...proofServerOf(world), owner: world.database.owner }
  const { faults, figures } = await provePoison(server, { count: 200, retries: 1 }, () => {})

  expect(faults).toEqual([])
  expect(figures.poisoned).toBe(2)
}, 180_000)
