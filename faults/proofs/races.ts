import type { Reply } from '../../tools/test-support/callers.ts'
import { aDossierAt, type Stage } from '../../tools/test-support/dossiers.ts'
import { manyOfficers, type ProofServer } from './proof-server.ts'
import { verdictOf, type Verdict } from './verdict.ts'

/** How many go for the same thing at once. */
const CROWDS = [2, 5, 20] as const

interface Contest {
  readonly action: string
  /** Where a dossier stands that is fought over. */
  readonly stage: Stage
  readonly body: object
  /** What the one who wins leaves in the history. */
  readonly event: string
  readonly contenders: readonly string[]
}

/** The contests: handlers who take a step, and approvers who sign a decision. */
async function contestsOn(server: ProofServer): Promise<Contest[]> {
  const most = Math.max(...CROWDS)
  return [
    {
      action: 'claim',
      stage: 'received',
      body: {},
      event: 'step.claimed',
      contenders: await manyOfficers(server, 'handler', 'ph25-luong-van-tri.van-phong', most),
    },
    {
      action: 'sign-result',
      stage: 'signing',
      body: { kind: 'approval', content: 'Đồng ý.' },
      event: 'result.signed',
      contenders: await manyOfficers(server, 'approver', 'ph25-luong-van-tri', most),
    },
  ]
}

/**
 * Lets officers go for the same step or decision at the same moment. Of each crowd exactly one wins
 * and leaves exactly one event; the others learn who was first, and when.
 */
export async function proveRaces(server: ProofServer, races: number): Promise<Verdict> {
  const contests = await contestsOn(server)
  const faults: string[] = []
  let attempts = 0
  for (let race = 0; race < races; race += 1) {
    const contest = contests[race % contests.length]
    const crowd = CROWDS[Math.floor(race / contests.length) % CROWDS.length]
    if (contest === undefined || crowd === undefined)
      throw new Error('there is nothing to race for')
    attempts += crowd
    faults.push(...(await oneRace(server, contest, crowd)).map((fault) => `race ${race}: ${fault}`))
  }
  return verdictOf('races', { races, attempts }, faults)
}

async function oneRace(server: ProofServer, contest: Contest, crowd: number): Promise<string[]> {
  const { code, version } = await aDossierAt(server, contest.stage)
  const url = `/dossiers/${code}/actions/${contest.action}`
  const contenders = contest.contenders.slice(0, crowd)
  await Promise.all(contenders.map((each) => server.as(each).get('/sessions/current')))

  const replies = await Promise.all(
    contenders.map((each) => server.as(each).post(url, { version, ...contest.body })),
  )

  const [counted] = await server.asOwner<{ events: number; won: number; version: number }>(
    `select count(*)::int as events, (count(*) filter (where e.type = $2))::int as won, d.version
     from dossier d join dossier_event e on e.filed_year = d.filed_year and e.dossier_id = d.id
     where d.code = $1 group by d.version`,
    [code, contest.event],
  )
  const winners = replies.filter(({ status }) => status === 200)
  return [
    ...(winners.length === 1 ? [] : [`${winners.length} of ${crowd} won`]),
    ...(counted?.won === 1 && counted.events === version + 1 && counted.version === version + 1
      ? []
      : [`the history holds ${JSON.stringify(counted)}`]),
    ...replies.filter(({ status }) => status !== 200).flatMap(whatLoserIsNotTold),
  ]
}

/** A loser is told that someone was first: who, and when. */
function whatLoserIsNotTold({ status, body }: Reply): string[] {
  const isTold =
    status === 409 &&
    body.code === 'conflict/stale-version' &&
    typeof body.changedBy === 'string' &&
    typeof body.changedAt === 'string'
  return isTold ? [] : [`a loser is answered ${status} ${JSON.stringify(body)}`]
}
