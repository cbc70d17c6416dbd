// `npm run prove:drafts`: a page crashes twenty times and the server is killed five times while somebody types. `-- <crashes> <kills>` for others.
import { openBrowser } from '../e2e/support/browser.ts'
import { proveDrafts } from './drafts/prove-drafts.ts'
import { pronounce } from './proofs/verdict.ts'
import { aDataFolder, aFreePort, removeDataFolder, startWhole } from './whole-installation.ts'

const [crashes = '20', kills = '5'] = process.argv.slice(2)
const folder = aDataFolder()
const whole = startWhole(folder, { PORT: String(await aFreePort()) })
const browser = await openBrowser()
const asked = { crashes: Number(crashes), kills: Number(kills), say: console.log }
const verdict = await proveDrafts(whole, browser, asked).finally(async () => {
  await browser.close()
  await whole.stop()
  removeDataFolder(folder)
})
pronounce(verdict)
