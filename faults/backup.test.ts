import { expect, test } from 'vitest'
import { proveBackup } from './proofs/backup.ts'
import { aDataFolder, removeDataFolder } from './whole-installation.ts'

test('a backup made while people work leads back to any instant after it, letters open there, and a flipped byte is found', async () => {
  const folder = aDataFolder()
  const { faults } = await proveBackup(
    folder,
    { workFor: 1_000, instants: 1, flipRounds: 1 },
    () => {},
  )
  removeDataFolder(folder)

  expect(faults).toEqual([])
}, 300_000)
