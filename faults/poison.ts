// `npm run prove:poison`: 10,000 pieces of sound work, then 10,000 of which one in a hundred fails for ever.
import { provePoison } from './proofs/poison.ts'
import { pronounce } from './proofs/verdict.ts'
import { aThrowAwayServer } from './throw-away-server.ts'

const server = await aThrowAwayServer()
const verdict = await provePoison(server, { count: 10_000, retries: 2 }, console.log)
await server.end()
pronounce(verdict)
