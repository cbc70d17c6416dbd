import { expect, test } from 'vitest'
import { withdrawDossier } from '#modules/dossiers'
import { answerOf } from '../../../../tools/test-support/accounts.ts'
import { aDemoDatabase } from '../../../../tools/test-support/database.ts'
import { readPdf } from '../../../../tools/test-support/pdf.ts'
import { aReadyFiling, aResident } from '../test-support/filings.ts'
import { filedCopy } from './filed-copy.ts'
import { submitFiling } from './submit-filing.ts'
import { whatFollows } from './what-follows.ts'

const database = await aDemoDatabase()

test('the copy of what was filed holds every answer and paper, for the one who filed it', async () => {
  const context = await aResident(database)
  const { filing } = await aReadyFiling(context, '1.001193')
  expect(await answerOf(filedCopy(context, filing.id))).toBe('not-found/filing')
  const code = await submitFiling(context, filing, { isDuplicateConfirmed: false })

  const copy = await filedCopy(context, filing.id)

  const { pages, missingGlyphs, title } = await readPdf(copy.pdf)
  const text = pages.join('\n')
  expect(title).toBe('Bản sao hồ sơ đã nộp')
  expect(missingGlyphs).toBe(0)
  for (const part of [code, 'Đăng ký khai sinh', 'Nông Minh Khang', '20/11/2025', 'giay-to.png']) {
    expect(text).toContain(part)
  }
  expect(await answerOf(filedCopy(await aResident(database), filing.id))).toBe('not-found/filing')
})

test('whoever filed online on Monday at nine is answered within eight working hours', async () => {
  const context = await aResident(database)
  const { filing } = await aReadyFiling(context, '1.001193')
  expect(await whatFollows(context, filing.id)).toBeNull()
  const code = await submitFiling(context, filing, { isDuplicateConfirmed: false })

  expect(await whatFollows(context, filing.id)).toMatchObject({
    code,
    procedureName: 'Đăng ký khai sinh',
    answerBy: new Date('2026-03-03T09:00:00+07:00'),
    dueIfReceivedNow: new Date('2026-03-02T17:30:00+07:00'),
    delivery: { method: 'counter' },
    isPast: false,
  })
})

test('what was foretold is over once the dossier has gone on', async () => {
  const context = await aResident(database)
  const { filing } = await aReadyFiling(context, '1.001193')
  const code = await submitFiling(context, filing, { isDuplicateConfirmed: false })
  const withdrawn = { reason: 'Nộp nhầm thủ tục.' }
  await withdrawDossier(context, { code, version: 1, keyed: null }, withdrawn)

  expect(await whatFollows(context, filing.id)).toMatchObject({ code, isPast: true })
})
