import { expect, test } from 'vitest'
import { proveUpdate } from './proofs/updates/update.ts'
import { aDataFolder, removeDataFolder } from './whole-installation.ts'

test('a version takes over while people work without one failed request, and one that cannot is refused or given up', async () => {
  const folder = aDataFolder()
  const order = { ofAKind: 1, updates: 1, hasOtherScreens: false }
  const { faults } = await proveUpdate(folder, order, () => {})
  removeDataFolder(folder)

  expect(faults).toEqual([])
}, 300_000)
