// `npm run prove:codes`: thirty seconds of filing by sixteen clients, a fifth of it undone.
import { proveCodes } from './proofs/codes.ts'
import { pronounce } from './proofs/verdict.ts'
import { aThrowAwayServer } from './throw-away-server.ts'

const server = await aThrowAwayServer()
const verdict = await proveCodes(server, 30)
await server.end()
pronounce(verdict)
