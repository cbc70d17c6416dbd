import { readSheet } from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { aDemoApp } from '../../../../tools/test-support/app.ts'

const { as } = await aDemoApp()
const ASKED = 'from=2026-01-01&until=2026-03-02'
const at = (path: string, username: string | null = 'kiemsoat') =>
  as(username).get(`/reports/catalogue${path}`)

interface Item {
  readonly name: string
  readonly total: number
  readonly byLevel: Readonly<Record<string, number>> | null
}

const LIST = {
  number: '12/QĐ-UBND',
  decidedOn: '2026-02-02',
  signer: 'Chủ tịch Ủy ban nhân dân tỉnh',
  effectiveFrom: '2026-02-10',
  replacesEarlier: true,
  lines: [{ code: '1.001193', level: 'commune', reason: null }],
}

describe('the figures', () => {
  test('say whose they are, as of which day and for which period', async () => {
    const { status, body } = await at(`?${ASKED}&on=2026-02-27`)

    expect(status).toBe(200)
    expect(body).toMatchObject({
      locality: { code: 'H37', name: 'Tỉnh Lạng Sơn' },
      on: '2026-02-27',
      from: '2026-01-01',
      until: '2026-03-02',
    })
  })

  test('are as of the last day of the period, and of today, where nothing else is asked', async () => {
    const { body } = await at('?from=2026-01-01')

    expect([body.on, body.until]).toEqual(['2026-03-02', '2026-03-02'])
  })

  test('follow what is recorded of the one-stop places, from its day on', async () => {
    const { status } = await as('kiemsoat').post('/acceptance-lists', LIST)
    const oneStop = async (on: string) =>
      ((await at(`?${ASKED}&on=${on}`)).body.items as Item[]).find(
        ({ name }) => name === 'one-stop',
      )

    expect(status).toBe(201)
    expect((await oneStop('2026-02-09'))?.total).toBe(0)
    expect((await oneStop('2026-02-10'))?.byLevel).toEqual({ province: 0, district: 0, commune: 1 })
  })

  test('are as long as their lists', async () => {
    const { items } = (await at(`?${ASKED}`)).body as { items: Item[] }
    for (const { name, total } of items) {
      const { body } = await at(`/lines?${ASKED}&figure=${name}&limit=200`)
      expect([name, body.total, body.items.length]).toEqual([name, total, Math.min(total, 200)])
    }
    expect(items[0]?.total).toBeGreaterThan(80)
  })

  test('of a period that ends before it begins are refused', async () => {
    const { status, body } = await at('?from=2026-03-02&until=2026-03-01')

    expect([status, body.code]).toEqual([422, 'invalid/period-reversed'])
  })

  test('are for procedure control', async () => {
    expect((await at(`?${ASKED}`, 'quantri')).status).toBe(403)
    expect((await at(`/xlsx?${ASKED}`, 'lanhdao')).status).toBe(403)
  })
})

test('the workbook says locality, time and scope beside every figure', async () => {
  const { bytes } = await at(`/xlsx?${ASKED}`)
  const [head = [], ...rows] = await readSheet(bytes)
  const { items } = (await at(`?${ASKED}`)).body as { items: Item[] }

  expect(head.slice(0, 4)).toEqual(['Chỉ tiêu', 'Địa phương', 'Thời điểm hoặc kỳ', 'Trong số'])
  expect(rows.map((row) => row[4])).toEqual(items.map(({ total }) => total))
  for (const [, place, time] of rows) {
    expect(place).toBe('Tỉnh Lạng Sơn')
    expect(time).toMatch(/^(tại ngày 02\/03\/2026|từ 01\/01\/2026 đến 02\/03\/2026)$/)
  }
})
