import { beforeAll, describe, expect, test } from 'vitest'
import { aDemoApp } from '../../../../tools/test-support/app.ts'
import { aDossierAt } from '../../../../tools/test-support/dossiers.ts'

const server = await aDemoApp()
const { as, clock } = server
const MARCH = 'from=2026-03-01&until=2026-03-31'

interface Figure {
  readonly key: string
  readonly kind: string | null
  readonly unitName: string
  readonly personName: string | null
  readonly hours: number
}

const figures = async (username: string, by: string): Promise<readonly Figure[]> =>
  (await as(username).get(`/reports/lateness?${MARCH}&by=${by}`)).body.items
const unitOf = async (username: string): Promise<string> =>
  (await as(username).get('/sessions/current')).body.roles[0].unitCode
const act = (by: string, { code, version }: Dossier, action: string, body: object) =>
  as(by).post(`/dossiers/${code}/actions/${action}`, { version, ...body })

interface Dossier {
  readonly code: string
  readonly version: number
}

describe('the opinion of a unit that was asked', () => {
  let asked: Dossier
  beforeAll(async () => {
    const { code } = await aDossierAt(server, 'claimed')
    const { body } = await as('thuly.xa').get(`/dossiers/${code}`)
    const question = { question: 'Hồ sơ gốc còn lưu không?', workingHours: 8 }
    const unitCode = await unitOf('thuly')
    asked = (await act('thuly.xa', body, 'consult', { ...question, unitCode })).body
  })

  test('is no lateness before its time', async () => {
    expect(await figures('kiemsoat', 'step')).toEqual([])
  })

  test('is late with the unit that owes it, and with nobody in it, while it is not given', async () => {
    clock.set(new Date(clock.now().getTime() + 2 * 86_400_000))

    const late = (await figures('kiemsoat', 'step')).filter(({ kind }) => kind === 'opinion')
    const [byPerson] = await figures('lanhdao', 'person')

    expect(late).toMatchObject([{ hours: 8, stepName: null }])
    expect(byPerson).toMatchObject({ hours: 8, personName: null })
  })

  test('is late with who gave it at last, and stays so', async () => {
    await act('thuly', asked, 'answer-consultation', { answer: 'Còn lưu.' })
    clock.set(new Date(clock.now().getTime() + 86_400_000))
    const { displayName } = (await as('thuly').get('/sessions/current')).body

    expect(await figures('thuly', 'person')).toMatchObject([{ hours: 8, personName: displayName }])
  })

  test('is listed behind its figure with its dossier', async () => {
    const opinion = (await figures('kiemsoat', 'step')).find(({ kind }) => kind === 'opinion')
    const key = encodeURIComponent(opinion?.key ?? '')
    const { body } = await as('kiemsoat').get(
      `/reports/lateness/dossiers?${MARCH}&by=step&key=${key}`,
    )

    expect(body.items).toMatchObject([
      { code: asked.code, kind: 'opinion', stepName: null, hours: 8 },
    ])
  })

  test('is no part of a period before it was given', async () => {
    const { body } = await as('kiemsoat').get(
      '/reports/lateness?from=2026-02-01&until=2026-02-28&by=unit',
    )

    expect(body.items).toEqual([])
  })
})
