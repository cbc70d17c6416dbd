import type { SettableClock } from '#kernel/clock'
import { verifyChains } from '#modules/dossiers'
import { systemContext } from '../../src/installation.ts'
import { callersOf } from '../../tools/test-support/callers.ts'
import { act, aFiling, STAGES } from '../../tools/test-support/dossiers.ts'
import type { ProofServer } from './proof-server.ts'
import { seeded } from './seeded.ts'
import { verdictOf, type Verdict } from './verdict.ts'

const HOUR = 3_600_000
const JUMPS = [-24 * HOUR, -HOUR, -60_000, 0, 60_000, HOUR, 24 * HOUR]

interface Seen {
  readonly code: string
  readonly version: number
  readonly state: string
  readonly dueAt: string | null
}

/**
 * Lives dossiers from filing to hand-over while the clock jumps before every action, by as much as a
 * day either way; whoever acts signs in before, for a session may have ended by that clock. No jump
 * makes an action fail, moves a due date that was given, or puts the history out of its order.
 */
export async function proveClock(
  server: ProofServer & { readonly clock: SettableClock },
  { dossiers, seed }: { readonly dossiers: number; readonly seed: number },
): Promise<Verdict> {
  const random = seeded(seed)
  const begin = server.clock.now()
  const faults: string[] = []
  let jumps = 0
  const jump = () => {
    const by = JUMPS[Math.floor(random() * JUMPS.length)] ?? 0
    server.clock.set(new Date(begin.getTime() + by))
    jumps += 1
    return by
  }
  for (let made = 0; made < dossiers && faults.length === 0; made += 1)
    faults.push(...(await liveUnderJumps(server, jump)))
  server.clock.set(begin)
  faults.push(...(await whatIsOutOfOrder(server)))
  return verdictOf('clock', { dossiers, jumps, seed }, faults)
}

async function liveUnderJumps(server: ProofServer, jump: () => number): Promise<string[]> {
  jump()
  let reply = await signingIn(server)
    .as('congdan')
    .post('/dossiers', await aFiling(server))
  let given: string | null = null
  for (const move of STAGES.returned) {
    const by = jump()
    if (reply.status < 300) reply = await act(signingIn(server), move, reply.body as Seen)
    if (reply.status >= 300)
      return [`${move.action} was answered ${JSON.stringify(reply.body)} after a jump of ${by} ms`]
    const { code, dueAt } = reply.body as Seen
    if (given !== null && dueAt !== given)
      return [`${move.action} moved ${code} from ${given} to ${dueAt} after a jump of ${by} ms`]
    given = dueAt
  }
  return given === null ? ['a dossier that was received has no due date'] : []
}

/** The same server, on which whoever calls signs in anew. */
function signingIn(server: ProofServer): ProofServer {
  return { ...server, as: callersOf(server.app) }
}

/** Events count from 1 without gaps, the seals hold, and codes have no gaps, whatever the clock said. */
async function whatIsOutOfOrder(server: ProofServer): Promise<string[]> {
  const [locality] = server.installation.localities
  if (locality === undefined) throw new Error('the demonstration has no locality')
  const { broken } = await verifyChains(systemContext(server.installation, locality, 'proof'))
  const gaps = await server.asOwner<{ code: string }>(
    `select d.code from dossier d join dossier_event e on e.dossier_id = d.id
     group by d.code having count(*) <> max(e.seq) or min(e.seq) <> 1`,
  )
  const codes = await server.asOwner<{ place: string; count: number; highest: number }>(
    `select substring(code from '^(.+)-') as place, count(*)::int as count,
       max(substring(code from '[0-9]+$')::int) as highest
     from dossier group by 1 having count(*) <> max(substring(code from '[0-9]+$')::int)`,
  )
  return [
    ...broken.map(({ code, seq, fault }) => `${code} ${seq}: ${fault}`),
    ...gaps.map(({ code }) => `the history of ${code} has gaps`),
    ...codes.map(({ place, count, highest }) => `${place} has ${count} codes up to ${highest}`),
  ]
}
