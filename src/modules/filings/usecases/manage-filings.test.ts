import { describe, expect, test } from 'vitest'
import { storeUpload } from '#modules/documents'
import { SYSTEM } from '#platform/access'
import { answerOf } from '../../../../tools/test-support/accounts.ts'
import { aContext, aDemoDatabase } from '../../../../tools/test-support/database.ts'
import { aPng } from '../../../../tools/test-support/file-samples.ts'
import { aBegunFiling, aReadyFiling, aResident, from } from '../test-support/filings.ts'
import { beginFiling } from './begin-filing.ts'
import { attachPaper, attachUploaded, detachPaper } from './filing-papers.ts'
import { giveUpFiling, listFilings, removeExpiredFilings } from './manage-filings.ts'
import { ownFiling } from './own-filing.ts'
import { prepareFiling } from './prepare-filing.ts'
import { saveFiling } from './save-filing.ts'
import { submitFiling } from './submit-filing.ts'
import { viewFiling } from './view-filing.ts'

const database = await aDemoDatabase()
const BIRTH = '1.001193'
const ELSEWHERE = { code: '1.003197' }
const DAY = 86_400_000

function later(days: number): Date {
  return new Date(new Date('2026-03-02T02:00:00Z').getTime() + days * DAY)
}

async function removeAt(days: number): Promise<void> {
  await removeExpiredFilings(aContext(database, { actor: SYSTEM, now: later(days) }))
}

describe('a filing in preparation', () => {
  test('goes when it was not saved for 30 days, and the second removal finds nothing', async () => {
    const context = await aResident(database)
    const id = await aBegunFiling(context, BIRTH)

    await removeAt(29.9)
    expect(await listFilings(context)).toHaveLength(1)
    await removeAt(30.1)
    await removeAt(30.1)

    expect(await answerOf(viewFiling(context, id))).toBe('not-found/filing')
    expect(
      await database.asOwner(
        `select 1 from audit_entry where event = 'filing.deleted' and object_id = $1`,
        [id],
      ),
    ).toHaveLength(1)
  })

  test('that was saved meanwhile stays', async () => {
    const context = await aResident(database)
    const id = await aBegunFiling(context, BIRTH)
    context.clock.set(later(20))
    await saveFiling(context, from(id, 'applicant'), {})

    await removeAt(40)

    expect((await viewFiling(context, id)).expiresAt).toEqual(later(50))
  })

  test('that was handed in leads to its dossier for a year', async () => {
    const context = await aResident(database)
    const { filing } = await aReadyFiling(context, BIRTH)
    const code = await submitFiling(context, filing, { isDuplicateConfirmed: false })

    await removeAt(364)
    expect((await ownFiling(context, filing.id)).submittedAs).toBe(code)
    await removeAt(366)
    expect(await answerOf(ownFiling(context, filing.id))).toBe('not-found/filing')
  })

  test('keeps its papers from the nightly removal of unused files as long as it is kept', async () => {
    const context = await aResident(database)
    const id = await aBegunFiling(context, BIRTH)
    const { papers } = await viewFiling(context, id)
    const componentId = papers[1]?.component.id ?? ''
    const file = await attachPaper(context, id, componentId, { name: 'a.png', bytes: aPng() })
    const stray = await storeUpload(context, { name: 'b.png', bytes: aPng(9, 9) })

    const kept = await database.asOwner(
      'select id, kept_until from file where id = any($1::uuid[]) order by kept_until',
      [[file.id, stray.id]],
    )

    expect(kept).toEqual([
      { id: file.id, kept_until: later(30) },
      { id: stray.id, kept_until: null },
    ])
  })

  test('loses a paper that is taken out, and one that is given up is gone', async () => {
    const context = await aResident(database)
    const id = await aBegunFiling(context, BIRTH)
    const { papers } = await viewFiling(context, id)
    const componentId = papers[1]?.component.id ?? ''
    const file = await attachPaper(context, id, componentId, { name: 'a.png', bytes: aPng() })

    await detachPaper(context, id, { componentId, fileId: file.id })
    expect((await viewFiling(context, id)).filing.documents).toEqual([])

    await giveUpFiling(context, id)
    expect(await listFilings(context)).toEqual([])
  })

  test('takes a file that was uploaded before, once, for one paper or for several', async () => {
    const context = await aResident(database)
    const id = await aBegunFiling(context, BIRTH)
    const { papers } = await viewFiling(context, id)
    const [first = '', second = ''] = papers.slice(1).map(({ component }) => component.id)
    const { id: fileId } = await storeUpload(context, { name: 'c.png', bytes: aPng(11, 12) })
    const given = [
      { componentId: first, fileId },
      { componentId: second, fileId },
    ]

    for (const document of [...given, ...given]) await attachUploaded(context, id, document)
    const { filing } = await viewFiling(context, id)
    await detachPaper(context, id, given[0]!)

    expect(filing.documents).toEqual(given)
    expect((await viewFiling(context, id)).filing.documents).toEqual([given[1]])
    expect(await database.asOwner('select kept_until from file where id = $1', [fileId])).toEqual([
      { kept_until: later(30) },
    ])
  })

  test('takes no file of somebody else', async () => {
    const context = await aResident(database)
    const other = await aResident(database)
    const id = await aBegunFiling(context, BIRTH)
    const componentId = (await viewFiling(context, id)).papers[1]?.component.id ?? ''
    const { id: fileId } = await storeUpload(other, { name: 'd.png', bytes: aPng(12, 12) })

    expect(await answerOf(attachUploaded(context, id, { componentId, fileId }))).toBe(
      'invalid/file-not-usable',
    )
  })
})

describe('a filing is refused', () => {
  test.each([
    [
      'for a procedure that another branch handles',
      ELSEWHERE,
      'invalid/procedure-not-received-here',
    ],
    ['for an unknown procedure', { code: '9.999999' }, 'not-found/procedure'],
    ['at a place that does not receive it', { code: BIRTH }, 'invalid/receiving-unit'],
    ['in a case that it does not have', { code: BIRTH, caseId: 'x' }, 'invalid/unknown-case'],
  ] as const)('%s', async (_, asked, refusal) => {
    const { code, caseId } = { caseId: null, ...asked }
    const context = await aResident(database)

    expect(await answerOf(beginFiling(context, code, { caseId, receivingUnit: 'H37' }))).toBe(
      refusal,
    )
  })

  test('when fifty are in preparation', async () => {
    const context = await aResident(database)
    const { suggested } = await prepareFiling(context, BIRTH)
    for (let count = 0; count < 50; count += 1) {
      const id = await aBegunFiling(context, BIRTH)
      await saveFiling(context, from(id, 'applicant'), {})
    }

    expect(
      await answerOf(beginFiling(context, BIRTH, { caseId: null, receivingUnit: suggested ?? '' })),
    ).toBe('conflict/too-many-filings')
  })

  test('a hundred and first file, a paper of another procedure, and a delivery not offered', async () => {
    const context = await aResident(database)
    const id = await aBegunFiling(context, BIRTH)
    const { papers } = await viewFiling(context, id)
    const upload = { name: 'a.png', bytes: aPng() }
    await database.asOwner(
      `update filing set documents = (
         select jsonb_agg(jsonb_build_object('componentId', 'x', 'fileId', gen_random_uuid()))
         from generate_series(1, 100)) where id = $1`,
      [id],
    )

    expect(await answerOf(attachPaper(context, id, papers[1]?.component.id ?? '', upload))).toBe(
      'conflict/too-many-papers',
    )
    expect(await answerOf(attachPaper(context, id, 'x', upload))).toBe('invalid/unknown-component')
    const counterOnly = await aBegunFiling(context, '1.004837')
    const { deliveries } = await viewFiling(context, counterOnly)
    expect(deliveries).not.toContain('electronic')
    expect(
      await answerOf(
        saveFiling(context, from(counterOnly, 'delivery'), { delivery: { method: 'electronic' } }),
      ),
    ).toBe('invalid/delivery-not-offered')
    expect(
      await answerOf(
        saveFiling(context, from(id, 'page:a'), { answers: () => ({ a: 'x'.repeat(200_001) }) }),
      ),
    ).toBe('too-large/body')
  })
})

test('what a person needs is told before anything is typed: places, and the one where they live', async () => {
  const preparation = await prepareFiling(await aResident(database), BIRTH)

  const suggested = preparation.places.find(({ code }) => code === preparation.suggested)
  expect(suggested).toMatchObject({ decidedBy: 'Ủy ban nhân dân phường Lương Văn Tri' })
  expect(preparation).toMatchObject({ whyNot: null, hasForm: true, begun: [] })
  expect(preparation.places.length).toBeGreaterThan(60)
})
