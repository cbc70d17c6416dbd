import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { REFUSAL_CODES } from '#kernel/refusal-codes'
import { refusalText } from '#platform/i18n'
import { filesOf, trackedFolders } from './files.ts'
import { ROOT } from './stages.ts'

const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8')

const programs = filesOf(ROOT).filter((file) => /\.(ts|tsx|mjs)$/.test(file))
const sources = programs.filter((file) => file.startsWith('src/') && !file.includes('.test.'))
const tests = programs.filter((file) => file.includes('.test.'))

/** Folders that hold a list, not a composition. */
const LISTS = /^(db\/migrations|demo\/|docs\/|reference\/|public|src\/kernel$)/

describe('the layout', () => {
  test('no folder has more files, tests aside, than can be taken in', () => {
    const full = trackedFolders(ROOT)
      .filter(({ folder }) => !LISTS.test(folder))
      .filter(({ files }) => files.filter((file) => !file.includes('.test.')).length > 25)

    expect(full.map(({ folder, files }) => `${folder}: ${files.length}`)).toEqual([])
  })

  test('a use case says what it does for whom before it begins', () => {
    const bare = sources
      .filter((file) => /\/usecases\//.test(file))
      .flatMap((file) =>
        [...read(file).matchAll(/(\*\/\n)?export async function (\w+)/g)]
          .filter(([, docstring]) => docstring === undefined)
          .map(([, , name]) => `${file}: ${name}`),
      )

    expect(bare).toEqual([])
  })
})

describe('what is forbidden everywhere', () => {
  const MARKS = ['TODO', 'FIXME', 'XXX', 'HACK'].map((word) => new RegExp(`\\b${word}\\b`))

  test('work put off stands in an issue, not in a comment', () => {
    const off = sources.filter((file) => MARKS.some((mark) => mark.test(read(file))))

    expect(off).toEqual([])
  })

  test('rules of direction and size are never switched off in a file', () => {
    const silenced = programs.filter((file) =>
      /(oxlint|eslint)-disable[^\n]*(restricted-imports|max-lines|max-params|no-cycle)/.test(
        read(file),
      ),
    )

    expect(silenced.filter((file) => !file.startsWith('tools/house/'))).toEqual([])
  })

  test('what serves people starts no command and makes no code of text', () => {
    const acting = /node:child_process|node:vm|\bnew Function\b|\beval\(|dangerouslySetInnerHTML/

    const served = sources.filter(
      (file) => !/^src\/(supervisor|platform\/embedded-postgres)\//.test(file),
    )
    expect(served.filter((file) => acting.test(read(file)))).toEqual([])
  })

  test('nothing reaches outside the folder of the project by an absolute path', () => {
    const homes = new RegExp(['"\'', '` ('].join('').replace(/^/, '[') + ']/(work|home|root)/')

    expect(programs.filter((file) => homes.test(read(file)))).toEqual([])
  })
})

describe('the documents', () => {
  const documents = filesOf(ROOT).filter((file) => file.endsWith('.md'))

  test('every package is explained, at the version in use', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Packages
    const explained = read('docs/dependencies.md')

    const silent = Object.entries({ ...dependencies, ...devDependencies })
      .filter(([name]) => !name.startsWith('@types/'))
      .filter(([name, version]) => !explained.includes(`| \`${name}\` | ${version} | `))

    expect(silent).toEqual([])
  })

  test('every link between them leads somewhere', () => {
    const broken = documents.flatMap((file) =>
      [...read(file).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)]
        .map(([, target = '']) => path.posix.join(path.posix.dirname(file), target))
        .filter((target) => !existsSync(path.join(ROOT, target)))
        .map((target) => `${file}: ${target}`),
    )

    expect(broken).toEqual([])
  })
})

interface Packages {
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
}

/** The texts in quotation marks of these files, whole; comments left out. */
function literalsOf(files: readonly string[]): ReadonlySet<string> {
  return new Set(files.flatMap((file) => literalsIn(read(file))))
}

/** The same without what is only compared with, or is a key of a table. */
function givenIn(texts: readonly string[]): ReadonlySet<string> {
  const looked = /[!=]==\s*'[^'\n]*'|\bcase '[^'\n]*'|^\s*\[?'[^'\n]*'\]?:/gm
  return new Set(texts.flatMap((text) => literalsIn(text.replaceAll(looked, ''))))
}

function literalsIn(text: string): string[] {
  const bare = text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
  return [...bare.matchAll(/'([^'\n]*)'/g)].map(([, literal = '']) => literal)
}

describe('every refusal', () => {
  const asserted = literalsOf(tests)
  const thrown = givenIn(
    sources.filter((file) => !/refusal-codes|platform\/i18n/.test(file)).map(read),
  )

  test.each(REFUSAL_CODES.map((code) => [code]))('%s is given somewhere, and tested', (code) => {
    expect(thrown.has(code), 'nothing refuses with it').toBe(true)
    expect(asserted.has(code), 'no test names it').toBe(true)
  })

  test.each(REFUSAL_CODES.map((code) => [code]))('%s says what to do now', (code) => {
    expect(refusalText(code, 'vi')).toMatch(/[Hh]ãy /)
  })

  test('is looked for in the program itself, whole, and not in what is said about it', () => {
    const text =
      "// 'conflict/told'\n/** `conflict/told` */ throw new Refused('conflict/given-here')"

    expect(literalsIn(text)).toEqual(['conflict/given-here'])
  })

  test('is not given where it is only looked for', () => {
    const text =
      "if (code === 'conflict/met') return\nconst LETTERS = {\n  'conflict/told': 'l',\n}\nreturn 'conflict/given'"

    expect([...givenIn([text])]).toEqual(['l', 'conflict/given'])
  })
})
