// `npm run prove:fuzz`: 200 requests to every operation of the interface, and the largest bodies there may be. `-- <cases> <seed>` for others.
import { holdsOfLargestBodies } from './fuzz/largest-bodies.ts'
import { proveFuzz } from './proofs/fuzz.ts'
import { pronounce } from './proofs/verdict.ts'
import { aThrowAwayServer } from './throw-away-server.ts'

const [cases = '200', seed = '766'] = process.argv.slice(2)
const server = await aThrowAwayServer()
const verdict = await proveFuzz(server, { cases: Number(cases), seed: Number(seed) })
const holds = await holdsOfLargestBodies(server)
await server.end()
pronounce({ ...verdict, figures: { ...verdict.figures, ...holds } })
