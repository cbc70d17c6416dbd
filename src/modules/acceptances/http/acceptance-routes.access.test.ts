import { describe, expect, test } from 'vitest'
import { aDemoApp } from '../../../../tools/test-support/app.ts'
import { BIRTH } from '../../../../tools/test-support/dossiers.ts'

const { as } = await aDemoApp()
const at = (path: string, username: string | null = 'kiemsoat') =>
  as(username).get(`/acceptance-lists${path}`)

const MARRIAGE = '1.000894'
const REASON = 'Phải họp hội đồng.'
const facts = { signer: 'Chủ tịch Ủy ban nhân dân tỉnh', decidedOn: '2026-01-05' }

async function aList(number: string, effectiveFrom: string, marriage: string | null) {
  const { status, body } = await as('kiemsoat').post('/acceptance-lists', {
    ...facts,
    number,
    effectiveFrom,
    replacesEarlier: false,
    lines: [
      { code: BIRTH, level: 'commune', reason: null },
      { code: MARRIAGE, level: 'commune', reason: marriage },
    ],
  })
  expect(status).toBe(201)
  return (body as { id: string }).id
}

await aList('1/QĐ-UBND', '2026-01-10', REASON)
const second = await aList('2/QĐ-UBND', '2026-02-10', null)

describe('the list of what the one-stop places receive', () => {
  test('is told as it holds on a day, with its decisions, the latest first', async () => {
    const { status, body } = await at('?on=2026-02-01')

    expect(status).toBe(200)
    expect(body).toMatchObject({
      on: '2026-02-01',
      total: 2,
      items: [
        { code: MARRIAGE, level: 'commune', isReceived: false, reason: REASON },
        { code: BIRTH, name: 'Đăng ký khai sinh', isReceived: true, reason: null },
      ],
      decisions: [
        { number: '2/QĐ-UBND', standing: 'ahead' },
        { number: '1/QĐ-UBND', standing: 'in-force', ...facts },
      ],
      nextCursor: null,
    })
  })

  test('is that of today when no day is asked for, and is narrowed to what is not received', async () => {
    const today = await at('')
    const refused = await at('?on=2026-02-01&level=commune&received=no')

    expect(today.body).toMatchObject({ on: '2026-03-02', total: 2 })
    expect(refused.body).toMatchObject({ total: 1, items: [{ code: MARRIAGE }] })
  })

  test('comes piece by piece', async () => {
    const first = await at('?limit=1')
    const rest = await at(`?limit=1&cursor=${encodeURIComponent(first.body.nextCursor as string)}`)

    expect(first.body.items).toHaveLength(1)
    expect(rest.body).toMatchObject({ total: 2, items: [{ code: BIRTH }], nextCursor: null })
  })

  test('is read over the interface by procedure control alone', async () => {
    expect((await at('', null)).status).toBe(401)
    expect((await at('', 'quantri')).status).toBe(403)
    expect((await at(`/${second}`, 'tiepnhan')).status).toBe(403)
  })
})

test('a decision tells what it changed of the list before it', async () => {
  const { status, body } = await at(`/${second}`)

  expect(status).toBe(200)
  expect(body).toMatchObject({
    decision: { id: second, number: '2/QĐ-UBND', effectiveFrom: '2026-02-10' },
    total: 1,
    items: [
      {
        code: MARRIAGE,
        kind: 'received',
        before: { isReceived: false, reason: REASON },
        after: { isReceived: true, reason: null },
      },
    ],
    nextCursor: null,
  })
  expect((await at('/0190a000-0000-7000-8000-000000000000')).body.code).toBe('not-found/acceptance')
})
