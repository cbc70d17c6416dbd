import { describe, expect, test } from 'vitest'
import { aDemoApp } from '../tools/test-support/app.ts'
import { proveCodes } from './proofs/codes.ts'
import { proveDoubleSubmits } from './proofs/double-submits.ts'
import { provePairRaces } from './proofs/pair-races.ts'
import { proofServerOf } from './proofs/proof-server.ts'
import { proveRaces } from './proofs/races.ts'

const [forRaces, forPairs, forSubmits, forCodes] = [
  proofServerOf(await aDemoApp()),
  proofServerOf(await aDemoApp()),
  proofServerOf(await aDemoApp()),
  proofServerOf(await aDemoApp()),
]

describe('at the same moment', () => {
  test('of 2, 5 and 20 officers who go for a step or a decision exactly one wins', async () => {
    const verdict = await proveRaces(forRaces, 100)

    expect(verdict.faults).toEqual([])
  }, 120_000)

  test('of a correction, a reopening, a withdrawal or a payment and what excludes it one wins', async () => {
    const verdict = await provePairRaces(forPairs, 2)

    expect(verdict.faults).toEqual([])
  }, 120_000)

  test('the same filing sent twice is one dossier', async () => {
    const verdict = await proveDoubleSubmits(forSubmits, 50)

    expect(verdict.faults).toEqual([])
  }, 120_000)

  test('codes stay unique and without gaps while filings are undone', async () => {
    const verdict = await proveCodes(forCodes, 5)

    expect(verdict.faults).toEqual([])
  }, 60_000)
})
