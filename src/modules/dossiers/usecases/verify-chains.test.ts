import { describe, expect, test } from 'vitest'
import { verifyChains } from '#modules/dossiers'
import { aDemoApp } from '../../../../tools/test-support/app.ts'
import { LANG_SON } from '../../../../tools/test-support/database.ts'
import { act, aDossierAt } from '../../../../tools/test-support/dossiers.ts'
import { systemContext } from '../../../installation.ts'

const server = await aDemoApp()
const context = systemContext(server.installation, LANG_SON, 'verification')
const { asOwner } = server.database

/** A dossier with seven events: paid for, decided, handed over. */
async function aHistory(): Promise<string> {
  const received = await aDossierAt(server, 'received')
  const payment = { by: 'tiepnhan.xa', action: 'record-payment' }
  const paid = await act(server, { ...payment, body: { method: 'cash', amount: 8_000 } }, received)
  const moves = [
    { by: 'thuly.xa', action: 'complete-step', body: { outcome: 'qualified', note: 'Đủ.' } },
    { by: 'lanhdao.xa', action: 'sign-result', body: { kind: 'approval', content: 'Đồng ý.' } },
    { by: 'vanthu.xa', action: 'issue-result' },
    {
      by: 'tiepnhan.xa',
      action: 'hand-over',
      body: { receivedBy: { name: 'Hoàng Thị Bế' }, method: 'counter' },
    },
  ]
  let last = paid.body
  for (const move of moves) last = (await act(server, move, last)).body
  expect(last.state).toBe('returned')
  return last.code
}

const [code, other] = [await aHistory(), await aHistory()]
const EVENTS = 7
const idOf = (of: string) => `(select id from dossier where code = '${of}')`
const event = (seq: number) => `dossier_id = ${idOf(code)} and seq = ${seq}`

const TOUCHED = ['dossier', 'dossier_event', 'dossier_step', 'dossier_document', 'cash_receipt']

/** The columns of each that are written; the database makes the others. */
const columns = new Map(
  (
    await asOwner<{ name: string; columns: string }>(
      `select table_name as name, string_agg(quote_ident(column_name), ', ') as columns
       from information_schema.columns where is_generated = 'NEVER' and table_schema = 'public'
       group by table_name`,
    )
  ).map((row) => [row.name, row.columns]),
)

/** What is found after the database was tampered with past every rule; then all is as before. */
async function foundAfter(...statements: readonly string[]) {
  const past = (done: readonly string[]) =>
    asOwner(['set session_replication_role = replica', ...done, 'reset all'].join('; '))
  await past([
    ...TOUCHED.map((table) => `create table kept_${table} as table ${table}`),
    ...statements,
  ])
  const { broken } = await verifyChains(context)
  await past(
    TOUCHED.flatMap((table) => [
      `delete from ${table}`,
      `insert into ${table} (${columns.get(table)}) select ${columns.get(table)} from kept_${table}`,
      `drop table kept_${table}`,
    ]),
  )
  return broken
}

test('a history that nobody touched holds, over every page', async () => {
  const [counted] = await asOwner<{ dossiers: number; events: number }>(
    `select (select count(*)::int from dossier) as dossiers,
       (select count(*)::int from dossier_event) as events`,
  )

  expect(await verifyChains(context, 1)).toEqual({ ...counted, broken: [] })
})

test('a dossier that was filed while time went on holds', async () => {
  const { clock } = server.installation
  const stopped = clock.now.bind(clock)
  let passed = 0
  Object.assign(clock, { now: () => new Date(stopped().getTime() + (passed += 1)) })

  await aDossierAt(server, 'received')

  Object.assign(clock, { now: stopped })
  expect((await verifyChains(context)).broken).toEqual([])
})

/** Every column of an event, and something else in its place. */
const COLUMNS: Readonly<Record<string, readonly [change: string, fault: string]>> = {
  locality_id: ['locality_id + 1', 'event-missing'],
  filed_year: ['filed_year + 1', 'event-altered'],
  dossier_id: ['gen_random_uuid()', 'event-missing'],
  seq: ['seq + 100', 'event-missing'],
  at: [`at + interval '1 millisecond'`, 'event-altered'],
  actor_id: ['gen_random_uuid()', 'event-altered'],
  actor_name: [`actor_name || ' '`, 'signature-altered'],
  actor_unit_id: ['gen_random_uuid()', 'signature-altered'],
  actor_role: [`'approver of all'`, 'signature-altered'],
  type: [`'step.claimed'`, 'event-altered'],
  data: [`data || '{"more": 1}'`, 'event-altered'],
  hash: ['sha256(hash)', 'event-altered'],
  signature_hash: ['sha256(signature_hash)', 'signature-altered'],
}

test('every column of an event is among those that are touched here', async () => {
  const rows = await asOwner<{ name: string }>(
    `select column_name as name from information_schema.columns where table_name = 'dossier_event'`,
  )

  expect(Object.keys(COLUMNS).toSorted()).toEqual(rows.map(({ name }) => name).toSorted())
})

describe.each(Object.entries(COLUMNS))('an event whose %s was touched', (column, [to, fault]) => {
  test.each(Array.from({ length: EVENTS }, (_, at) => at + 1))(
    'is found: number %d',
    async (seq) => {
      const found = await foundAfter(
        `update dossier_event set ${column} = ${to} where ${event(seq)}`,
      )

      expect(found).toEqual([{ code, seq, fault }])
    },
  )
})

describe('of what an event holds', () => {
  test('any single value that is another one is found', async () => {
    const leaves = await asOwner<{ seq: number; path: string }>(
      `with recursive leaf as (
         select seq, array[key] as path, value from dossier_event, jsonb_each(data) where dossier_id = ${idOf(code)}
         union all
         select seq, path || child.key, child.value from leaf, lateral (
           select key, value from jsonb_each(case jsonb_typeof(value) when 'object' then value else '{}' end)
           union all
           select (at - 1)::text, item from jsonb_array_elements(case jsonb_typeof(value) when 'array' then value else '[]' end)
             with ordinality as items (item, at)) child)
       select seq, path::text from leaf where jsonb_typeof(value) not in ('object', 'array') order by 1, 2`,
    )
    expect(leaves.length).toBeGreaterThan(50)

    const missed: unknown[] = []
    for (const { seq, path } of leaves) {
      const change = `update dossier_event set data = jsonb_set(data, '${path}', '"touched"')`
      const [found] = await foundAfter(`${change} where ${event(seq)}`)
      if (found?.code !== code || found.seq !== seq) missed.push({ seq, path, found })
    }

    expect(missed).toEqual([])
  }, 60_000)
})

describe('an event', () => {
  test.each([1, 2, 3, 4, 5, 6, 7])('that was taken out is found: number %d', async (seq) => {
    const found = await foundAfter(`delete from dossier_event where ${event(seq)}`)

    expect(found).toEqual([{ code, seq, fault: 'event-missing' }])
  })

  test.each([1, 4, 7])('that was put in is found: before number %d', async (seq) => {
    const found = await foundAfter(
      `update dossier_event set seq = seq + 100 where dossier_id = ${idOf(code)} and seq >= ${seq}`,
      `update dossier_event set seq = seq - 99 where dossier_id = ${idOf(code)} and seq > 100`,
      `insert into dossier_event select locality_id, filed_year, dossier_id, ${seq}, at, actor_id, actor_name,
         actor_unit_id, actor_role, type, data, hash, signature_hash
       from dossier_event where ${event(seq === 1 ? 2 : 1)}`,
    )

    expect(found.map((each) => each.code)).toEqual([code])
  })

  test('that was put in at the end, well sealed or not, is found', async () => {
    const found = await foundAfter(
      `insert into dossier_event select locality_id, filed_year, dossier_id, 8, at, actor_id, actor_name,
         actor_unit_id, actor_role, type, data, hash, signature_hash from dossier_event where ${event(7)}`,
    )

    expect(found).toEqual([{ code, seq: 8, fault: 'event-altered' }])
  })

  test.each([1, 2, 3, 4, 5, 6])(
    'that changed places with the next is found: number %d',
    async (seq) => {
      const found = await foundAfter(
        `update dossier_event set seq = 99 where ${event(seq)}`,
        `update dossier_event set seq = ${seq} where ${event(seq + 1)}`,
        `update dossier_event set seq = ${seq + 1} where ${event(99)}`,
      )

      expect(found).toEqual([{ code, seq, fault: 'event-altered' }])
    },
  )

  test('that came from the history of another dossier is found in both', async () => {
    const found = await foundAfter(
      `delete from dossier_event where ${event(EVENTS)}`,
      `update dossier_event set dossier_id = ${idOf(code)} where dossier_id = ${idOf(other)} and seq = ${EVENTS}`,
    )

    expect(found.map((each) => each.code).toSorted()).toEqual([code, other].toSorted())
  })

  test('that is the newest and was cut off is found, also when the state was set back with it', async () => {
    const cut = `delete from dossier_event where ${event(EVENTS)}`
    const back = `update dossier set version = ${EVENTS - 1}, state = 'finished', returned_at = null, hand_over = null,
      last_hash = (select hash from dossier_event where ${event(EVENTS - 1)}),
      last_changed_at = (select at from dossier_event where ${event(EVENTS - 1)}),
      last_changed_by = (select actor_id from dossier_event where ${event(EVENTS - 1)}) where code = '${code}'`

    const expected = [{ code, seq: EVENTS, fault: 'event-missing' }]
    expect(await foundAfter(cut)).toEqual(expected)
    expect(await foundAfter(cut, `update dossier set version = 6 where code = '${code}'`)).toEqual(
      expected,
    )
    expect(await foundAfter(cut, back)).toEqual(expected)
  })

  test('that nobody touched is not blamed for another', async () => {
    const found = await foundAfter(`update dossier_event set hash = sha256(hash) where ${event(3)}`)

    expect(found.map((each) => each.code)).not.toContain(other)
  })
})

/** What a dossier is told to be without any event that says so: each field of it, and of its parts. */
describe('what is stored of a dossier', () => {
  const dossier = `where code = '${code}'`
  const part = `where dossier_id = ${idOf(code)}`

  test.each([
    ['its version', `dossier set version = 99 ${dossier}`],
    ['its state', `dossier set state = 'finished', returned_at = null ${dossier}`],
    ['its rulebook', `dossier set rulebook = 'decree-61-2018' ${dossier}`],
    ['its procedure', `dossier set procedure_code = '2.001283' ${dossier}`],
    [
      'the version of its procedure',
      `dossier set procedure_version_id = gen_random_uuid() ${dossier}`,
    ],
    ['the name of its procedure', `dossier set procedure_name = 'Khác' ${dossier}`],
    ['its process', `dossier set process_version_id = gen_random_uuid() ${dossier}`],
    ['its form', `dossier set form_version_id = gen_random_uuid() ${dossier}`],
    ['its case', `dossier set case_id = 'other' ${dossier}`],
    ['its channel', `dossier set channel = 'counter' ${dossier}`],
    ['where it was received', `dossier set receiving_unit_id = gen_random_uuid() ${dossier}`],
    ['who decides', `dossier set competent_unit_id = gen_random_uuid() ${dossier}`],
    ['by whose calendar it is counted', `dossier set calendar_unit_id = return_unit_id ${dossier}`],
    ['where it is given back', `dossier set return_unit_id = gen_random_uuid() ${dossier}`],
    ['who filed it', `dossier set filed_by = gen_random_uuid() ${dossier}`],
    ['what it was filed with', `dossier set content_hash = sha256(content_hash) ${dossier}`],
    ['when it was filed', `dossier set submitted_at = submitted_at - interval '1 day' ${dossier}`],
    ['when it came by post', `dossier set channel = 'post', arrived_on = '2026-03-01' ${dossier}`],
    ['when it was received', `dossier set received_at = received_at - interval '1 day' ${dossier}`],
    [
      'its first due date',
      `dossier set original_due_at = original_due_at + interval '1 day' ${dossier}`,
    ],
    ['its due date', `dossier set due_at = due_at + interval '1 day' ${dossier}`],
    ['when it was finished', `dossier set finished_at = finished_at - interval '1 day' ${dossier}`],
    [
      'when it was handed over',
      `dossier set returned_at = returned_at - interval '1 day' ${dossier}`,
    ],
    ['when it ended', `dossier set closed_at = closed_at - interval '1 day' ${dossier}`],
    ['when it was reopened', `dossier set reopened_at = now() ${dossier}`],
    ['its term', `dossier set term = jsonb_set(term, '{value}', '99') ${dossier}`],
    [
      'its pauses',
      `dossier set pauses = '[{"from": "2026-03-02T02:00:00Z", "to": null, "reason": "payment"}]' ${dossier}`,
    ],
    ['how often it was put off', `dossier set extensions = 1 ${dossier}`],
    ['how often papers were asked for', `dossier set supplement_requests = 1 ${dossier}`],
    [
      'what it waits for',
      `dossier set open_request = '{"items": [], "respondBy": "2026-03-02T02:00:00Z", "stepId": null}' ${dossier}`,
    ],
    ['what is to be paid', `dossier set open_fees = '{"fees": [], "paidBy": []}' ${dossier}`],
    ['its way back', `dossier set delivery = jsonb_set(delivery, '{method}', '"post"') ${dossier}`],
    ['its result', `dossier set result = jsonb_set(result, '{kind}', '"rejection"') ${dossier}`],
    [
      'to whom it was handed over',
      `dossier set hand_over = jsonb_set(hand_over, '{receivedBy,name}', '"X"') ${dossier}`,
    ],
    ['its seal', `dossier set last_hash = sha256(last_hash) ${dossier}`],
    ['when it was changed last', `dossier set last_changed_at = now() ${dossier}`],
    ['who changed it last', `dossier set last_changed_by = gen_random_uuid() ${dossier}`],
    ['who had a step', `dossier_step set assignee_id = gen_random_uuid() ${part} and ordinal = 2`],
    [
      'when a step was due',
      `dossier_step set due_at = due_at + interval '1 day' ${part} and ordinal = 2`,
    ],
    [
      'when a step was done',
      `dossier_step set closed_at = closed_at - interval '1 day' ${part} and ordinal = 2`,
    ],
    ['how a step ended', `dossier_step set outcome = 'unqualified' ${part} and ordinal = 2`],
    ['what was noted', `dossier_step set note = 'Khác' ${part} and ordinal = 2`],
    ['a paper', `dossier_document set file_id = gen_random_uuid() ${part}`],
    [
      'when a paper was given back',
      `dossier_document set originals = 1, given_back_at = now() ${part}`,
    ],
    ['what was paid', `cash_receipt set amount = amount + 1 ${part}`],
    ['the number of a receipt', `cash_receipt set number = 'BL2026-999999' ${part}`],
    [
      'whether a receipt holds',
      `cash_receipt set voided_at = now(), voided_by = gen_random_uuid(), void_reason = 'x' ${part}`,
    ],
  ])('shows that %s is otherwise than its history tells', async (_, change) => {
    const found = await foundAfter(`update ${change}`)

    expect(found.map((each) => each.code)).toEqual([code])
  })

  test('knows money asked for as rows of before keep it', async () => {
    const paying = (amount: number) => ({
      by: 'tiepnhan.xa',
      action: 'record-payment',
      body: { method: 'cash', amount },
    })
    const fees = [{ name: 'Phí thẩm định', amount: 150_000 }]
    const request = { by: 'thuly.xa', action: 'request-payment', body: { fees } }
    let waiting = await aDossierAt(server, 'received')
    for (const move of [paying(8_000), request, paying(100_000)])
      waiting = (await act(server, move, waiting)).body
    expect(waiting.openFees).toEqual({ fees, stillOwed: 50_000 })

    const asBefore = (paid: number) =>
      `update dossier set open_fees = jsonb_build_object('fees', open_fees -> 'fees', 'paidBefore', ${paid})
       where code = '${waiting.code}'`

    expect(await foundAfter(asBefore(8_000))).toEqual([])
  })

  test('names what differs', async () => {
    const late = `update dossier set due_at = due_at + interval '1 day' ${dossier}`
    const paid = `delete from cash_receipt ${part}`

    expect(await foundAfter(late, paid)).toEqual([
      { code, seq: EVENTS, fault: 'state-differs', differs: ['dueAt', 'payments'] },
    ])
  })
})
