// `npm run prove:histories`: 300 random histories over the interface, compared with the pure model.
// `npm run prove:histories -- <seed> <histories>` lives the histories of a seed again.
import { proveHistories } from './proofs/histories.ts'
import { pronounce } from './proofs/verdict.ts'
import { aThrowAwayServer } from './throw-away-server.ts'

const [seed = 20_261_122, runs = 300] = process.argv.slice(2).map(Number)
const server = await aThrowAwayServer()
const verdict = await proveHistories(server, runs, seed)
await server.end()
pronounce(verdict)
