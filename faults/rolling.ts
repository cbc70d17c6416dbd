// `npm run prove:rolling`: ten renewals of two servers and two workers under twelve people, then twelve kills.
import { proveRolling } from './proofs/rolling.ts'
import { pronounce } from './proofs/verdict.ts'
import { aDataFolder, removeDataFolder } from './whole-installation.ts'

const folder = aDataFolder()
const verdict = await proveRolling(folder, { renewals: 10, kills: 12 }, (text) => console.log(text))
removeDataFolder(folder)
pronounce(verdict)
