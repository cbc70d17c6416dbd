/** A piece of `npm run prove` that runs by itself, to its end. */
export interface Part {
  readonly name: string
  /** What it runs: tests of the suite that promises name, or a program with a verdict as its last line. */
  readonly runs: { readonly tests: string } | { readonly program: string }
  /** Whether the quick form has it, too. */
  readonly isQuick: boolean
  /** What it may take; half an hour when not said. */
  readonly mostMinutes?: number
}

/** In the order in which they run: what finds most in the least time first. */
export const PARTS: readonly Part[] = [
  { name: 'tests', runs: { tests: 'vitest.config.ts' }, isQuick: true },
  { name: 'journeys', runs: { tests: 'vitest.e2e.config.ts' }, isQuick: true },
  ...[
    'races',
    'codes',
    'clock',
    'histories',
    'fuzz',
    'deaths',
    'kills',
    'network',
    'rolling',
    'update',
    'backup',
    'disk',
    'packages',
    'contention',
    'clients',
    'poison',
    'scripts',
    'drafts',
    'replay',
  ].map((name) => ({
    name,
    runs: { program: `faults/${name}.ts` },
    isQuick: false,
  })),
  { name: 'soak', runs: { program: 'faults/soak.ts' }, isQuick: false, mostMinutes: 75 },
]

/** The part in which a proof is shown: `file > title` is a test, anything else the name of a part. */
export function partOf(proof: string): string {
  if (proof.startsWith('e2e/')) return 'journeys'
  return proof.includes('.test.ts') ? 'tests' : proof
}

/** The file of tests that a proof names. */
export function fileOf(proof: string): string {
  return proof.split(' > ')[0] ?? proof
}
