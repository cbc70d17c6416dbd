import { setTimeout as pause } from 'node:timers/promises'
import { Api, type Answer, type Call } from '../../../bench/api.ts'
import {
  acceptedProcedures,
  advance,
  filerOf,
  officerFor,
  type Filer,
  type Stage,
} from '../../../bench/samples.ts'
import { Chance } from '../../../bench/scale/chance.ts'
import { aPng } from '../../../tools/test-support/file-samples.ts'
import { NoMoreTurns, type Pacer } from './pacer.ts'
import { readOnce, type Filed } from './readings.ts'

/** People at work in an installation. */
export interface People {
  /** What was not answered as it must be. */
  readonly faults: string[]
  readonly dossiers: () => number
  end(): Promise<void>
}

const READERS = 9
const FILERS = 3
const PROCEDURES = 12
/** Of whom people speak today. */
const MOST_KNOWN = 500
const AFTER_FAULT_MILLISECONDS = 1_000

/** Most dossiers come to their end; some wait for people or lie on desks. */
const STAGES_REACHED: readonly { readonly stage: Stage; readonly weight: number }[] = [
  { stage: 'returned', weight: 90 },
  { stage: 'processing', weight: 4 },
  { stage: 'finished', weight: 3 },
  { stage: 'awaiting-supplement', weight: 2 },
  { stage: 'submitted', weight: 1 },
]

const SECRETS = { congdan: '1234', doanhnghiep: '3467' } as const

/** Every request waits for its turn. */
class PacedApi extends Api {
  readonly #pacer: Pacer

  constructor(home: string, pacer: Pacer) {
    super(home, READERS + FILERS)
    this.#pacer = pacer
  }

  override async call(call: Call): Promise<Answer> {
    await this.#pacer.turn()
    return super.call(call).catch((error: unknown) => {
      throw new Error(`${call.method ?? 'GET'} ${call.path}: ${String(error)}`, { cause: error })
    })
  }

  override async upload(username: string, file: Blob, name: string): Promise<string> {
    await this.#pacer.turn()
    return super.upload(username, file, name)
  }
}

/**
 * Three who file online with files they have uploaded and are served to the end by all whose turn it is, while nine
 * read: officers their lists and dossiers, people their own, anybody the portal.
 */
export async function peopleAt(home: string, pacer: Pacer): Promise<People> {
  const api = new PacedApi(home, pacer)
  const codes = await acceptedProcedures(api, PROCEDURES)
  const filers = await Promise.all(codes.map((code) => filerOf(api, code)))
  const known: Filed[] = []
  const faults: string[] = []
  let dossiers = 0
  const filing = async (chance: Chance): Promise<void> => {
    const filed = await fileOnce(api, chance.pick(filers), chance)
    dossiers += 1
    known.push(filed)
    if (known.length > MOST_KNOWN) known.shift()
  }
  await filing(new Chance(0))
  const at = { home, api, pacer, known, codes }
  const lanes = [
    ...Array.from({ length: FILERS }, (_, lane) => () => filing(new Chance(1, lane, dossiers))),
    ...Array.from({ length: READERS }, (_, lane) => {
      const chance = new Chance(2, lane)
      return () => readOnce(at, chance)
    }),
  ]
  const working = lanes.map((work) => again(work, faults))
  return {
    faults,
    dossiers: () => dossiers,
    async end() {
      pacer.end()
      await Promise.all(working)
      api.close()
    },
  }
}

/** One after the other until there are no more turns; what fails is told, and does not end the work. */
async function again(work: () => Promise<void>, faults: string[]): Promise<void> {
  for (;;) {
    try {
      await work()
    } catch (error) {
      if (error instanceof NoMoreTurns) return
      faults.push(String(error))
      await pause(AFTER_FAULT_MILLISECONDS)
    }
  }
}

async function fileOnce(api: Api, filer: Filer, chance: Chance): Promise<Filed> {
  const { username, usesFile, filingWith } = filer
  const picture = new Blob([new Uint8Array(aPng(8 + chance.below(900), 8 + chance.below(900)))])
  const filing = filingWith(usesFile ? await api.upload(username, picture, 'giay-to.png') : '')
  const { body } = await api.as(username, { method: 'POST', path: '/dossiers', body: filing })
  await advance(api, body, chance.weighed(STAGES_REACHED).stage)
  const { code, receivingUnit } = body as { readonly code: string; readonly receivingUnit: string }
  const reception = officerFor('reception', receivingUnit)
  return { code, username, reception, secret: SECRETS[username] }
}
