import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { organisationNow } from '#modules/organisations'
import { keyOfRequest } from '#platform/idempotency'
import { anOfficer } from '../../../../tools/test-support/actors.ts'
import { aCounterFiling, COMMUNE_COUNTER } from '../../../../tools/test-support/counter.ts'
import { aContext, aDemoDatabase } from '../../../../tools/test-support/database.ts'
import { fileIncompleteDossier } from './file-dossier.ts'
import { promisedDate } from './promised-date.ts'

const database = await aDemoDatabase()
const items = [{ componentId: '1-001193-gt02', text: 'Nộp giấy chứng sinh bản chính' }]

async function counter(role: 'reception' | 'handler' = 'reception') {
  const unit = (await organisationNow(aContext(database))).byCode(COMMUNE_COUNTER)
  return aContext(database, {
    actor: { ...anOfficer(role, unit!.id), accountId: await anAccount() },
  })
}

async function anAccount() {
  const [row] = await database.asOwner<{ id: string }>(
    "select id from account where username = 'tiepnhan.xa'",
  )
  return row!.id as never
}

const keyed = () => keyOfRequest(randomUUID(), { route: 'counter', body: {} })!
const lacking = () => aCounterFiling({ documents: [aCounterFiling().documents[0]] })

describe('a dossier that lacks a paper', () => {
  test.each([
    ['ask', 'awaiting-supplement', '02'],
    ['refuse', 'refused', '03'],
  ] as const)(
    'is taken down to %s, with the form for it, in one act',
    async (kind, state, form) => {
      const context = await counter()

      const { body } = await fileIncompleteDossier(context, keyed(), lacking(), { kind, items })

      const dossier = JSON.parse(body) as { code: string; state: string; receivedAt: null }
      expect(dossier).toMatchObject({ state, receivedAt: null })
      const letters = await database.asOwner<{ form: string }>(
        'select form from letter join dossier on dossier.id = letter.dossier_id where code = $1',
        [dossier.code],
      )
      expect(letters).toEqual([{ form }])
    },
  )

  test('is not taken down without saying what is missing', async () => {
    const context = await counter()
    const file = (kind: 'ask' | 'refuse') =>
      fileIncompleteDossier(context, keyed(), lacking(), { kind, items: [] })

    await expect(file('ask')).rejects.toThrow('invalid/no-item')
    await expect(file('refuse')).rejects.toThrow('invalid/no-reason')
  })

  test('is taken down by reception only', async () => {
    const context = await counter('handler')

    await expect(
      fileIncompleteDossier(context, keyed(), lacking(), { kind: 'ask', items }),
    ).rejects.toThrow('forbidden/role')
  })
})

describe('the date promised before filing', () => {
  test('is the due date of a dossier received now, with every day on the way', async () => {
    const asked = { procedureCode: '1.001193', receivingUnit: COMMUNE_COUNTER, communeCode: null }

    const promised = await promisedDate(await counter(), asked)

    expect(promised?.due?.dueAt).toEqual(new Date('2026-03-02T17:30:00+07:00'))
    expect(promised?.competentUnitName).toContain('Lương Văn Tri')
    expect(promised?.due?.steps).toMatchObject([{ day: '2026-03-02' }])
  })

  test('is not told of a procedure or place that there is not', async () => {
    const context = await counter()
    const asked = { procedureCode: '1.001193', receivingUnit: COMMUNE_COUNTER, communeCode: null }

    await expect(promisedDate(context, { ...asked, procedureCode: '9.999999' })).rejects.toThrow(
      'invalid/unknown-procedure',
    )
    await expect(promisedDate(context, { ...asked, receivingUnit: 'H99' })).rejects.toThrow(
      'invalid/receiving-unit',
    )
  })
})
