import { expect, test } from 'vitest'
import { day } from '#kernel/day'
import type { PostingId, ProcedureVersionId, UnitId } from '#kernel/id'
import { countPostings, postingLines, type Posted, type ToPost } from './posting.ts'

const TODAY = day('2026-03-09')

const toPost = (code: string, version: string, dueOn = TODAY): ToPost => ({
  code,
  name: code,
  versionId: version as ProcedureVersionId,
  number: 1,
  effectiveFrom: day('2026-03-02'),
  dueOn,
})
const posted = (code: string, version: string): Posted => ({
  id: `${code} ${version}` as PostingId,
  unitId: 'xã' as UnitId,
  code,
  versionId: version as ProcedureVersionId,
  postedAt: new Date('2026-03-02T02:00:00Z'),
})

test('a board is told what is missing, out of date, to be taken down, and in its place, in this order', () => {
  const lines = postingLines(
    [toPost('1', 'v1'), toPost('2', 'v2'), toPost('3', 'v3')],
    [posted('1', 'v1'), posted('2', 'v1'), posted('4', 'v4')],
    TODAY,
  )

  expect(lines.map(({ code, state }) => [code, state])).toEqual([
    ['3', 'missing'],
    ['2', 'outdated'],
    ['4', 'to-remove'],
    ['1', 'posted'],
  ])
  expect(countPostings(lines)).toEqual({
    missing: 1,
    outdated: 1,
    'to-remove': 1,
    posted: 1,
    overdue: 0,
  })
})

test('what is not there, or only in an earlier version, is overdue from the day after it had to be there', () => {
  const owed = [toPost('1', 'v2'), toPost('2', 'v1')]
  const outdated = [posted('1', 'v1')]

  expect(countPostings(postingLines(owed, outdated, TODAY)).overdue).toBe(0)
  expect(countPostings(postingLines(owed, outdated, day('2026-03-10'))).overdue).toBe(2)
})

test('what is there is not overdue, and nothing has to be there of what is to be taken down', () => {
  const lines = postingLines(
    [toPost('1', 'v1')],
    [posted('1', 'v1'), posted('2', 'v1')],
    day('2027-01-04'),
  )

  expect(countPostings(lines)).toMatchObject({ posted: 1, 'to-remove': 1, overdue: 0 })
})

test('in each state comes first what had to be there first', () => {
  const lines = postingLines([toPost('1', 'v1'), toPost('2', 'v1', day('2026-03-04'))], [], TODAY)

  expect(lines.map(({ code }) => code)).toEqual(['2', '1'])
})
