import { fork, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import pg from 'pg'
import type { Connection } from '#platform/db'
import type { Installation } from './installation.ts'
import type { LoadOrder, LoadReport, Waiting } from './load.ts'
import { bareDriverPerSecond, pgbenchPerSecond, prepareReplay } from './replay.ts'

const LANES = 8
const WARM_UP_SECONDS = 2

/** One round: the system, then the same writes by pgbench and by a bare driver, right after each other. */
export interface Round {
  readonly changes: number
  readonly times: readonly number[]
  readonly pgbench: number | null
  readonly bare: number
}

/** Measures in rounds; the first, in which everything is slow for the first time, is thrown away. */
export async function measureStateChanges(
  { home, owner }: Installation,
  size: {
    readonly rounds: number
    readonly seconds: number
    readonly folder: string
    readonly say: (text: string) => void
  },
): Promise<Round[]> {
  const dossiers = await waitingDossiers(owner)
  const share = Math.floor(dossiers.length / (size.rounds + 1))
  const order = { lanes: LANES, warmUpSeconds: WARM_UP_SECONDS }
  const rounds: Round[] = []
  const maker = startLoad(home)
  const load = (round: number) =>
    changeStates(maker, {
      ...order,
      dossiers: dossiers.slice(round * share, (round + 1) * share),
      seconds: size.seconds,
    })
  await load(0)
  const values = await prepareReplay(owner)
  const replay = { owner, values, lanes: LANES, seconds: size.seconds }
  for (let round = 1; round <= size.rounds; round += 1) {
    const { perSecond, times } = await load(round)
    const pgbench = await pgbenchPerSecond(replay, size.folder)
    const bare = await bareDriverPerSecond(replay)
    rounds.push({ changes: perSecond, times, pgbench, bare })
    size.say(
      `Round ${round}: ${Math.round(perSecond)} a second; pgbench ${pgbench === null ? '–' : Math.round(pgbench)}, bare driver ${Math.round(bare)}`,
    )
  }
  maker.disconnect()
  return rounds
}

/** The process that makes the load. */
function startLoad(home: string): ChildProcess {
  const program = path.join(import.meta.dirname, 'load.ts')
  return fork(program, [home, String(LANES)], { stdio: 'inherit' })
}

/** State changes through HTTP. */
function changeStates(maker: ChildProcess, order: LoadOrder): Promise<LoadReport> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) => reject(new Error(`the load ended early (${code})`))
    maker.once('exit', onExit)
    maker.once('message', (report) => {
      maker.off('exit', onExit)
      resolve(report as LoadReport)
    })
    maker.send(order)
  })
}

/** What `fillDesks` made. */
async function waitingDossiers(owner: Connection): Promise<Waiting[]> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    const { rows } = await client.query<Waiting>(
      `select dossier.code, version, unit.code as "receivingUnit"
       from dossier join unit on unit.id = receiving_unit_id
       where state = 'submitted' and dossier.code ~ '-5[0-9]{4}$' order by md5(dossier.code)`,
    )
    return rows
  } finally {
    await client.end()
  }
}
