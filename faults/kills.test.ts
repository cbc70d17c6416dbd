import { expect, test } from 'vitest'
import { proveKills } from './proofs/kills.ts'
import { aDataFolder, removeDataFolder } from './whole-installation.ts'

test('server, database and worker may be killed while people work, and nothing is lost or doubled', async () => {
  const folder = aDataFolder()
  const { faults } = await proveKills(folder, { kills: 3, atWork: 1 }, () => {})
  removeDataFolder(folder)

  expect(faults).toEqual([])
}, 300_000)
