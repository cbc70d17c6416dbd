import { readFileSync } from 'node:fs'
import { FAMILIES } from './families.ts'

/** A field of administration of the vocabulary, with what all its procedures share. */
export interface Sector {
  readonly name: string
  readonly group: string
  /** The department in 2023 and today, by slug; null where districts and communes decide. */
  readonly department: { readonly in2023: string; readonly today: string } | null
  readonly divisions: readonly string[]
  readonly audience: readonly string[]
  readonly law: { readonly number: string; readonly title: string; readonly date: string }
}

/** A procedure that a province may have. */
export interface Candidate {
  readonly code: string
  readonly name: string
  readonly sector: Sector
  /** Every province has it; the others are there by chance. */
  readonly isSure: boolean
}

export type VocabularyLevel = 'province' | 'district' | 'commune'

/** The first digits of made-up codes: no procedure of the national catalogue begins with 9. */
const FIRST_CODE = { province: 9_100_001, district: 9_200_001, commune: 9_300_001 }

/** Every procedure that the vocabulary of a level makes, in its order; their codes hold when lines are added at the end. */
export function candidatesOf(level: VocabularyLevel): Candidate[] {
  const text = readFileSync(new URL(`${level}.txt`, import.meta.url), 'utf8')
  const candidates: Candidate[] = []
  let sector: Sector | null = null
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue
    if (line.startsWith('= ')) sector = sectorOf(line.slice(2).split(' | '), level)
    else if (sector === null) throw new Error(`${line} stands under no sector`)
    else {
      for (const { name, isSure } of namesOf(line)) {
        const code = codeOf(FIRST_CODE[level] + candidates.length)
        candidates.push({ code, name, sector, isSure })
      }
    }
  }
  return candidates
}

function codeOf(number: number): string {
  const digits = String(number)
  return `${digits.slice(0, 1)}.${digits.slice(1)}`
}

function namesOf(line: string): { readonly name: string; readonly isSure: boolean }[] {
  const [family = '', things = ''] = line.split(': ')
  if (!isFamily(family)) throw new Error(`${family} is no family`)
  return things.split('; ').flatMap((thing) =>
    FAMILIES[family].map((pattern, at) => ({
      name: pattern.replace('{}', thing),
      isSure: at === 0,
    })),
  )
}

function isFamily(text: string): text is keyof typeof FAMILIES {
  return Object.hasOwn(FAMILIES, text)
}

function sectorOf(fields: readonly string[], level: VocabularyLevel): Sector {
  const [name = '', group = ''] = fields
  const [agencies, divisions = '', audience = '', law = ''] =
    level === 'province' ? fields.slice(2) : [undefined, ...fields.slice(2)]
  const [in2023 = '', today = in2023] = agencies?.split(' > ') ?? []
  const [number = '', ...title] = law.split(', ')
  const date = title.pop() ?? ''
  return {
    name,
    group,
    department: agencies === undefined ? null : { in2023, today },
    divisions: divisions.split(','),
    audience: audience.split(','),
    law: { number, title: title.join(', '), date },
  }
}
