import { act, aDossierAt, type Stage } from '../../tools/test-support/dossiers.ts'
import { uploaded } from '../../tools/test-support/uploads.ts'
import { manyOfficers, type ProofServer } from './proof-server.ts'
import { verdictOf, type Verdict } from './verdict.ts'

interface Move {
  readonly by: string
  readonly action: string
  readonly body?: object
}

interface Duel {
  readonly stage: Stage
  readonly moves: readonly [Move, Move]
}

const REASON = { reason: 'Theo đề nghị của người nộp hồ sơ.' }

/** Actions of different people that exclude each other: each ends or changes what the other one needs. */
function duelsOf(approver: string, fileId: string): readonly Duel[] {
  const withdraw = { by: 'congdan', action: 'withdraw', body: REASON }
  const stop = { by: 'lanhdao.xa', action: 'stop', body: REASON }
  const pay = { by: 'tiepnhan.xa', action: 'record-payment' }
  const paid = { ...pay, body: { method: 'cash', amount: 8_000 } }
  const correct = (by: string) => ({
    by,
    action: 'correct-result',
    body: { ...REASON, content: `Sửa họ tên, theo ${by}.` },
  })
  const reopen = (by: string) => ({ by, action: 'reopen', body: REASON })
  const sign = {
    by: 'lanhdao.xa',
    action: 'sign-result',
    body: { kind: 'approval', content: 'Đồng ý.' },
  }
  const handOver = {
    by: 'tiepnhan.xa',
    action: 'hand-over',
    body: { receivedBy: { name: 'Hoàng Thị Bế' }, method: 'counter' },
  }
  const supplement = {
    by: 'congdan',
    action: 'supplement',
    body: { documents: [{ componentId: '1-001193-gt02', fileId }] },
  }
  return [
    { stage: 'finished', moves: [correct('lanhdao.xa'), correct(approver)] },
    { stage: 'finished', moves: [correct('lanhdao.xa'), handOver] },
    { stage: 'refused', moves: [reopen('lanhdao.xa'), reopen(approver)] },
    { stage: 'stopped', moves: [reopen(approver), reopen('lanhdao.xa')] },
    { stage: 'signing', moves: [withdraw, sign] },
    { stage: 'issuing', moves: [withdraw, { by: 'vanthu.xa', action: 'issue-result' }] },
    { stage: 'awaiting payment', moves: [paid, stop] },
    { stage: 'awaiting payment', moves: [paid, withdraw] },
    { stage: 'awaiting payment', moves: [paid, paid] },
    { stage: 'asked in handling', moves: [supplement, stop] },
  ]
}

/**
 * Lets two people do at the same moment what excludes each other. One wins and leaves one event; the
 * other is told that someone was first; and no number of a receipt or result is lost with them.
 */
export async function provePairRaces(server: ProofServer, rounds: number): Promise<Verdict> {
  const [approver = ''] = await manyOfficers(server, 'approver', 'ph25-luong-van-tri', 1)
  const duels = duelsOf(approver, await uploaded(server.app, 'congdan'))
  const faults: string[] = []
  for (let round = 0; round < rounds; round += 1) {
    for (const duel of duels) faults.push(...(await oneDuel(server, duel, round)))
  }
  return verdictOf('pair-races', { races: rounds * duels.length }, [
    ...faults,
    ...(await lostNumbers(server)),
  ])
}

async function oneDuel(server: ProofServer, duel: Duel, round: number): Promise<string[]> {
  const dossier = await aDossierAt(server, duel.stage)
  const moves = round % 2 === 0 ? duel.moves : duel.moves.toReversed()
  const name = moves.map(({ by, action }) => `${by} ${action}`).join(' against ')
  await Promise.all(moves.map(({ by }) => server.as(by).get('/sessions/current')))

  const replies = await Promise.all(moves.map((move) => act(server, move, dossier)))

  const [kept] = await server.asOwner<{ events: number; version: number }>(
    `select count(*)::int as events, d.version from dossier d
     join dossier_event e on e.dossier_id = d.id where d.code = $1 group by d.version`,
    [dossier.code],
  )
  const won = replies.filter(({ status }) => status === 200)
  const lost = replies.filter(({ status }) => status !== 200)
  return [
    ...(won.length === 1 ? [] : [`${name}: ${won.length} won`]),
    ...(kept?.events === dossier.version + 1 && kept?.version === dossier.version + 1
      ? []
      : [`${name}: the history holds ${JSON.stringify(kept)}`]),
    ...lost
      .filter(({ status, body }) => status !== 409 || body.code !== 'conflict/stale-version')
      .map(({ status, body }) => `${name}: the loser is answered ${status} ${body.code}`),
  ]
}

/** Numbers that were taken and stand nowhere. */
async function lostNumbers(server: ProofServer): Promise<string[]> {
  const rows = await server.asOwner<{ fault: string }>(
    `select book || ': ' || used || ' of ' || last as fault from (
       select book, last, case split_part(book, '/', 1)
         when 'cash' then (select count(*) from cash_receipt)
         else (select count(*) from dossier_event where type in ('result.issued', 'result.corrected')) end as used
       from number_counter where book like 'cash/%' or book like 'result/KQ/%') books
     where used <> last`,
  )
  return rows.map(({ fault }) => fault)
}
