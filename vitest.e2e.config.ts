import { defineConfig } from 'vitest/config'

/** The journeys: a browser against one running demonstration. */
export default defineConfig({
  test: {
    include: ['e2e/journeys/**/*.test.ts'],
    globalSetup: ['e2e/support/demonstration.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
})
