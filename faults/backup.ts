// `npm run prove:backup`: a backup while eight writers work, restored to three instants and to the end, and bytes flipped.
import { proveBackup } from './proofs/backup.ts'
import { pronounce } from './proofs/verdict.ts'
import { aDataFolder, removeDataFolder } from './whole-installation.ts'

const folder = aDataFolder()
const verdict = await proveBackup(
  folder,
  { workFor: 5_000, instants: 3, flipRounds: 4 },
  console.log,
)
removeDataFolder(folder)
pronounce(verdict)
