/** What Vitest writes with its JSON reporter, as far as a reader at the end of a run needs it. */
export interface TestResults {
  readonly numPassedTests: number
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly message: string
    readonly assertionResults: readonly {
      readonly title: string
      readonly fullName: string
      readonly status: string
      readonly failureMessages: readonly string[]
    }[]
  }[]
}

const SHOWN_LINES = 20

/** Each test that failed, with the beginning of what it said; a file that could not be run counts as one. */
export function failuresIn(results: TestResults): string[] {
  return results.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults
      .filter((test) => test.status === 'failed')
      .map((test) => told(`${name} › ${test.fullName}`, test.failureMessages.join('\n')))
    return failed.length === 0 && status === 'failed' ? [told(name, message)] : failed
  })
}

function told(where: string, message: string): string {
  const lines = message.split('\n').slice(0, SHOWN_LINES)
  return [`✗ ${where}`, ...lines.map((line) => `    ${line}`)].join('\n')
}
