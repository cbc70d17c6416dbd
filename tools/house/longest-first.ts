import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The files that take longest, the longest first; a run ends soonest when it begins with them. */
const LONGEST = [
  'faults/backup.test.ts',
  // Beside the former, which builds the screens where nobody has: others that need them would wait for it.
  'demo/whole-province/',
  'faults/kills.test.ts',
  'contract/access/',
  'faults/',
  'src/modules/letters/',
  'e2e/journeys/crawl.test.ts',
  'e2e/journeys/scripts.test.ts',
]

/** Runs the longest files first, and the rest as Vitest thinks best. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.toSorted((one, other) => turnOf(one) - turnOf(other))
  }
}

function turnOf({ moduleId }: TestSpecification): number {
  const at = LONGEST.findIndex((part) => moduleId.includes(`/${part}`))
  return at === -1 ? LONGEST.length : at
}
