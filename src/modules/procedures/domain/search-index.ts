import type { ProcedureContent } from './content.ts'
import { EVERYDAY_WORDS, FAINT_WORDS, FILLERS } from './everyday-words.ts'
import { FREQUENT_PROCEDURES, TURNING_WORDS } from './usual-matters.ts'
import { trigramsOf, wordsOf, type Word } from './words.ts'

/** What search knows a procedure by. */
export interface CatalogueEntry {
  readonly code: string
  readonly content: ProcedureContent
}

/** A catalogue made ready for search. Built once for each state of the catalogue, asked in memory. */
export interface CatalogueIndex<Entry extends CatalogueEntry> {
  /** By Vietnamese name order. */
  readonly documents: readonly Document<Entry>[]
  readonly byCode: ReadonlyMap<string, Document<Entry>>
  /** By word without marks, and by pair of neighbouring words. */
  readonly postings: ReadonlyMap<string, readonly Posting[]>
  /** The words among these, without the pairs, by their first letter. */
  readonly wordsByLetter: ReadonlyMap<string, readonly string[]>
  /** How much each of these tells one procedure from another. */
  readonly rareness: ReadonlyMap<string, number>
  /** Everyday phrases by their first word, longest first. */
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>
  readonly fillers: WordSet
  readonly faint: WordSet
}

/** Words by both of their forms. */
export interface WordSet {
  readonly marked: ReadonlySet<string>
  readonly plain: ReadonlySet<string>
}

export interface Document<Entry extends CatalogueEntry> {
  readonly position: number
  readonly entry: Entry
  readonly words: readonly Word[]
  readonly trigrams: ReadonlySet<string>
  /** Words and pairs of its name that turn it into something else than the plain matter: again, changed, ended. */
  readonly turns: readonly string[]
  /** People file it often, everywhere. */
  readonly isFrequent: boolean
}

/** Procedures that have a word with the same marks, and how much that says about each. */
export interface Posting {
  readonly forms: readonly string[]
  readonly held: readonly { readonly position: number; readonly weight: number }[]
}

export interface Phrase {
  readonly said: readonly Word[]
  readonly means: readonly (readonly Word[])[]
  /** It names no thing in particular, as "mở cửa hàng" does. */
  readonly isGeneral: boolean
}

/** How much a word says about a procedure, by where it stands. */
const WEIGHTS = {
  name: 1,
  cases: 0.5,
  results: 0.5,
  sector: 0.45,
  papers: 0.2,
  agency: 0.2,
}

const VIETNAMESE = new Intl.Collator('vi', { numeric: true })

/** Makes a catalogue ready for search. */
export function catalogueIndex<Entry extends CatalogueEntry>(
  entries: readonly Entry[],
): CatalogueIndex<Entry> {
  const sorted = entries.toSorted(
    (one, other) =>
      VIETNAMESE.compare(one.content.name, other.content.name) ||
      VIETNAMESE.compare(one.code, other.code),
  )
  const documents = sorted.map((entry, position) => documentOf(entry, position))
  const byCode = new Map(
    documents.flatMap((document) =>
      document.entry.content.formerCodes.map((code) => [code, document] as const),
    ),
  )
  for (const document of documents) byCode.set(document.entry.code, document)
  const postings = postingsOf(documents)
  return {
    documents,
    byCode,
    postings,
    rareness: rarenessOf(postings, documents.length),
    phrases: PHRASES,
    wordsByLetter: Map.groupBy(
      [...postings.keys()].filter((term) => !term.includes(' ')),
      (word) => word.slice(0, 1),
    ),
    fillers: wordSet(FILLERS),
    faint: wordSet(FAINT_WORDS),
  }
}

function wordSet(text: string): WordSet {
  const words = wordsOf(text)
  return {
    marked: new Set(words.map(({ marked }) => marked)),
    plain: new Set(words.map(({ plain }) => plain)),
  }
}

function documentOf<Entry extends CatalogueEntry>(entry: Entry, position: number): Document<Entry> {
  const words = wordsOf(entry.content.name)
  const plain = words.map((word) => word.plain).join(' ')
  return {
    position,
    entry,
    words,
    trigrams: trigramsOf(plain),
    turns: TURNS.filter((turn) => ` ${plain} `.includes(` ${turn} `)),
    isFrequent: FREQUENT.has(entry.code),
  }
}

const TURNS = TURNING_WORDS.split(', ').map((said) =>
  wordsOf(said)
    .map(({ plain }) => plain)
    .join(' '),
)
const FREQUENT = new Set(FREQUENT_PROCEDURES.trim().split(/\s+/u))

type Term = readonly [plain: string, marked: string]

/** The terms of each text; a catalogue says many of its texts a hundred times. */
function remembered(): (text: string) => readonly Term[] {
  const known = new Map<string, readonly Term[]>()
  return (text) => {
    const terms = known.get(text) ?? termsOf(text)
    known.set(text, terms)
    return terms
  }
}

/** The words of a text and each pair of neighbours: most words of Vietnamese have two syllables. */
function termsOf(text: string): Term[] {
  // A dash, comma or bracket stands between words that do not belong together.
  return text.split(/[^\p{L}\p{N}\p{M}\s]+/u).flatMap((part) => {
    const words = wordsOf(part)
    return words.flatMap(({ plain, marked }, at) => {
      const next = words[at + 1]
      const word = [plain, marked] as const
      return next === undefined
        ? [word]
        : [word, [`${plain} ${next.plain}`, `${marked} ${next.marked}`] as const]
    })
  })
}

interface Found {
  weight: number
  /** With which marks it is written, one after the other. */
  forms: string
}

function postingsOf(documents: readonly Document<CatalogueEntry>[]): Map<string, Posting[]> {
  const postings = new Map<string, Map<string, { position: number; weight: number }[]>>()
  const terms = remembered()
  for (const { position, entry } of documents) {
    for (const [plain, { weight, forms }] of foundIn(entry, terms)) {
      const byForms =
        postings.get(plain) ?? new Map<string, { position: number; weight: number }[]>()
      const held = byForms.get(forms)
      if (held === undefined) byForms.set(forms, [{ position, weight }])
      else held.push({ position, weight })
      postings.set(plain, byForms)
    }
  }
  return new Map(
    Array.from(postings, ([plain, byForms]) => [
      plain,
      Array.from(byForms, ([forms, held]) => ({ forms: forms.split('|'), held })),
    ]),
  )
}

/** What an entry says: from what says most to what says least, so the first place that a word is met in counts. */
function foundIn(
  { content }: CatalogueEntry,
  terms: (text: string) => readonly Term[],
): Map<string, Found> {
  const { name, cases, results, sector, sectorGroup, components, competentAgency } = content
  const found = new Map<string, Found>()
  const add = (weight: number, text: string) => {
    for (const [plain, marked] of terms(text)) {
      const known = found.get(plain)
      if (known === undefined) found.set(plain, { weight, forms: marked })
      else if (known.forms !== marked && !known.forms.split('|').includes(marked))
        known.forms += `|${marked}`
    }
  }
  add(WEIGHTS.name, name)
  for (const each of cases) add(WEIGHTS.cases, each.name)
  for (const each of results) add(WEIGHTS.results, each.name)
  add(WEIGHTS.sector, sector)
  add(WEIGHTS.sector, sectorGroup)
  for (const each of components) add(WEIGHTS.papers, each.name)
  add(WEIGHTS.agency, competentAgency)
  return found
}

/** A word that stands in the margins of many procedures is still rare when it names few of them. */
function rarenessOf(
  postings: ReadonlyMap<string, readonly Posting[]>,
  count: number,
): Map<string, number> {
  const rareness = new Map<string, number>()
  for (const [plain, list] of postings) {
    let sum = 0
    for (const { held } of list) for (const { weight } of held) sum += weight
    rareness.set(plain, Math.log(1 + (count - sum + 0.5) / (sum + 0.5)))
  }
  return rareness
}

const PHRASES = phrasesByFirstWord()

function phrasesByFirstWord(): Map<string, Phrase[]> {
  const bySaid = new Map<string, { said: Word[]; means: Word[][]; isGeneral: boolean }>()
  for (const line of EVERYDAY_WORDS.trim().split('\n')) {
    const isGeneral = line.startsWith('~')
    const [means = '', said = ''] = line.replace('~ ', '').split(' = ')
    for (const phrase of said.split(', ')) {
      const known = bySaid.get(phrase)
      if (known === undefined)
        bySaid.set(phrase, { said: wordsOf(phrase), means: [wordsOf(means)], isGeneral })
      else known.means.push(wordsOf(means))
    }
  }
  const byFirst = new Map<string, Phrase[]>()
  for (const phrase of bySaid.values()) {
    const first = phrase.said[0]?.plain ?? ''
    byFirst.set(first, [...(byFirst.get(first) ?? []), phrase])
  }
  for (const phrases of byFirst.values())
    phrases.sort((one, other) => other.said.length - one.said.length)
  return byFirst
}
