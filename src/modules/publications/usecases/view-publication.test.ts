import { expect, test } from 'vitest'
import { aDatabase } from '../../../../tools/test-support/database.ts'
import { aContent } from '../../../../tools/test-support/procedures.ts'
import { aDraft, aProcedure, twoOfficers } from '../test-support/publications.ts'
import { saveRecord } from './edit-items.ts'
import { viewPublication, viewRecord } from './view-publication.ts'

const { drafter } = await twoOfficers(await aDatabase())

test('a decision is read and looked through a page at a time, and whole', async () => {
  const codes = [await aProcedure(drafter), await aProcedure(drafter), await aProcedure(drafter)]
  const id = await aDraft(
    drafter,
    codes.map((code) => ({ code })),
  )
  const [one = '', two = '', three = ''] = codes
  const faulty = { ...aContent(), name: '' }
  const { revision } = (await viewRecord(drafter, id, three)).item
  await saveRecord(drafter, id, { code: three, seen: revision }, faulty)

  const first = await viewPublication(drafter, id, { after: null, limit: 2 })
  const second = await viewPublication(drafter, id, { after: first.next, limit: 2 })
  const whole = await viewPublication(drafter, id)

  expect(first.items.map(({ code }) => code)).toEqual([one, two])
  expect([first.total, first.next, second.next]).toEqual([3, two, null])
  const ofThird = ({ flaws }: typeof whole) =>
    flaws.filter(({ itemCode, mustMend }) => mustMend && itemCode === three).length
  expect([ofThird(first), ofThird(second), ofThird(whole)]).toEqual([0, 1, 1])
})
