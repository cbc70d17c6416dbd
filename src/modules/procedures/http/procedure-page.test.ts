import { describe, expect, test } from 'vitest'
import { acting, anAccount, aRole } from '../../../../tools/test-support/accounts.ts'
import { aCatalogueServer } from '../../../../tools/test-support/catalogue-server.ts'
import { aContext } from '../../../../tools/test-support/database.ts'
import { NO_DETAILS } from '../domain/localisation.ts'
import { localiseProcedure } from '../usecases/localise-procedure.ts'

const server = await aCatalogueServer()

const get = (path: string) => server.get(`/procedures${path}`)

describe('GET /procedures/{code}', () => {
  test('tells everything a person must know', async () => {
    const { status, body } = await get('/1.001193')

    expect(status).toBe(200)
    expect(body).toMatchObject({
      code: '1.001193',
      name: 'Đăng ký khai sinh',
      accepted: true,
      handledElsewhere: null,
      cases: [{ id: 'co-giay-chung-sinh', name: 'Có giấy chứng sinh' }],
      channels: ['online', 'counter', 'post'],
      components: [
        {
          id: 'to-khai',
          form: 'Tờ khai đăng ký khai sinh',
          isDeclaration: true,
          required: false,
          requiredWhen: null,
        },
        {
          id: 'chung-sinh',
          caseIds: ['co-giay-chung-sinh'],
          required: true,
          originals: 1,
          copies: 0,
        },
      ],
      timeLimit: { value: 5, unit: 'working-days', sameDay: false },
      fees: [{ name: 'Lệ phí hộ tịch', due: 'always', amount: { min: 0, max: 8000 } }],
      onTheSpot: 5,
      versions: [{ number: 1, effectiveFrom: '2025-07-01', effectiveTo: null }],
      effectiveFrom: '2025-07-01',
      form: { id: 'f1', version: 3, schema: { type: 'object' } },
    })
    expect(body).not.toHaveProperty('competence')
    expect(body).not.toHaveProperty('components.1.form')
  })

  test('tells what the locality adds to it, and null where it adds nothing', async () => {
    const control = aContext(server.database, {
      actor: acting(await anAccount(server.database), aRole('procedure-control', 'van-phong')),
    })
    const details = { ...NO_DETAILS, phone: '0205 3812 345', openingHours: 'Sáng thứ Hai' }
    await localiseProcedure(control, { code: '1.005092', seen: 0 }, details, { unit: () => null })

    expect((await get('/1.005092')).body).toMatchObject({
      local: {
        unitName: null,
        place: null,
        phone: '0205 3812 345',
        openingHours: 'Sáng thứ Hai',
        note: null,
      },
    })
    expect((await get('/1.001193')).body).toMatchObject({ local: null })
  })

  test('names the places that receive it, a staffed one before the others', async () => {
    const { body } = await get('/1.001193')

    expect(body).toMatchObject({
      receivingUnits: [
        { code: 'H37.102.01', name: 'Trung tâm phường Lương Văn Tri' },
        { code: 'H37.110.01', name: 'Trung tâm xã Ba Sơn' },
      ],
    })
  })

  test('names for each step who does it, as for a dossier received at the first place', async () => {
    const { body } = await get('/1.001193')

    expect(body).toMatchObject({
      process: {
        steps: [
          { unitName: 'Trung tâm phường Lương Văn Tri', role: 'reception', hours: 2 },
          { unitName: 'Văn phòng phường Lương Văn Tri', role: 'handler', hours: 30 },
          { unitName: 'UBND phường Lương Văn Tri', role: 'approver', hours: 6 },
          { unitName: 'UBND phường Lương Văn Tri', role: 'clerk', hours: 2 },
        ],
      },
    })
  })

  test('names the provincial centre first for what a department decides', async () => {
    const { body } = await get('/2.000635')

    expect(body).toMatchObject({
      receivingUnits: [{ code: 'H37.01.09' }, { code: 'H37.102.01' }, { code: 'H37.110.01' }],
      process: { steps: [{}, { unitName: 'Sở Tư pháp tỉnh Lạng Sơn' }, {}, {}] },
      form: null,
    })
  })

  test('of another branch tells where to go, and that it is not received here', async () => {
    const { body } = await get('/1.004194')

    expect(body).toMatchObject({
      accepted: false,
      handledElsewhere: { link: 'https://dichvucong.gov.vn' },
      receivingUnits: [],
      process: { steps: [] },
    })
  })

  test.each(['9.999999', '1.000999', 'khai-sinh', '1.001193.000.00.00.H37'])(
    'knows no procedure %s in force',
    async (code) => {
      expect(await get(`/${code}`)).toMatchObject({
        status: 404,
        body: { code: 'not-found/procedure' },
      })
    },
  )
})

test('the routes of the catalogue stand in the description of the interface', async () => {
  const { paths } = await server.description()

  expect(Object.keys(paths ?? {})).toEqual([
    '/api/v1/procedures',
    '/api/v1/procedures/{code}',
    '/api/v1/open-data/procedures',
  ])
})
