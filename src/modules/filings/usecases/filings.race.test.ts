import { describe, expect, test } from 'vitest'
import { answerOf } from '../../../../tools/test-support/accounts.ts'
import { aDemoDatabase } from '../../../../tools/test-support/database.ts'
import { aPng } from '../../../../tools/test-support/file-samples.ts'
import { aBegunFiling, aReadyFiling, aResident, dossiersOf, from } from '../test-support/filings.ts'
import { attachPaper } from './filing-papers.ts'
import { listFilings } from './manage-filings.ts'
import { saveFiling } from './save-filing.ts'
import { submitFiling } from './submit-filing.ts'
import { viewFiling } from './view-filing.ts'

const database = await aDemoDatabase()
const BIRTH = '1.001193'

test('twenty confirmations at the same moment make one dossier, and all learn its code', async () => {
  const context = await aResident(database)
  const { filing } = await aReadyFiling(context, BIRTH)

  const codes = await Promise.all(
    Array.from({ length: 20 }, () =>
      submitFiling(context, filing, { isDuplicateConfirmed: false }),
    ),
  )

  expect(await dossiersOf(database, context)).toHaveLength(1)
  expect(new Set(codes)).toEqual(new Set(await dossiersOf(database, context)))
})

describe('of two tabs', () => {
  const typed = (requesterFullName: string) => ({ answers: () => ({ requesterFullName }) })

  test('that save the same page one is told, and what the other saved stays', async () => {
    const context = await aResident(database)
    const id = await aBegunFiling(context, BIRTH)

    const answers = await Promise.all(
      ['một', 'hai'].map((name) =>
        answerOf(saveFiling(context, from(id, 'page:a', 1, name), typed(name))),
      ),
    )

    expect(answers.toSorted()).toEqual(['conflict/filing-changed-elsewhere', 'done'])
    const { filing } = await viewFiling(context, id)
    expect(filing.version).toBe(2)
    expect(filing.answers.requesterFullName).toBe(answers[0] === 'done' ? 'một' : 'hai')
  })

  test('that save different pages both are kept', async () => {
    const context = await aResident(database)
    const id = await aBegunFiling(context, BIRTH)
    const add = (answer: string) => ({
      answers: (before: Readonly<Record<string, unknown>>) => ({ ...before, [answer]: 'x' }),
    })

    await Promise.all([
      saveFiling(context, from(id, 'page:a', 1, 'một'), add('a')),
      saveFiling(context, from(id, 'page:b', 1, 'hai'), add('b')),
    ])

    expect((await viewFiling(context, id)).filing.answers).toEqual({ a: 'x', b: 'x' })
  })

  test('one that is come back to saves again over what it saved itself', async () => {
    const context = await aResident(database)
    const id = await aBegunFiling(context, BIRTH)
    await saveFiling(context, from(id, 'page:a', 1, 'một'), typed('trước'))
    await saveFiling(context, from(id, 'page:b', 2, 'hai'), {})

    await saveFiling(context, from(id, 'page:a', 1, 'một'), typed('sau'))

    expect((await viewFiling(context, id)).filing.answers.requesterFullName).toBe('sau')
  })
})

test('photos sent at the same time are all kept, and do not stand against what is being typed', async () => {
  const context = await aResident(database)
  const id = await aBegunFiling(context, BIRTH)
  const { papers } = await viewFiling(context, id)
  const componentId = papers[0]?.component.id ?? ''

  await Promise.all(
    Array.from({ length: 5 }, (_, at) =>
      attachPaper(context, id, componentId, { name: `${at}.png`, bytes: aPng(8 + at, 8) }),
    ),
  )
  const saved = await saveFiling(context, from(id, 'page:a'), {})

  const after = await viewFiling(context, id)
  expect(after.papers[0]?.files).toHaveLength(5)
  expect(saved.version).toBe(2)
})

test('a start clicked several times at once begins one filing', async () => {
  const context = await aResident(database)

  const ids = await Promise.all(Array.from({ length: 5 }, () => aBegunFiling(context, BIRTH)))

  expect(new Set(ids).size).toBe(1)
  expect(await listFilings(context)).toHaveLength(1)
})
