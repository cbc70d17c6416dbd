// `npm run prove:soak [-- --minutes 60]`: people at half load for an hour, and what grows meanwhile. Every sample is
// kept in .proof/soak.jsonl.
import { parseArgs } from 'node:util'
import { proveSoak } from './proofs/soak/soak.ts'
import { pronounce } from './proofs/verdict.ts'
import { aDataFolder, removeDataFolder } from './whole-installation.ts'

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '60' } } })
const order = {
  minutes: Number(values.minutes),
  everySeconds: 15,
  warmUpRequests: 10_000,
  measureSeconds: 60,
  keptIn: '.proof/soak.jsonl',
}
const folder = aDataFolder()
const { verdict } = await proveSoak(folder, order, (text) => console.log(text))
removeDataFolder(folder)
pronounce(verdict)
