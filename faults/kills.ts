// `npm run prove:kills`: twenty kills of server, database and worker under twelve writers, then five of workers at work.
import { proveKills } from './proofs/kills.ts'
import { pronounce } from './proofs/verdict.ts'
import { aDataFolder, removeDataFolder } from './whole-installation.ts'

const folder = aDataFolder()
const verdict = await proveKills(folder, { kills: 20, atWork: 5 }, (text) => console.log(text))
removeDataFolder(folder)
pronounce(verdict)
