import { expect, test } from 'vitest'
import { gapsIn } from './check.ts'
import { segmentAfter } from './segments.ts'

const MEGABYTE = 1024 ** 2

test.each([
  ['000000010000000000000003', 16, '000000010000000000000004'],
  ['0000000100000000000000FF', 16, '000000010000000100000000'],
  ['00000002000000FF0000003F', 64, '000000020000010000000000'],
])('the piece of the log after %s, of %i MB, is %s', (name, megabytes, next) => {
  expect(segmentAfter(name, megabytes * MEGABYTE)).toBe(next)
})

test('a piece that is missing in the middle of an archive is named, one that is yet to come is not', () => {
  const backup = {
    version: '18.4',
    systemIdentifier: '1',
    timeline: 1,
    segmentBytes: 16 * MEGABYTE,
    firstSegment: '0000000100000000000000FD',
    lastSegment: '0000000100000000000000FE',
  }
  const log = ['0000000100000000000000FF', '000000010000000100000001'].map((segment) => ({
    segment,
  }))

  expect(gapsIn(log, backup).map(({ file }) => file)).toEqual(['000000010000000100000000'])
})
