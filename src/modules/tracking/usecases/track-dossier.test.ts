import { describe, expect, test } from 'vitest'
import { aDemoApp } from '../../../../tools/test-support/app.ts'
import { aContext } from '../../../../tools/test-support/database.ts'
import { uploaded } from '../../../../tools/test-support/uploads.ts'
import { trackDossier } from './track-dossier.ts'

const { app, database, as } = await aDemoApp()

async function aFiledDossier(more: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const { body: procedure } = await as(null).get('/procedures/1.001266')
  const fileId = await uploaded(app, 'congdan')
  const needed = procedure.components.filter(({ required }: { required: boolean }) => required)
  const filed = await as('congdan').post('/dossiers', {
    procedureCode: '1.001266',
    receivingUnit: 'H37.102.01',
    channel: 'online',
    applicant: { kind: 'citizen', name: 'Hoàng Thị Bế', personalId: '020190001234' },
    documents: needed.map(({ id }: { id: string }) => ({ componentId: id, fileId })),
    delivery: { method: 'counter' },
    confirmDuplicate: true,
    ...more,
  })
  return filed.body.code
}

const RIGHT = '1234'
const BRANCH = '0100109106-001'
const WRONG = '0000'
let lastAddress = 0

/** Each look from an address of its own, so that only the limit of the code counts. */
function look(code: string, secret: string) {
  lastAddress += 1
  return trackDossier(aContext(database), { code, secret }, `203.0.113.${lastAddress}`)
}

async function guess(code: string, times: number) {
  for (let each = 0; each < times; each += 1)
    await expect(look(code, WRONG)).rejects.toMatchObject({ code: 'not-found/dossier' })
}

describe('the last four characters of the identity number', () => {
  test('show the dossier, and open no letter', async () => {
    const code = await aFiledDossier()

    const tracked = await look(code, RIGHT)

    expect(tracked).toMatchObject({ code, state: 'submitted' })
    expect(tracked.letters.every(({ href }) => href === null)).toBe(true)
  })

  test('are still let in after four wrong ones', async () => {
    const code = await aFiledDossier()
    await guess(code, 4)

    expect(await look(code, RIGHT)).toMatchObject({ code })
  })

  test('are not let in after five wrong ones within the hour, from whatever address', async () => {
    const code = await aFiledDossier()
    await guess(code, 5)

    await expect(look(code, RIGHT)).rejects.toMatchObject({ code: 'too-many/requests' })
  })
})

test.each(['-001', '6001'])(
  'the last four of the tax code of a branch are %s, with its dash or without',
  async (secret) => {
    const owner = { kind: 'business', name: 'Chi nhánh Đồng Đăng', taxCode: BRANCH }
    const code = await aFiledDossier({ owner })

    expect(await look(code, secret)).toMatchObject({ code })
  },
)

test('a code that is no dossier’s is closed after five guesses like any other', async () => {
  await guess('H37.102.01-261101-9999', 5)

  await expect(look('H37.102.01-261101-9999', RIGHT)).rejects.toMatchObject({
    code: 'too-many/requests',
  })
})

test('right looks are counted by address alone, ten a minute', async () => {
  const code = await aFiledDossier()
  const context = aContext(database)
  const here = () => trackDossier(context, { code, secret: RIGHT }, '198.51.100.1')

  for (let times = 0; times < 10; times += 1) await here()

  await expect(here()).rejects.toMatchObject({ code: 'too-many/requests' })
  expect(await look(code, RIGHT)).toMatchObject({ code })
})

test('a new date with the apology of the agency, money asked for, and that it was stopped stand on the line', async () => {
  const code = await aFiledDossier()
  const fees = [{ name: 'Phí thẩm định', amount: 150_000 }]
  const reason = 'Chờ kết luận của hội đồng'
  const dueAt = '2027-03-01T17:30:00+07:00'
  for (const [username, action, body] of [
    ['tiepnhan.xa', 'receive', {}],
    ['lanhdao.xa', 'extend', { reason, dueAt }],
    ['thuly.xa', 'request-payment', { fees }],
    ['lanhdao.xa', 'stop', { reason }],
  ] as const) {
    const { version } = (await as(username).get(`/dossiers/${code}`)).body
    await as(username).post(`/dossiers/${code}/actions/${action}`, { version, ...body })
  }

  const { timeline } = await look(code, RIGHT)

  expect(timeline.map(({ title }) => title)).toEqual([
    'Đã nộp hồ sơ',
    'Đã tiếp nhận, có giấy hẹn',
    'Cơ quan xin lỗi và hẹn lại',
    'Yêu cầu nộp phí, lệ phí',
    'Đã dừng giải quyết',
  ])
  expect(JSON.stringify(timeline)).not.toContain(reason)
})
