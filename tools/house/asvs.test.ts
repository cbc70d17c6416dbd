import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { ROOT } from './stages.ts'

/** A requirement of OWASP ASVS 5.0, in our words, and what shows that it is met. */
interface Requirement {
  readonly id: string
  readonly level: string
  readonly ours: string
  readonly applies: string
  readonly proof: string
}

const [heading = [], ...lines] = readFileSync(path.join(ROOT, 'docs/asvs.csv'), 'utf8')
  .trimEnd()
  .split('\n')
  .map(cellsOf)
const requirements = lines.map(
  ([id = '', level = '', ours = '', applies = '', proof = '']): Requirement => ({
    id,
    level,
    ours,
    applies,
    proof,
  }),
)

/** The cells of one line; a cell with a comma stands in quotation marks. */
function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '',
  )
}

/** `file > title of a test` or a document, without what is said of those that are met in part. */
function proofsOf({ proof }: Requirement): string[] {
  return proof.split(' | ').filter((each) => each !== '' && !/^(open|partly): \S/.test(each))
}

const applying = requirements.filter(({ applies }) => applies === 'yes')

describe('the list of the requirements of ASVS 5.0', () => {
  test('has every one of levels 1 and 2 once', () => {
    expect(heading).toEqual(['id', 'level', 'ours', 'applies', 'proof'])
    expect(new Set(requirements.map(({ id }) => id)).size).toBe(requirements.length)
    expect(Object.groupBy(requirements, ({ level }) => level)).toMatchObject({
      1: { length: 70 },
      2: { length: 183 },
    })
    expect(requirements.filter(({ id }) => !/^v5\.0\.0-\d+\.\d+\.\d+$/.test(id))).toEqual([])
  })

  test('says of each that does not apply why, and of each that does what shows it or what is missing', () => {
    const silent = requirements.filter((each) =>
      each.applies === 'yes'
        ? proofsOf(each).length === 0 && !/^open: \S/.test(each.proof)
        : !/^no: \S/.test(each.applies) || each.proof !== '',
    )

    expect(silent).toEqual([])
  })

  test.each(applying.map((each) => [each.id, each] as const))(
    'names proofs that exist: %s',
    (_, each) => {
      const lost = proofsOf(each).filter((proof) => {
        const [file = '', title] = proof.split(' > ')
        if (!existsSync(path.join(ROOT, file))) return true
        return title !== undefined && !titlesIn(file).includes(`'${title}'`)
      })

      expect(lost).toEqual([])
    },
  )
})

function titlesIn(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8')
}
