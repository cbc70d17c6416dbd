// `npm run prove:scripts`: texts that would run are written into every field and looked at on every page. `-- brief` for less.
import { fileURLToPath } from 'node:url'
import { openBrowser } from '../e2e/support/browser.ts'
import { builtScreens } from '../src/screens.ts'
import { buildScreens } from '../src/supervisor/screens.ts'
import { pronounce } from './proofs/verdict.ts'
import { BRIEF, proveScripts, WHOLE } from './scripts/prove-scripts.ts'
import { aThrowAwayServer } from './throw-away-server.ts'

await buildScreens(fileURLToPath(new URL('..', import.meta.url)), console.log)
const server = await aThrowAwayServer(await builtScreens())
const browser = await openBrowser()
const extent = process.argv[2] === 'brief' ? BRIEF : WHOLE
const verdict = await proveScripts(server, browser, { extent, say: console.log })
await browser.close()
await server.end()
pronounce(verdict)
