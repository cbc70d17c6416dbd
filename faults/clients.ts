// `npm run prove:clients`: 500 slow headers and 200 slow bodies for 75 s beside eight others; twenty uploads without end.
import { proveClients } from './proofs/clients/clients.ts'
import { pronounce } from './proofs/verdict.ts'
import { aDataFolder, removeDataFolder } from './whole-installation.ts'

const folder = aDataFolder()
const crowd = { headers: 500, bodies: 200, ms: 75_000 }
const verdict = await proveClients(folder, crowd, (text) => console.log(text))
removeDataFolder(folder)
pronounce(verdict)
