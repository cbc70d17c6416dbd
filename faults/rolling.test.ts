import { expect, test } from 'vitest'
import { proveRolling } from './proofs/rolling.ts'
import { aDataFolder, removeDataFolder } from './whole-installation.ts'

test('servers and workers are renewed while people work without one failed request, and one that is killed takes nothing with it', async () => {
  const folder = aDataFolder()
  const { faults } = await proveRolling(folder, { renewals: 1, kills: 2 }, () => {})
  removeDataFolder(folder)

  expect(faults).toEqual([])
}, 300_000)
