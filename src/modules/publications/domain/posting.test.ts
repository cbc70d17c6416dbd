import { expect, test } from 'vitest'
import { day } from '#kernel/day'
import type { PostingId, ProcedureVersionId, UnitId } from '#kernel/id'
import { countByState, postingLines, type Posted, type ToPost } from './posting.ts'

const toPost = (code: string, version: string): ToPost => ({
  code,
  name: code,
  versionId: version as ProcedureVersionId,
  number: 1,
  effectiveFrom: day('2026-03-02'),
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
  )

  expect(lines.map(({ code, state }) => [code, state])).toEqual([
    ['3', 'missing'],
    ['2', 'outdated'],
    ['4', 'to-remove'],
    ['1', 'posted'],
  ])
  expect(countByState(lines)).toEqual({ missing: 1, outdated: 1, 'to-remove': 1, posted: 1 })
})
