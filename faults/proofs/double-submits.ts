import { randomUUID } from 'node:crypto'
import { aFiling } from '../../tools/test-support/dossiers.ts'
import type { ProofServer } from './proof-server.ts'
import { verdictOf, type Verdict } from './verdict.ts'

/**
 * Sends the same filing twice at the same moment: under one key as a double click does, and under two
 * keys as two windows do. Each time there is one dossier, and whoever asks again is answered with it.
 */
export async function proveDoubleSubmits(server: ProofServer, pairs: number): Promise<Verdict> {
  const faults: string[] = []
  for (let pair = 0; pair < pairs; pair += 1) {
    const found = [...(await doubleClick(server)), ...(await twoWindows(server, pair))]
    faults.push(...found.map((fault) => `pair ${pair}: ${fault}`))
  }
  return verdictOf('double-submits', { pairs: 2 * pairs }, faults)
}

async function doubleClick(server: ProofServer): Promise<string[]> {
  const filing = await aFiling(server)
  const key = { 'idempotency-key': randomUUID() }
  const send = () => server.as('congdan').post('/dossiers', filing, key)
  const before = await countDossiers(server)

  const both = await Promise.all([send(), send()])
  const again = await send()

  const made = (await countDossiers(server)) - before
  const odd = both.filter(
    ({ status, body }) =>
      !(status === 201 && body.code === again.body.code) &&
      !(status === 409 && body.code === 'conflict/idempotency-key-in-flight'),
  )
  return [
    ...(made === 1 ? [] : [`one key made ${made} dossiers`]),
    ...(again.headers['idempotent-replay'] === 'true' ? [] : ['the third was no replay']),
    ...odd.map(({ status, body }) => `one key was answered ${status} ${JSON.stringify(body)}`),
  ]
}

async function twoWindows(server: ProofServer, pair: number): Promise<string[]> {
  const filing = await aFiling(server, { confirmDuplicate: false })
  const form = { ...filing.form, childFullName: `Hoàng An ${wordFor(pair)}` }
  const send = () => server.as('congdan').post('/dossiers', { ...filing, form })
  const before = await countDossiers(server)

  const both = await Promise.all([send(), send()])

  const made = (await countDossiers(server)) - before
  const first = both.find(({ status }) => status === 201)
  const second = both.find(({ status }) => status === 409)
  return [
    ...(made === 1 ? [] : [`two windows made ${made} dossiers`]),
    ...(second?.body.code === 'conflict/duplicate-filing' &&
    second.body.dossierCode === first?.body.code
      ? []
      : [`the second window was answered ${JSON.stringify(second?.body)}`]),
  ]
}

/** A name for each number, for names hold no digits. */
function wordFor(number: number): string {
  return String(number).replaceAll(/\d/g, (digit) => 'ABCDEGHIKL'.charAt(Number(digit)))
}

async function countDossiers(server: ProofServer): Promise<number> {
  const [row] = await server.asOwner<{ count: number }>('select count(*)::int from dossier')
  return row?.count ?? 0
}
