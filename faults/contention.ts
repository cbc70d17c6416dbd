// `npm run prove:contention`: connections eaten up, a hot row and a whole table held for half a minute each.
import { proveContention } from './proofs/contention.ts'
import { pronounce } from './proofs/verdict.ts'
import { aDataFolder, removeDataFolder } from './whole-installation.ts'

const folder = aDataFolder()
const wants = (['connections', 'row', 'table'] as const).map((of) => ({ of, ms: 30_000 }))
const verdict = await proveContention(folder, wants, (text) => console.log(text))
removeDataFolder(folder)
pronounce(verdict)
