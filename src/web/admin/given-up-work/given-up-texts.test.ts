import { expect, test } from 'vitest'
import { ALL_JOBS } from '../../../all-jobs.ts'
import { GIVEN_UP } from './given-up-texts.ts'

test.each(['vi', 'en'] as const)('every kind of work has a name in %s', (language) => {
  const { kinds } = GIVEN_UP[language]
  expect(ALL_JOBS.map(({ name }) => name).filter((name) => kinds[name] === undefined)).toEqual([])
})
