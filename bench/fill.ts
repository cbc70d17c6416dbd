import pg from 'pg'
import { v7 } from 'uuid'
import type { Connection } from '#platform/db'
import { nameTokens, searchTokens } from '../src/modules/dossiers/domain/search-tokens.ts'
import {
  CLONED_TABLES,
  DOSSIER_COLUMNS,
  OFFICERS_BY_ROLE,
  OFFICERS_OF_COMMUNES,
  PLAN_TABLE,
  ROLES_OF_OFFICERS,
  SAMPLES,
  type PlanRow,
  type SampleRow,
} from './fill-sql.ts'
import { COMMUNE, STAGES, type Sample, type Stage } from './samples.ts'

const LOCALITY = 1
const CHUNK = 5_000
const DAY = 86_400_000
const TWO_YEARS = 730
const COMMUNE_SHARE = 0.6
/** A ward of the provincial town has so much more to do than a commune in the mountains. */
const OWN_COMMUNE_WEIGHT = 3
/** So many communes receive at the same moment, beside the provincial centre. */
const PLACES_AT_ONCE = 8

/**
 * Multiplies samples to so many dossiers: two years of them, over all communes and departments of
 * the province, at the stages at which a province's dossiers stand. Every row is a copy of one that
 * the system wrote, with its own ids, units, officers, names and times; constraints and indexes are
 * as ever. The hashes of copied events are copies too.
 */
export function fill(
  owner: Connection,
  samples: readonly Sample[],
  dossiers: number,
): Promise<void> {
  return multiply(owner, samples, { dossiers, isWaiting: false })
}

/** So many dossiers whose clock runs, and no others. */
export function fillRunning(
  owner: Connection,
  samples: readonly Sample[],
  dossiers: number,
): Promise<void> {
  const stages = { received: 0.25, processing: 0.75 }
  return multiply(owner, samples, { dossiers, isWaiting: false, stages })
}

/** More dossiers that wait to be received: at some communes and at the provincial centre. */
export function fillDesks(
  owner: Connection,
  samples: readonly Sample[],
  dossiers: number,
): Promise<void> {
  const waiting = samples.filter(({ stage }) => stage === 'submitted')
  return multiply(owner, waiting, { dossiers, isWaiting: true })
}

async function multiply(
  owner: Connection,
  samples: readonly Sample[],
  {
    dossiers,
    isWaiting,
    stages = STAGES,
  }: {
    readonly dossiers: number
    readonly isWaiting: boolean
    readonly stages?: Fate['stages']
  },
): Promise<void> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query(`set app.locality = '${LOCALITY}'`)
    await client.query(`set session_replication_role = replica`) // copies of rows whose keys were checked
    const communes = await staffCommunes(client)
    const { rows } = await client.query<SampleRow>(SAMPLES, [samples.map(({ code }) => code)])
    const known = new Map(rows.map((row) => [row.code, row]))
    const pools = poolsOf(samples, (code) => known.get(code))
    const fate = {
      communes: isWaiting ? communes.slice(0, PLACES_AT_ONCE) : communes,
      stages: isWaiting ? { submitted: 1 } : stages,
      chance: chances(),
      weight: isWaiting ? 1 : OWN_COMMUNE_WEIGHT,
      serials: new Map<string, number>(),
      firstSerial: isWaiting ? 50_000 : 5_000,
    }
    for (let made = 0; made < dossiers; made += CHUNK) {
      const size = Math.min(CHUNK, dossiers - made)
      const plan = Array.from({ length: size }, () => planned(pools, fate))
      await insertChunk(client, plan)
    }
    await client.query('vacuum (analyze)')
  } finally {
    await client.end()
  }
}

/**
 * Gives every commune the officers of the sample commune, and makes the tables of who is where: each commune's units for
 * those of the sample commune. The codes of the communes, the sample first.
 */
export async function staffCommunes(client: pg.Client): Promise<string[]> {
  await client.query(PLAN_TABLE)
  const { rows } = await client.query<{ code: string }>(
    `select code from unit where kind = 'commune' and valid_to is null order by code <> $1, code`,
    [COMMUNE],
  )
  await client.query(
    `insert into bench_unit
     select theirs.id, ours.id, commune.number
     from unnest($1::text[]) with ordinality as commune (code, number)
     join unit ours on ours.valid_to is null and (ours.code = $2 or ours.code like $2 || '.%')
     join unit theirs on theirs.valid_to is null
       and theirs.code = commune.code || substr(ours.code, length($2) + 1)`,
    [rows.map(({ code }) => code), COMMUNE],
  )
  await client.query(OFFICERS_OF_COMMUNES, [rows.map(({ code }) => code)])
  await client.query(ROLES_OF_OFFICERS)
  await client.query(OFFICERS_BY_ROLE, [rows.map(({ code }) => code)])
  return rows.map(({ code }) => code)
}

type Pools = ReadonlyMap<Stage, { readonly commune: SampleRow[]; readonly province: SampleRow[] }>

function poolsOf(
  samples: readonly Sample[],
  rowOf: (code: string) => SampleRow | undefined,
): Pools {
  const pools = new Map<Stage, { commune: SampleRow[]; province: SampleRow[] }>()
  for (const { code, stage, isCommune } of samples) {
    const pool = pools.get(stage) ?? { commune: [], province: [] }
    const row = rowOf(code)
    if (row !== undefined) (isCommune ? pool.commune : pool.province).push(row)
    pools.set(stage, pool)
  }
  return pools
}

interface Fate {
  readonly communes: readonly string[]
  /** How much the first of them has to do beside the others. */
  readonly weight: number
  readonly stages: Readonly<Partial<Record<Stage, number>>>
  /** Past the numbers that are given to what is filed here. */
  readonly firstSerial: number
  readonly chance: () => number
  readonly serials: Map<string, number>
}

function planned(pools: Pools, fate: Fate): PlanRow {
  const { communes, chance, weight } = fate
  const stage = stageBy(chance(), fate.stages)
  const pool = pools.get(stage)
  const isCommune = chance() < COMMUNE_SHARE
  const sample = pick(isCommune ? pool?.commune : pool?.province, chance)
  const place = Math.floor(chance() * (communes.length - 1 + weight))
  const commune = Math.max(0, place - weight + 1)
  const { submittedAt, gap } = timesOf(sample, stage, chance)
  const unitCode = isCommune
    ? `${communes[commune]}${sample.receiving_unit.slice(COMMUNE.length)}`
    : sample.receiving_unit
  const person = aPerson(chance)
  const code = codeOf(unitCode, submittedAt, fate)
  const parties = { ...person, kind: 'citizen', taxCode: null, birthDate: null }
  const found = {
    code,
    applicant: { ...parties, email: null, address: null },
    owner: null,
  } as Parameters<typeof searchTokens>[0]
  return {
    sample_id: sample.id,
    id: v7({ msecs: submittedAt.getTime() }),
    commune: commune + 1,
    is_commune: isCommune,
    code,
    submitted_at: submittedAt.toISOString(),
    gap: `${gap / 1000} seconds`,
    name: person.name,
    personal_id: person.personalId,
    phone: person.phone,
    tokens: searchTokens(found),
    names: nameTokens(found),
  }
}

function stageBy(chance: number, stages: Fate['stages']): Stage {
  let sum = 0
  for (const [stage, share] of Object.entries(stages)) {
    sum += share
    if (chance < sum) return stage as Stage
  }
  return 'returned'
}

/** When it was filed and how much time lies between its events; about one in eight is late. */
function timesOf(sample: SampleRow, stage: Stage, chance: () => number) {
  const now = Date.now()
  const term = Math.max(Number(sample.term_ms), DAY / 4)
  const events = Math.max(1, sample.version - 1)
  if (stage === 'submitted') return { submittedAt: new Date(now - chance() * 2 * DAY), gap: 0 }
  const took = term * (0.2 + chance() * 1.25)
  if (stage === 'returned' || stage === 'finished') {
    const most = stage === 'returned' ? TWO_YEARS : 12
    return { submittedAt: new Date(now - took - chance() * most * DAY), gap: took / events }
  }
  const elapsed = chance() * 1.4 * term
  return { submittedAt: new Date(now - elapsed), gap: elapsed / (events + 1) }
}

function codeOf(unitCode: string, submittedAt: Date, { serials, firstSerial }: Fate): string {
  const day = new Date(submittedAt.getTime() + 7 * 3_600_000).toISOString().slice(2, 10)
  const book = `${unitCode}-${day.replaceAll('-', '')}`
  const serial = (serials.get(book) ?? firstSerial) + 1
  serials.set(book, serial)
  return `${book}-${serial}`
}

const FAMILY = 'Nguyễn,Trần,Lê,Hoàng,Nông,Vi,Lương,Hà,Bế,Triệu,Đặng,Lý,Chu,Dương,Phạm'.split(',')
const MIDDLE = 'Thị,Văn,Minh,Thanh,Đức,Thu,Quang,Ngọc,Hồng,Hữu'.split(',')
const GIVEN =
  'An,Bình,Châu,Dung,Đạt,Giang,Hà,Hạnh,Hùng,Hương,Khánh,Lan,Linh,Long,Mai,Nam,Nga,Ngân,Oanh,Phúc,Quân,Sơn,Thảo,Thúy,Trang,Tuấn,Uyên,Vân,Việt,Yến'.split(
    ',',
  )

function aPerson(chance: () => number) {
  const digits = (count: number) =>
    Array.from({ length: count }, () => Math.floor(chance() * 10)).join('')
  return {
    name: `${pick(FAMILY, chance)} ${pick(MIDDLE, chance)} ${pick(GIVEN, chance)}`,
    personalId: `020${digits(9)}`,
    phone: `+849${digits(8)}`,
  }
}

function pick<T>(list: readonly T[] | undefined, chance: () => number): T {
  const chosen = list?.[Math.floor(chance() * list.length)]
  if (chosen === undefined) throw new Error('nothing to choose from')
  return chosen
}

/** The same numbers in every run (mulberry32), so that runs are compared on the same dossiers. */
function chances(): () => number {
  let state = 20_250_701
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

async function insertChunk(client: pg.Client, plan: readonly PlanRow[]): Promise<void> {
  await client.query('begin')
  await client.query('truncate bench_plan')
  await client.query(
    `insert into bench_plan
     select * from jsonb_populate_recordset(null::bench_plan, $1)`,
    [JSON.stringify(plan)],
  )
  await client.query('analyze bench_plan')
  const [all] = (await client.query<{ columns: string; copied: string }>(DOSSIER_COLUMNS)).rows
  for (const statement of CLONED_TABLES)
    await client.query(
      statement.replace('@columns', all?.columns ?? '').replace('@copied', all?.copied ?? ''),
    )
  await client.query('commit')
}
