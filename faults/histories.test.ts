import { describe, expect, test } from 'vitest'
import { aDemoApp } from '../tools/test-support/app.ts'
import { proveHistories } from './proofs/histories.ts'
import { proofServerOf } from './proofs/proof-server.ts'

const server = proofServerOf(await aDemoApp())

describe('random histories over the interface, under both rulebooks', () => {
  test('are answered and stored as the model says, and leave a database that is whole', async () => {
    const verdict = await proveHistories(server, 12, 7)

    expect(verdict.faults).toEqual([])
    expect(verdict.figures).toMatchObject({ histories: 12 })
    expect(verdict.figures.done).toBeGreaterThan(40)
  }, 240_000)
})
