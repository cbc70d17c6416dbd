// `npm run prove:disk`: fills the disks of files, tables and log under six who work. Needs leave to mount.
import { proveDisk } from './proofs/disks/disk.ts'
import { pronounce } from './proofs/verdict.ts'
import { aDataFolder, removeDataFolder } from './whole-installation.ts'

const folder = aDataFolder()
const verdict = await proveDisk(folder, (text) => console.log(text))
removeDataFolder(folder)
pronounce(verdict)
