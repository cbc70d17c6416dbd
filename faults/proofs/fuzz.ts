import fc from 'fast-check'
import { verifyChains } from '#modules/dossiers'
import { systemContext } from '../../src/installation.ts'
import { operationsOf, type Description, type Operation } from '../fuzz/description.ts'
import { oraclesFor } from '../fuzz/oracles.ts'
import { requestTo, type FuzzedRequest } from '../fuzz/requests.ts'
import { aSender, ASKING, type Sender } from '../fuzz/sender.ts'
import type { ProofServer } from './proof-server.ts'
import { verdictOf, type Verdict } from './verdict.ts'

/**
 * Sends so many requests to every operation of the description: right ones with what earlier answers named, ones with
 * a part made wrong, and broken ones. Every answer is as described, no request is a fault of ours, every refusal has a
 * known code and a sentence, nothing tells how the program is made, and the histories hold afterwards.
 */
export async function proveFuzz(
  server: ProofServer,
  { cases, seed }: { readonly cases: number; readonly seed: number },
): Promise<Verdict> {
  const description = (await server.app.inject('/openapi.json')).json<Description>()
  const operations = operationsOf(description)
  const sender = await aSender(server)
  const faults: string[] = []
  for (const operation of operations) {
    faults.push(...(await fuzzed(operation, { description, sender, cases, seed })))
  }
  faults.push(...(await brokenHistories(server)))
  const figures = { operations: operations.length, requests: sender.sent(), seed }
  return verdictOf('fuzz', { ...figures, ...sender.answers() }, faults)
}

async function fuzzed(
  operation: Operation,
  given: {
    readonly description: Description
    readonly sender: Sender
    readonly cases: number
    readonly seed: number
  },
): Promise<string[]> {
  const { description, sender, cases, seed } = given
  const look = oraclesFor(description)
  let told = ''
  const property = fc.asyncProperty(
    fc.constantFrom(...ASKING),
    requestTo(operation, description, sender.known),
    fc.boolean(),
    async (someone, given, isAimed) => {
      const { username, request } = isAimed
        ? await sender.aimed(operation, { username: someone, request: given })
        : { username: someone, request: given }
      const { reply, sent } = await sender.send(username, operation, request)
      const found = look(operation, request, reply)
      if (found.length > 0) told = `${found.join('; ')} – ${curlOf(username, sent)}`
      return found.length === 0
    },
  )
  const { failed } = await fc.check(property, {
    numRuns: cases,
    seed,
    interruptAfterTimeLimit: 120_000,
  })
  return failed ? [`${operation.operationId}: ${told}`] : []
}

/** The request as a line for a shell, so that it can be sent again. */
function curlOf(username: string | null, { method, url, body }: FuzzedRequest): string {
  const data = body === null ? '' : ` --data '${body.slice(0, 2_000)}'`
  return `curl -X ${method} '${url.slice(0, 500)}'${data} (as ${username ?? 'nobody'})`
}

async function brokenHistories({ installation }: ProofServer): Promise<string[]> {
  const found = await Promise.all(
    installation.localities.map((locality) =>
      verifyChains(systemContext(installation, locality, 'fuzz')),
    ),
  )
  return found.flatMap(({ broken }) => broken.map((each) => `history: ${JSON.stringify(each)}`))
}
