import { expect, test } from 'vitest'
import { aDemoApp } from '../tools/test-support/app.ts'
import { proveFuzz } from './proofs/fuzz.ts'
import { proofServerOf } from './proofs/proof-server.ts'

const server = proofServerOf(await aDemoApp())

test('whatever is sent to any operation, the answer is as described and no fault of ours', async () => {
  const verdict = await proveFuzz(server, { cases: 5, seed: 61 })

  expect(verdict.faults).toEqual([])
  expect(verdict.figures.answers2xx).toBeGreaterThan(10)
}, 120_000)
