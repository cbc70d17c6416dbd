// `npm run prove:clock`: 100 dossiers lived while the clock jumps by as much as a day. `-- <seed>` for other jumps.
import { proveClock } from './proofs/clock.ts'
import { pronounce } from './proofs/verdict.ts'
import { aThrowAwayServer } from './throw-away-server.ts'

const [seed = 20_261_122] = process.argv.slice(2).map(Number)
const server = await aThrowAwayServer()
const verdict = await proveClock(server, { dossiers: 100, seed })
await server.end()
pronounce(verdict)
