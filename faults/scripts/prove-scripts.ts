import type { Browser } from 'playwright-core'
import { readPdf } from '../../tools/test-support/pdf.ts'
import type { ProofServer } from '../proofs/proof-server.ts'
import { verdictOf, type Verdict } from '../proofs/verdict.ts'
import { writeOverInterface } from './interface.ts'
import { inTurn, PAYLOADS, payloadsIn } from './payloads.ts'
import { walk, WALKERS, type Reach, type Walk, type Walker } from './walking.ts'

/** Who walks and how far; at length they first fill and send every form that they find. */
export interface Extent {
  readonly walkers: readonly (string | null)[]
  readonly doesWrite: boolean
  readonly ofAKind: number
  readonly mostPages: number
}

export const WHOLE: Extent = {
  walkers: WALKERS.map(({ username }) => username),
  doesWrite: true,
  ofAKind: 3,
  mostPages: 75,
}
export const BRIEF: Extent = {
  walkers: ['congdan', 'tiepnhan.xa', 'lanhdao.xa'],
  doesWrite: false,
  ofAKind: 1,
  mostPages: 20,
}

/** Actions that were done with payloads in their texts; fewer would be less than the interface has. */
const FEWEST_ACTIONS = 18

/**
 * Writes texts that run where they are taken for more than text into every field there is: over the interface as its
 * description says, at length by every form of every page, too. Then everyone looks at their pages: nothing runs,
 * becomes an element or an address that runs, nothing asks the policy for help, and every such text stands somewhere
 * as it was written. Letters say them as they are, too.
 */
export async function proveScripts(
  server: ProofServer,
  browser: Browser,
  { extent, say }: { readonly extent: Extent; readonly say: (text: string) => void },
): Promise<Verdict> {
  const home = await server.app.listen({ host: '127.0.0.1', port: 0 })
  const payload = inTurn()
  const interfaced = await writeOverInterface(server, payload)
  const walkers = WALKERS.filter(({ username }) => extent.walkers.includes(username))
  const walks: Walk[] = []
  const go = async (walker: Walker, reach: Reach) => {
    const token = walker.username === null ? null : await tokenOf(server, walker.username)
    const done = await walk(browser, home, { walker, token, reach })
    say(`${walker.username ?? 'nobody'} sent ${done.sent} forms and saw ${done.pages} pages`)
    for (const fault of done.faults) say(fault)
    walks.push(done)
  }
  const look = async () => {
    for (const walker of walkers) await go(walker, { ...extent, doesWrite: false, payload })
  }
  if (extent.doesWrite) {
    const [others, administrators] = [walkers.slice(0, -1), walkers.slice(-1)]
    for (const walker of others) await go(walker, { ...extent, ofAKind: 1, payload })
    await look()
    // Whoever fills the forms of administrators takes roles of the others away, too.
    for (const walker of administrators) await go(walker, { ...extent, ofAKind: 1, payload })
  }
  await look()
  const letters = await lettersSay(server, interfaced.codes)
  const shown = new Set(walks.flatMap((each) => [...each.shown]))
  const unseen = PAYLOADS.filter(({ id }) => !shown.has(id))
  return verdictOf(
    'scripts',
    {
      payloads: PAYLOADS.length,
      shown: shown.size,
      taken: interfaced.taken,
      actions: interfaced.actions.size,
      formsSent: walks.reduce((sum, { sent }) => sum + sent, 0),
      pages: walks.reduce((sum, { pages }) => sum + pages, 0),
      letters: letters.read,
      inLetters: letters.said.size,
    },
    [
      ...(walks.slice(0, walkers.length).every(({ pages }) => pages > 0)
        ? []
        : ['somebody saw nothing']),
      ...interfaced.faults,
      ...new Set(walks.flatMap(({ faults }) => faults)),
      ...letters.faults,
      ...(extent.doesWrite ? unseen.map(({ text }) => `nobody saw ${text}`) : []),
      ...(interfaced.actions.size < FEWEST_ACTIONS
        ? [`only these were done: ${[...interfaced.actions].join()}`]
        : []),
      ...(letters.said.size === 0 ? ['no letter said what was written'] : []),
    ],
  )
}

async function tokenOf({ app }: ProofServer, username: string): Promise<string> {
  const payload = { username, password: 'demo' }
  const reply = await app.inject({ method: 'POST', url: '/api/v1/sessions', payload })
  return reply.json<{ readonly token: string }>().token
}

/** Reads every letter of the dossiers as the citizen is given it. */
async function lettersSay(
  server: ProofServer,
  codes: readonly string[],
): Promise<{
  readonly read: number
  readonly said: ReadonlySet<number>
  readonly faults: readonly string[]
}> {
  const said = new Set<number>()
  const faults: string[] = []
  let read = 0
  for (const code of codes) {
    const { body } = await server.as('congdan').get(`/dossiers/${code}/letters`)
    for (const { href } of body.items as readonly { readonly href: string }[]) {
      const letter = await server.as('congdan').get(href)
      if (letter.status !== 200) faults.push(`${href}: ${letter.status}`)
      else {
        const { pages } = await readPdf(letter.bytes)
        read += 1
        for (const id of payloadsIn(pages.join('\n'))) said.add(id)
      }
    }
  }
  return { read, said, faults }
}
