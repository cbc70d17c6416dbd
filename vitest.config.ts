import { defineConfig } from 'vitest/config'
import { LongestFirst } from './tools/house/longest-first.ts'

export default defineConfig({
  test: {
    globalSetup: ['tools/test-support/global-setup.ts'],
    include: [
      'src/**/*.test.ts',
      'src/**/*.test.tsx',
      'tools/**/*.test.ts',
      'demo/**/*.test.ts',
      'contract/**/*.test.ts',
      'faults/**/*.test.ts',
      'bench/**/*.test.ts',
      'simulators/**/*.test.ts',
    ],
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: ['default'],
  },
})
