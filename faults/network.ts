// `npm run prove:network`: eight writers in every weather of both networks, twice. `-- <seed>` for another course of it.
import { proveNetwork, type Spell } from './proofs/network.ts'
import type { Weather } from './proofs/proxy.ts'
import { pronounce } from './proofs/verdict.ts'
import { aDataFolder, removeDataFolder } from './whole-installation.ts'

const WEATHERS = [
  'refusing',
  'resetting',
  'losing-answers',
  'trickling',
  'hanging',
] as const satisfies readonly Weather[]
const round: Spell[] = [
  ...WEATHERS.map((weather) => ({ link: 'database' as const, weather, ms: 5_000 })),
  ...[...WEATHERS, 'doubling' as const].map((weather) => ({
    link: 'clients' as const,
    weather,
    ms: 5_000,
  })),
]

const [seed = 20_261_122] = process.argv.slice(2).map(Number)
const folder = aDataFolder()
const verdict = await proveNetwork(folder, { spells: [...round, ...round], seed }, console.log)
removeDataFolder(folder)
pronounce(verdict)
