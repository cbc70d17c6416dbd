// `npm run prove:update`: three updates of two servers and two workers under twelve people, then two that must not be.
import { proveUpdate } from './proofs/updates/update.ts'
import { pronounce } from './proofs/verdict.ts'
import { aDataFolder, removeDataFolder } from './whole-installation.ts'

const folder = aDataFolder()
const order = { ofAKind: 2, updates: 3, hasOtherScreens: true }
const verdict = await proveUpdate(folder, order, (text) => console.log(text))
removeDataFolder(folder)
pronounce(verdict)
