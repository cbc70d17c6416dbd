// `npm run prove:fuzz`: 200 requests to every operation of the interface. `-- <cases> <seed>` for others.
import { proveFuzz } from './proofs/fuzz.ts'
import { pronounce } from './proofs/verdict.ts'
import { aThrowAwayServer } from './throw-away-server.ts'

const [cases = '200', seed = '766'] = process.argv.slice(2)
const server = await aThrowAwayServer()
const verdict = await proveFuzz(server, { cases: Number(cases), seed: Number(seed) })
await server.end()
pronounce(verdict)
