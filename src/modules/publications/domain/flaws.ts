import type { Day } from '#kernel/day'
import type { ItemFacts, PublicationFacts } from './publication.ts'
import { touchedTwice } from './publication.ts'
import { readingFaults, type ReadingFault } from './readability.ts'

/** The parts in which a record is written, one a page. */
export const SECTIONS = [
  'general',
  'agency',
  'ways',
  'steps',
  'cases',
  'papers',
  'time',
  'fees',
  'results',
  'conditions',
  'bases',
  'national',
] as const
export type SectionId = (typeof SECTIONS)[number]

/** In which part each piece of a record is written. */
const SECTION_OF: Readonly<Record<string, SectionId>> = {
  name: 'general',
  sector: 'general',
  sectorGroup: 'general',
  levels: 'general',
  audience: 'general',
  note: 'general',
  formerCodes: 'general',
  linkedProcedures: 'general',
  competentAgency: 'agency',
  coordinatingAgencies: 'agency',
  competence: 'agency',
  handledElsewhere: 'agency',
  onTheSpot: 'agency',
  onlineLevel: 'ways',
  channels: 'ways',
  steps: 'steps',
  cases: 'cases',
  components: 'papers',
  sets: 'papers',
  timeLimit: 'time',
  fees: 'fees',
  results: 'results',
  conditions: 'conditions',
  legalBases: 'bases',
  national: 'national',
}

export function sectionOf(path: readonly (string | number)[]): SectionId {
  return SECTION_OF[String(path[0])] ?? 'general'
}

export type FlawCode =
  | ReadingFault
  | 'number-missing'
  | 'decided-on-missing'
  | 'effective-on-missing'
  | 'summary-missing'
  | 'issuer-missing'
  | 'scan-missing'
  | 'effective-before-decided'
  | 'effective-day-passed'
  | 'touched-twice'
  | 'replacement-absent'
  | 'changed-since'
  | 'nothing-changed'
  | 'part-faulty'
  | 'papers-missing'
  | 'fees-missing'
  | 'bases-missing'
  | 'unit-ended'
  | 'linked-ended'
  | 'process-missing'
  | 'process-longer'
  | 'process-undivided'
  | 'process-differs'
  | 'process-unit-ended'
  | 'form-missing'
  | 'field-unanswered'

/** Something to mend before a decision is published, or to look at again. */
export interface Flaw {
  readonly code: FlawCode
  /** One that must be mended keeps the decision from being published. */
  readonly mustMend: boolean
  /** The procedure it concerns; null for the decision itself. */
  readonly itemCode: string | null
  /** The part in which it is mended; null where that is not a part of the record. */
  readonly section: SectionId | null
  /** Which piece exactly, or what it says: for the sentence that tells it. */
  readonly detail: string | null
}

/** Flaws that keep nothing from being published, only to be looked at. */
const LOOK_AGAIN: ReadonlySet<FlawCode> = new Set([
  'sentence-long',
  'all-capitals',
  'scan-missing',
  'effective-day-passed',
  'nothing-changed',
  'papers-missing',
  'fees-missing',
  'bases-missing',
  'linked-ended',
  'process-missing',
  'process-differs',
  'form-missing',
  'field-unanswered',
])

export function flaw(
  code: FlawCode,
  at: Partial<Pick<Flaw, 'itemCode' | 'section' | 'detail'>> = {},
): Flaw {
  return {
    code,
    mustMend: !LOOK_AGAIN.has(code),
    itemCode: at.itemCode ?? null,
    section: at.section ?? null,
    detail: at.detail ?? null,
  }
}

/** What is wrong with what a decision says of itself, and with its procedures taken together. */
export function flawsOfDecision(
  facts: PublicationFacts & { readonly scanFileId: string | null },
  items: readonly Pick<ItemFacts, 'code' | 'kind' | 'relatedCode'>[],
  today: Day,
): Flaw[] {
  const { number, decidedOn, effectiveOn } = facts
  const codes: FlawCode[] = []
  if (number === null) codes.push('number-missing')
  if (decidedOn === null) codes.push('decided-on-missing')
  if (facts.issuer === '') codes.push('issuer-missing')
  if (facts.summary === '') codes.push('summary-missing')
  if (effectiveOn === null) codes.push('effective-on-missing')
  else {
    if (decidedOn !== null && effectiveOn < decidedOn) codes.push('effective-before-decided')
    if (effectiveOn < today) codes.push('effective-day-passed')
  }
  if (facts.scanFileId === null) codes.push('scan-missing')
  return [
    ...codes.map((code) => flaw(code)),
    ...touchedTwice(items).map((code) => flaw('touched-twice', { itemCode: code })),
  ]
}

/** Flaws of the decision itself that are mended when it is signed, after the texts were checked. */
const MENDED_AT_SIGNING: ReadonlySet<FlawCode> = new Set(['number-missing', 'decided-on-missing'])

/** Which flaws keep a draft from being handed over to be checked: not that it is unsigned. */
export function mustMendBeforeCheck(flaws: readonly Flaw[]): Flaw[] {
  return flaws.filter(({ code, mustMend }) => mustMend && !MENDED_AT_SIGNING.has(code))
}

/** What a reader stumbles over, in every text of a record. */
export function flawsOfReading(code: string, content: object): Flaw[] {
  return textsOf(content).flatMap(({ path, text }) =>
    readingFaults(text).map((fault) =>
      flaw(fault, { itemCode: code, section: sectionOf(path), detail: excerpt(text) }),
    ),
  )
}

interface TextAt {
  readonly path: readonly string[]
  readonly text: string
}

function textsOf(value: unknown, path: readonly string[] = []): TextAt[] {
  if (typeof value === 'string') return [{ path, text: value }]
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, part]) => textsOf(part, [...path, key]))
}

const EXCERPT = 60

function excerpt(text: string): string {
  return text.length <= EXCERPT ? text : `${text.slice(0, EXCERPT).trimEnd()}…`
}
