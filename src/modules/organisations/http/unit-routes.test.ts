import { afterAll, describe, expect, test } from 'vitest'
import { SYSTEM } from '#platform/access'
import { buildServer } from '#platform/http'
import { silentLog } from '#platform/log'
import { aContext, aDatabase } from '../../../../tools/test-support/database.ts'
import { langSonUnits } from '../../../../tools/test-support/units.ts'
import { importUnits } from '../usecases/import-units.ts'
import { unitRoutes } from './unit-routes.ts'

const database = await aDatabase()
await importUnits(aContext(database, { actor: SYSTEM }), langSonUnits())

const app = await buildServer({
  log: silentLog,
  version: '0',
  trustedProxies: [],
  identify: async () => aContext(database),
})
await app.register(async (api) => unitRoutes(api), { prefix: '/api/v1' })
afterAll(() => app.close())

interface UnitsAnswer {
  readonly items: readonly { readonly code: string; readonly level: string }[]
  readonly nextCursor: null
}

async function units(query: string) {
  const answer = await app.inject(`/api/v1/units${query}`)
  return { status: answer.statusCode, body: answer.json<UnitsAnswer>() }
}

describe('GET /units', () => {
  test('gives everyone the whole organisation of today in one page', async () => {
    const { status, body } = await units('')

    expect(status).toBe(200)
    expect(body.items).toHaveLength(468)
    expect(body.nextCursor).toBeNull()
  })

  test('tells of each unit what the contract names, and nothing else', async () => {
    const { body } = await units(`?q=${encodeURIComponent('phường lương văn tri')}&on=2026-03-02`)

    expect(body.items[0]).toEqual({
      code: 'H37.102',
      name: 'Ủy ban nhân dân phường Lương Văn Tri',
      kind: 'commune',
      level: 'commune',
      parentCode: 'H37',
      validFrom: '2025-07-01',
      validTo: null,
    })
    expect(body.items.map(({ code }) => code)).toEqual([
      'H37.102',
      'H37.102.01',
      'H37.102.02',
      'H37.102.03',
      'H37.102.04',
    ])
  })

  test.each([
    ['?q=luong van tri', 5],
    ['?q=LƯƠNG VĂN TRI', 5],
    ['?q=H37.102', 5],
    ['?q=khong co', 0],
    ['?level=district', 0],
    ['?level=district&q=uy ban nhan dan huyen&on=2025-06-30', 10],
    ['?level=commune&q=uy ban nhan dan&on=2025-06-30', 194],
    ['?on=2001-01-01', 0],
  ])('%s finds %i', async (query, count) => {
    expect((await units(encodeURI(query))).body.items).toHaveLength(count)
  })

  test('gives each unit the level of government it belongs to', async () => {
    const { body } = await units('?level=province&on=2026-03-02')

    const levelsUnder = new Set(body.items.map(({ level }) => level))
    expect(levelsUnder).toEqual(new Set(['province']))
    expect(body.items.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['H37', 'H37.01.20', 'H37.16', 'H37.93']),
    )
  })

  test.each([
    ['?level=ward', '/level'],
    ['?on=2026-02-30', '/on'],
    ['?on=yesterday', '/on'],
    ['?page=2', '/page'],
  ])('%s is refused, and the answer names the value', async (query, path) => {
    const answer = await app.inject(`/api/v1/units${query}`)

    expect(answer.statusCode).toBe(422)
    expect(answer.json()).toMatchObject({ code: 'invalid/shape', errors: [{ path }] })
  })

  test('is described', async () => {
    await app.ready()

    const { paths } = app.swagger() as { paths: Record<string, { get?: { operationId?: string } }> }
    expect(paths['/api/v1/units']?.get?.operationId).toBe('listUnits')
  })
})
