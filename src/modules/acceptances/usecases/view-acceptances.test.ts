import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day'
import { xlsxOf } from '#platform/spreadsheets'
import { acting, anAccount, answerOf, aRole } from '../../../../tools/test-support/accounts.ts'
import { anOfficer } from '../../../../tools/test-support/actors.ts'
import { aContext, aDatabase } from '../../../../tools/test-support/database.ts'
import { aContent } from '../../../../tools/test-support/procedures.ts'
import { publishProcedure } from '../../procedures/usecases/publish-procedure.ts'
import { cellsIn, readLines } from '../domain/given-lines.ts'
import { previewAcceptance } from './preview-acceptance.ts'
import { listTextOf } from './read-list.ts'
import { recordAcceptance } from './record-acceptance.ts'
import { viewAcceptanceDecision, viewAcceptances } from './view-acceptances.ts'

const database = await aDatabase()
const officer = await anAccount(database)
const context = aContext(database, { actor: acting(officer, aRole('procedure-control', 'vp')) })
const other = aContext(database, { actor: anOfficer('administrator') })
const CODES = ['9.000001', '9.000002', '9.000003']
for (const code of CODES) {
  await publishProcedure(context, {
    code,
    effectiveFrom: day('2026-01-01'),
    content: aContent({ name: `Thủ tục ${code}` }),
  })
}
const REASON = 'Phải họp.'
const facts = (number: string, from: string, replacesEarlier = false) => ({
  number,
  decidedOn: day('2026-01-10'),
  signer: 'Chủ tịch',
  effectiveFrom: day(from),
  replacesEarlier,
})
const lines = (...given: (readonly [code: string, reason: string | null])[]) =>
  given.map(([code, reason]) => ({ code, level: 'commune' as const, reason }))

const first = await recordAcceptance(context, {
  ...facts('1', '2026-02-01'),
  lines: lines([CODES[0]!, null], [CODES[1]!, REASON]),
})
const second = await recordAcceptance(context, {
  ...facts('2', '2026-03-01', true),
  lines: lines([CODES[1]!, null]),
})
const ALL = { level: null, isReceived: null }
const whole = { after: null, limit: 50 }

test('the list of a day is read in pieces, with how each decision stands on it', async () => {
  const on = day('2026-02-15')
  const piece = await viewAcceptances(context, on, { filter: ALL, page: { after: null, limit: 1 } })
  const rest = await viewAcceptances(context, on, {
    filter: ALL,
    page: { after: piece.next, limit: 1 },
  })

  expect(piece.total).toBe(2)
  expect([...piece.lines, ...rest.lines].map(({ name, reason }) => [name, reason])).toEqual([
    ['Thủ tục 9.000001', null],
    ['Thủ tục 9.000002', REASON],
  ])
  expect(rest.next).toBeNull()
  expect(piece.decisions.map(({ number, standing }) => [number, standing])).toEqual([
    ['2', 'ahead'],
    ['1', 'in-force'],
  ])
  const later = await viewAcceptances(context, day('2026-03-01'), { filter: ALL, page: whole })
  expect(later.decisions.map(({ standing }) => standing)).toEqual(['in-force', 'replaced'])
})

test('a part of it is what is not received', async () => {
  const filter = { level: 'commune', isReceived: false } as const
  const found = await viewAcceptances(context, day('2026-02-15'), { filter, page: whole })

  expect(found.lines.map(({ code }) => code)).toEqual(['9.000002'])
})

test('a decision tells what it changed of the list before it', async () => {
  const before = await viewAcceptanceDecision(context, first, whole)
  const { changes } = await viewAcceptanceDecision(context, second, whole)

  expect(before.changes.map(({ kind }) => kind)).toEqual(['received', 'not-received'])
  expect(changes.map(({ code, kind }) => [code, kind])).toEqual([
    ['9.000001', 'left-out'],
    ['9.000002', 'received'],
  ])
})

test('a preview compares with the list of its day, and names every line at fault', async () => {
  const between = facts('3', '2026-02-10')
  const typed = (text: string) => readLines(cellsIn(text), 'commune')

  const good = await previewAcceptance(context, between, typed('9.000001\n9.000003;xã;Không;Họp'))
  const bad = await previewAcceptance(
    context,
    between,
    typed('9.000001;tỉnh\n9.000009\n9.000003\n9.000003\n;xã'),
  )

  expect(good).toMatchObject({ faults: [], changes: [{ code: '9.000003', kind: 'not-received' }] })
  expect(bad.faults.map(({ at, code }) => [at, code])).toEqual([
    [1, 'level-not-of-procedure'],
    [2, 'procedure-unknown'],
    [4, 'line-repeated'],
    [5, 'code-missing'],
  ])
  expect(bad.changes).toEqual([])
})

describe('a file', () => {
  test('is a workbook or CSV, and reads as if it had been pasted', async () => {
    const rows = [
      ['9.000001', 'xã', 'Có'],
      ['9.000002', 'xã', 'Không', 'Phải họp\n"kín".'],
    ]
    const columns = ['Mã', 'Cấp', 'Tiếp nhận', 'Lý do'].map((title) => ({ title, width: 12 }))
    const csv = 'Mã;Cấp;Tiếp nhận;Lý do\n9.000001;xã;Có\n9.000002;xã;Không;"Phải họp\n""kín""."'

    for (const bytes of [await xlsxOf({ name: 'A', columns, rows }), Buffer.from(csv)]) {
      const read = readLines(cellsIn(await listTextOf(bytes)), null).map((line) => line.read)
      expect(read).toEqual(lines(['9.000001', null], ['9.000002', 'Phải họp "kín".']))
    }
  })

  test('is refused when it is neither', async () => {
    expect(await answerOf(listTextOf(Buffer.from('PK\u0003\u0004')))).toBe(
      'unsupported-type/import',
    )
    expect(await answerOf(listTextOf(Buffer.from([0xc3, 0x28])))).toBe('unsupported-type/import')
  })
})

describe('is refused', () => {
  test('to whoever does not control procedures', async () => {
    const asked = { filter: ALL, page: whole }
    const draft = facts('4', '2026-04-01')

    expect(await answerOf(viewAcceptances(other, day('2026-02-15'), asked))).toBe('forbidden/role')
    expect(await answerOf(viewAcceptanceDecision(other, first, whole))).toBe('forbidden/role')
    expect(await answerOf(previewAcceptance(other, draft, []))).toBe('forbidden/role')
  })

  test('when there is no such decision', async () => {
    expect(await answerOf(viewAcceptanceDecision(context, 'x', whole))).toBe('not-found/acceptance')
  })
})
