import { describe, expect, test } from 'vitest'
import { filesOf } from '../tools/house/files.ts'
import { ROOT } from '../tools/house/stages.ts'
import { patternsIn } from './patterns/collect.ts'
import { whereItGrows } from './patterns/growth.ts'

const sources = filesOf(ROOT, 'src').filter((file) => /(?<!\.test)\.tsx?$/.test(file))
const found = sources.map((file) => ({ file, ...patternsIn(file) }))
const patterns = [
  ...new Map(
    found.flatMap((each) => each.patterns).map((each) => [`${each.source}/${each.flags}`, each]),
  ).values(),
]

describe('a pattern that takes the square of the length', () => {
  test.each(['^(a+)+$', '(\\s+)$', 'a.*b.*c', '^(\\d|\\d\\d)+$'])('is found: %s', (source) => {
    expect(whereItGrows({ source, flags: 'u', file: '' })).not.toBeNull()
  })

  test.each(['^[a-z]{1,200}$', '\\s', '^\\d{4}-\\d{2}$'])('is not seen in %s', (source) => {
    expect(whereItGrows({ source, flags: '', file: '' })).toBeNull()
  })
})

test('no pattern of the program grows faster than what it is given', () => {
  const growing = patterns.flatMap((pattern) => {
    const text = whereItGrows(pattern)
    return text === null ? [] : [`${pattern.file}: /${pattern.source}/ on ${text}`]
  })

  expect(patterns.length).toBeGreaterThan(100)
  expect(growing).toEqual([])
}, 120_000)
