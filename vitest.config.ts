import { configDefaults, defineConfig } from 'vitest/config'
import { LongestFirst } from './tools/house/longest-first.ts'

/** These put something else in the place of a module, which must not have been loaded before. */
const WITH_STAND_INS = [
  'contract/access/second-wall.access.test.ts',
  'src/modules/identity/usecases/sign-in-work.test.ts',
]

export default defineConfig({
  test: {
    globalSetup: ['tools/test-support/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: ['default'],
    // What did not hold is told whole: a build server may keep nothing but this.
    chaiConfig: { truncateThreshold: 0 },
    projects: [
      {
        extends: true,
        test: {
          name: 'tests',
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
          exclude: [...configDefaults.exclude, ...WITH_STAND_INS],
          // A third of the time went into loading the same modules for each file anew.
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'with stand-ins', include: WITH_STAND_INS },
      },
    ],
  },
})
