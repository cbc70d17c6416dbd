import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { ProofServer } from '../proofs/proof-server.ts'
import { operationsOf, type Description } from './description.ts'

/** As much as a body may have, with room for what stands around it. */
const MOST_BYTES = 1_048_576 - 64

/** Bodies as large as they may be, each hard in a way of its own. */
const BODIES: readonly string[] = [
  `{"note":"${'x'.repeat(MOST_BYTES)}"}`,
  `{"note":"${'\\u0000'.repeat(MOST_BYTES / 6 - 8)}"}`,
  `{"items":[${'{"text":"a"},'.repeat(MOST_BYTES / 13 - 8)}{}]}`,
  `{${Array.from({ length: MOST_BYTES / 14 - 8 }, (_, at) => `"k${at}":1`).join()}}`,
  '['.repeat(MOST_BYTES / 2) + ']'.repeat(MOST_BYTES / 2),
]

/** Who sends them: a person and an officer, so that most operations read what was sent. */
const SENDING = ['congdan', 'tiepnhan.xa', 'kiemsoat'] as const

/**
 * Sends the largest bodies to every operation that takes one, and tells for how many milliseconds the server did nothing
 * else meanwhile: the longest that others waited, and what 99 of 100 waits stayed within. What sends runs in the same
 * process, so the server alone holds them less.
 */
export async function holdsOfLargestBodies(
  server: ProofServer,
): Promise<Readonly<Record<string, number>>> {
  const description = (await server.app.inject('/openapi.json')).json<Description>()
  const taking = operationsOf(description).filter(({ requestBody }) => requestBody !== undefined)
  const waits = monitorEventLoopDelay({ resolution: 5 })
  let largestBodies = 0
  for (const username of SENDING) {
    const token = await tokenOf(server, username)
    for (const { method, path } of taking) {
      for (const payload of BODIES) {
        largestBodies += 1
        waits.enable()
        await server.app.inject({
          method: method as 'POST',
          url: path.replaceAll(/\{[^}]+\}/g, 'x'),
          remoteAddress: `10.77.${largestBodies >> 8}.${largestBodies & 255}`,
          headers: {
            'content-type': 'application/json',
            'idempotency-key': `largest-${largestBodies}`,
            authorization: `Bearer ${token}`,
          },
          payload,
        })
        waits.disable()
      }
    }
  }
  return {
    largestBodies,
    largestBodyHoldsP99Ms: Math.round(waits.percentile(99) / 1e6),
    largestBodyHoldsMs: Math.round(waits.max / 1e6),
  }
}

async function tokenOf({ app }: ProofServer, username: string): Promise<string> {
  const payload = { username, password: 'demo' }
  const reply = await app.inject({ method: 'POST', url: '/api/v1/sessions', payload })
  return reply.json<{ readonly token: string }>().token
}
