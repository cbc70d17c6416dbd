import { describe, expect, test } from 'vitest'
import { failuresIn, type TestResults } from './test-results.ts'

type FileResults = TestResults['testResults'][number]

function aFile(given: Partial<FileResults>): FileResults {
  return { name: 'a.test.ts', status: 'passed', message: '', assertionResults: [], ...given }
}

function inAll(...testResults: FileResults[]): TestResults {
  return { numPassedTests: 0, testResults }
}

describe('the end of a run', () => {
  test('names each test that failed and what it said', () => {
    const failed = {
      title: 'adds up',
      fullName: 'adds up',
      status: 'failed',
      failureMessages: ['expected 2\ngot 3'],
    }
    const passed = {
      title: 'takes away',
      fullName: 'takes away',
      status: 'passed',
      failureMessages: [],
    }

    const failures = failuresIn(
      inAll(aFile({ status: 'failed', assertionResults: [failed, passed] })),
    )

    expect(failures).toEqual(['✗ a.test.ts › adds up\n    expected 2\n    got 3'])
  })

  test('names a file that could not be run at all', () => {
    const failures = failuresIn(inAll(aFile({ status: 'failed', message: 'no such module' })))

    expect(failures).toEqual(['✗ a.test.ts\n    no such module'])
  })

  test('says nothing when all is well', () => {
    expect(failuresIn(inAll(aFile({})))).toEqual([])
  })
})
