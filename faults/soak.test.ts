import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { Sample } from './proofs/soak/samples.ts'
import { proveSoak } from './proofs/soak/soak.ts'
import { aDataFolder, removeDataFolder } from './whole-installation.ts'

test('people work at half load for some seconds, nothing fails, and what grows is not told from so little', async () => {
  const folder = aDataFolder()
  const keptIn = path.join(folder, 'soak.jsonl')
  const order = { minutes: 0.1, everySeconds: 1, warmUpRequests: 100, measureSeconds: 3, keptIn }

  const { verdict, lines } = await proveSoak(folder, order, () => {})
  const samples = readFileSync(keptIn, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Sample)
  removeDataFolder(folder)

  const unclear = lines.filter(({ finding }) => finding === 'unclear')
  expect(lines.filter(({ finding }) => finding === 'broken')).toEqual([])
  expect(unclear.map(({ name }) => name).every((name) => name.endsWith('PerHour'))).toBe(true)
  expect(verdict.faults).toEqual(unclear.map(({ says }) => `unclear: ${says}`))
  expect(verdict.figures.requests).toBeGreaterThan(10)
  expect(samples.length).toBe(verdict.figures.samples)
  expect(samples[0]?.processes.server.heapBytes).toBeGreaterThan(1_000_000)
  expect(samples[1]?.processes.server.heapBytes).toBeNull()
  expect(samples.every(({ connections }) => connections > 0)).toBe(true)
}, 300_000)
