// `npm run prove:races`: 1,000 races for steps and decisions, and 500 double submits.
import { proveDoubleSubmits } from './proofs/double-submits.ts'
import { proveRaces } from './proofs/races.ts'
import { pronounce, verdictOf } from './proofs/verdict.ts'
import { aThrowAwayServer } from './throw-away-server.ts'

const server = await aThrowAwayServer()
const races = await proveRaces(server, 1_000)
const submits = await proveDoubleSubmits(server, 250)
await server.end()
pronounce(
  verdictOf('races', { ...races.figures, doubleSubmits: 500 }, [
    ...races.faults,
    ...submits.faults,
  ]),
)
