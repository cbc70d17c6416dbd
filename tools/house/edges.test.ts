import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { programOf, ROOT } from './stages.ts'

const OXLINT = programOf('oxlint', 'bin/oxlint')

/** A guard nobody has seen fail is decoration: each line breaks one rule of direction, and must be seen. */
const VIOLATIONS = [
  ['src/kernel/reaches-out.ts', '#platform/db', 'The kernel imports itself only.'],
  ['src/kernel/uses-node.ts', 'node:fs', 'The kernel imports itself only.'],
  ['src/kernel/uses-npm.ts', 'zod', 'The kernel imports itself only.'],
  ['src/platform/x/knows-module.ts', '#modules/dossiers', 'The platform knows no module.'],
  ['src/platform/x/knows-screens.ts', '../../web/texts.ts', 'The platform knows no module.'],
  [
    'src/modules/x/domain/uses-platform.ts',
    '#platform/db',
    'The domain imports ./ and #kernel/* only.',
  ],
  ['src/modules/x/domain/uses-npm.ts', 'zod', 'The domain imports ./ and #kernel/* only.'],
  ['src/modules/x/domain/uses-node.ts', 'node:fs', 'The domain imports ./ and #kernel/* only.'],
  [
    'src/modules/x/domain/reaches-up.ts',
    '../db/x.queries.ts',
    'The domain imports ./ and #kernel/* only.',
  ],
  [
    'src/modules/x/domain/other-module.ts',
    '#modules/y',
    'The domain imports ./ and #kernel/* only.',
  ],
  [
    'src/modules/x/db/deep.queries.ts',
    '../../y/db/y.queries.ts',
    'Leave a module only through an alias.',
  ],
  [
    'src/modules/x/db/asks.queries.ts',
    '#modules/y',
    "SQL belongs to one module; ask the owner's function instead.",
  ],
  [
    'src/modules/x/db/upward.queries.ts',
    '../usecases/do.ts',
    "Queries know their domain's types and the database.",
  ],
  [
    'src/modules/x/db/audits.queries.ts',
    '#platform/audit',
    'Queries know the database and access only.',
  ],
  [
    'src/modules/x/usecases/deep.ts',
    '../../y/domain/y.ts',
    'Leave a module only through an alias.',
  ],
  [
    'src/modules/x/usecases/its-caller.ts',
    '../http/x-routes.ts',
    'A use case does not know who calls it.',
  ],
  ['src/modules/x/usecases/its-index.ts', '../index.ts', 'A use case does not know who calls it.'],
  ['src/modules/x/usecases/web.ts', 'fastify', 'A use case does not know the web.'],
  ['src/modules/x/usecases/edge.ts', '#platform/http', 'A use case does not know the web.'],
  [
    'src/modules/x/http/sql-routes.ts',
    '../db/x.queries.ts',
    'Routes and jobs call use cases, nothing else.',
  ],
  [
    'src/modules/x/http/deep-routes.ts',
    '../../y/usecases/do.ts',
    'Leave a module only through an alias.',
  ],
  [
    'src/modules/x/jobs/sql-handler.ts',
    '../db/x.queries.ts',
    'Routes and jobs call use cases, nothing else.',
  ],
  ['src/modules/x/index.ts', '#modules/y', 'An index re-exports its own module.'],
  ['src/web/ui/business.tsx', '#modules/dossiers', 'The design system knows no business.'],
  [
    'src/web/ui/feature.tsx',
    '../portal/home/home-page.tsx',
    'The design system knows no business.',
  ],
] as const

interface Diagnostic {
  readonly filename: string
  readonly code: string
  readonly message: string
  readonly help?: string
}

const folder = mkdtempSync(path.join(tmpdir(), 'mot-cua-edges-'))
afterAll(() => rmSync(folder, { recursive: true }))

write(
  'src/modules/x/domain/sound.ts',
  "import { dayOf } from '#kernel/instant'\nexport const today = dayOf\n",
)
write(
  'src/modules/ring/usecases/one.ts',
  "import { two } from './two.ts'\nexport const one = () => two\n",
)
write(
  'src/modules/ring/usecases/two.ts',
  "import { one } from './one.ts'\nexport const two = () => one\n",
)
write(
  'src/modules/types/domain/a.ts',
  "import type { B } from './b.ts'\nexport interface A { readonly b: B | null }\n",
)
write(
  'src/modules/types/domain/b.ts',
  "import type { A } from './a.ts'\nexport interface B { readonly a: A | null }\n",
)
for (const [file, imported] of VIOLATIONS) {
  write(file, `import { thing } from '${imported}'\nexport const used = thing\n`)
}
const found = lint()

test.each(VIOLATIONS)('%s may not import %s', (file, _, message) => {
  const about = found.filter(({ filename }) => filename.endsWith(file))

  expect(about.map((each) => `${each.message} ${each.help ?? ''}`).join('\n')).toContain(message)
})

test.each([
  ['files', 'ring/usecases/one.ts'],
  ['files that import types alone', 'types/domain/a.ts'],
])('a ring of %s is seen', (_, file) => {
  const about = found.filter(({ filename }) => filename.endsWith(file))

  expect(about.map(({ code }) => code)).toContain('import(no-cycle)')
})

test('a sound file is left alone', () => {
  expect(found.filter(({ filename }) => filename.endsWith('sound.ts'))).toEqual([])
})

function write(file: string, text: string): void {
  const target = path.join(folder, file)
  mkdirSync(path.dirname(target), { recursive: true })
  writeFileSync(target, text)
}

function lint(): Diagnostic[] {
  const config = path.join(ROOT, '.oxlintrc.json')
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [OXLINT, '-c', config, '--format', 'json', folder],
    { cwd: folder, encoding: 'utf8', maxBuffer: 50_000_000 },
  )
  if (!stdout.includes('diagnostics')) throw new Error(stderr + stdout)
  return (JSON.parse(stdout) as { readonly diagnostics: Diagnostic[] }).diagnostics
}
