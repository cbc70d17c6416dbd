import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { presentForm } from '#modules/forms'
import { answerOf } from '../../../../tools/test-support/accounts.ts'
import { aDemoDatabase } from '../../../../tools/test-support/database.ts'
import { aPng } from '../../../../tools/test-support/file-samples.ts'
import { aBegunFiling, aReadyFiling, aResident, dossiersOf, from } from '../test-support/filings.ts'
import { attachPaper } from './filing-papers.ts'
import { ownFiling } from './own-filing.ts'
import { saveFiling } from './save-filing.ts'
import { submitFiling } from './submit-filing.ts'
import { viewFiling } from './view-filing.ts'

const database = await aDemoDatabase()
const BIRTH = '1.001193'
const once = { isDuplicateConfirmed: false }

const FORMS = readdirSync(new URL('../../../../demo/lang-son/forms', import.meta.url))
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.replace('.json', ''))

describe('a finished filing', () => {
  test.each(FORMS)('of %s becomes a dossier', async (code) => {
    const context = await aResident(database)
    const { filing } = await aReadyFiling(context, code)

    const dossier = await submitFiling(context, filing, once)

    expect(await dossiersOf(database, context)).toEqual([dossier])
  })

  test('is emptied when it was handed in, and leads to its dossier', async () => {
    const context = await aResident(database)
    const { filing } = await aReadyFiling(context, BIRTH)

    const code = await submitFiling(context, filing, once)

    expect(await ownFiling(context, filing.id)).toMatchObject({
      submittedAs: code,
      answers: {},
      documents: [],
      owner: null,
    })
    expect(await answerOf(viewFiling(context, filing.id))).toBe('conflict/filing-submitted')
    expect(await answerOf(saveFiling(context, from(filing.id, 'delivery'), {}))).toBe(
      'conflict/filing-submitted',
    )
  })

  test('gives the code of the first when it is handed in again', async () => {
    const context = await aResident(database)
    const { filing } = await aReadyFiling(context, BIRTH)

    const first = await submitFiling(context, filing, once)
    const second = await submitFiling(context, filing, once)

    expect(second).toBe(first)
    expect(await dossiersOf(database, context)).toEqual([first])
  })

  test('brings a file that its form asked for as a document of the dossier', async () => {
    const context = await aResident(database)
    const { filing } = await aReadyFiling(context, '3.000347')
    const photo = await attachPaper(
      context,
      filing.id,
      (await viewFiling(context, filing.id)).papers[0]?.component.id ?? '',
      { name: 'anh.png', bytes: aPng(9, 9) },
    )
    const form = await presentForm(context, '3.000347')
    expect(JSON.stringify(form?.definition)).toContain('"photo"')
    const saved = await saveFiling(context, from(filing.id, 'page:anh'), {
      answers: (before) => ({ ...before, photo: photo.id }),
    })

    const code = await submitFiling(context, { id: filing.id, version: saved.version }, once)

    const documents = await database.asOwner(
      `select component_id, note from dossier_document
       where dossier_id = (select id from dossier where code = $1) and file_id = $2
       order by ordinal`,
      [code, photo.id],
    )
    expect(documents.at(-1)).toEqual({ component_id: null, note: 'Ảnh chân dung' })
  })
})

describe('a filing is not handed in', () => {
  test('while a part is not finished', async () => {
    const context = await aResident(database)
    const id = await aBegunFiling(context, BIRTH)

    expect(await answerOf(submitFiling(context, { id, version: 1 }, once))).toBe(
      'conflict/filing-incomplete',
    )
  })

  test('when it was changed after it was looked through', async () => {
    const context = await aResident(database)
    const { filing } = await aReadyFiling(context, BIRTH)
    await saveFiling(context, from(filing.id, 'delivery'), { delivery: { method: 'electronic' } })

    expect(await answerOf(submitFiling(context, filing, once))).toBe(
      'conflict/filing-changed-elsewhere',
    )
    expect(await dossiersOf(database, context)).toEqual([])
  })

  test('when the same was filed within 24 hours, unless that is confirmed', async () => {
    const context = await aResident(database)
    const first = await aReadyFiling(context, '2.000635')
    const code = await submitFiling(context, first.filing, once)
    const second = await aReadyFiling(context, '2.000635')

    const refusal = await submitFiling(context, second.filing, once).catch((error) => error)
    expect(refusal).toMatchObject({
      code: 'conflict/duplicate-filing',
      details: { members: { dossierCode: code } },
    })

    const other = await submitFiling(context, second.filing, { isDuplicateConfirmed: true })
    expect(await dossiersOf(database, context)).toEqual([code, other].sort())
  })
})
