import { expect, test } from 'vitest'
import { proveNetwork, type Spell } from './proofs/network.ts'
import { aDataFolder, removeDataFolder } from './whole-installation.ts'

const SPELLS: readonly Spell[] = [
  { link: 'database', weather: 'refusing', ms: 1_000 },
  { link: 'database', weather: 'resetting', ms: 1_000 },
  { link: 'database', weather: 'losing-answers', ms: 1_000 },
  { link: 'clients', weather: 'losing-answers', ms: 1_000 },
  { link: 'clients', weather: 'doubling', ms: 1_000 },
]

test('networks may refuse, break, lose answers and double requests: nothing is lost or doubled, every answer comes', async () => {
  const folder = aDataFolder()
  const { faults, figures } = await proveNetwork(folder, { spells: SPELLS, seed: 4 }, () => {})
  removeDataFolder(folder)

  expect(faults).toEqual([])
  expect(figures.unavailable).toBeGreaterThan(0)
  expect(figures.repeated).toBeGreaterThan(0)
}, 300_000)
