import { programOf, type Stage } from './stages.ts'

/** What can be said of the project without running it. */
export const STATIC_STAGES: readonly Stage[] = [
  {
    name: 'types of the screens',
    program: programOf('@react-router/dev', 'bin.cjs'),
    given: ['typegen'],
  },
  { name: 'types', program: programOf('typescript', 'bin/tsc'), given: ['-p', '.'] },
  {
    name: 'lint and edges',
    program: programOf('oxlint', 'bin/oxlint'),
    given: ['--type-aware', '--quiet'],
  },
  { name: 'format', program: programOf('oxfmt', 'bin/oxfmt'), given: ['--check', '.'] },
  { name: 'dead code', program: programOf('knip', 'bin/knip.js'), given: [] },
  { name: 'schema', program: 'tools/schema/main.ts', given: ['--check'] },
]
