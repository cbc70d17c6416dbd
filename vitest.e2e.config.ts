import { defineConfig } from 'vitest/config'
import { LongestFirst } from './tools/house/longest-first.ts'

/** The journeys: a browser against one running demonstration. */
export default defineConfig({
  test: {
    include: ['e2e/journeys/**/*.test.ts'],
    globalSetup: ['e2e/support/demonstration.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    // What did not hold is told whole: a build server may keep nothing but this.
    chaiConfig: { truncateThreshold: 0 },
    sequence: { sequencer: LongestFirst },
  },
})
