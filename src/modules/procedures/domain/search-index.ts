import type { ProcedureContent } from './content.ts'
import { EVERYDAY_WORDS, FAINT_WORDS, FILLERS } from './everyday-words.ts'
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
}

/** That a word stands in a procedure, how much that says, and with which marks. */
export interface Posting {
  readonly position: number
  readonly weight: number
  readonly forms: ReadonlySet<string>
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
  return {
    position,
    entry,
    words,
    trigrams: trigramsOf(words.map(({ plain }) => plain).join(' ')),
  }
}

/** The words of a text and each pair of neighbours: most words of Vietnamese have two syllables. */
function termsOf(text: string): (readonly [plain: string, marked: string])[] {
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

function postingsOf(documents: readonly Document<CatalogueEntry>[]): Map<string, Posting[]> {
  const postings = new Map<string, Posting[]>()
  for (const { position, entry } of documents) {
    const { name, cases, results, sector, sectorGroup, components, competentAgency } = entry.content
    const found = new Map<string, { weight: number; forms: Set<string> }>()
    const add = (weight: number, text: string) => {
      for (const [plain, marked] of termsOf(text)) {
        const known = found.get(plain)
        if (known === undefined) found.set(plain, { weight, forms: new Set([marked]) })
        else known.forms.add(marked)
      }
    }
    // From what says most to what says least: the first place that a word is met in counts.
    add(WEIGHTS.name, name)
    add(WEIGHTS.cases, textOf(cases))
    add(WEIGHTS.results, textOf(results))
    add(WEIGHTS.sector, `${sector}; ${sectorGroup}`)
    add(WEIGHTS.papers, textOf(components))
    add(WEIGHTS.agency, competentAgency)
    for (const [plain, { weight, forms }] of found) {
      const list = postings.get(plain)
      if (list === undefined) postings.set(plain, [{ position, weight, forms }])
      else list.push({ position, weight, forms })
    }
  }
  return postings
}

/** A word that stands in the margins of many procedures is still rare when it names few of them. */
function rarenessOf(
  postings: ReadonlyMap<string, readonly Posting[]>,
  count: number,
): Map<string, number> {
  const rareness = new Map<string, number>()
  for (const [plain, list] of postings) {
    let held = 0
    for (const { weight } of list) held += weight
    rareness.set(plain, Math.log(1 + (count - held + 0.5) / (held + 0.5)))
  }
  return rareness
}

function textOf(named: readonly { readonly name: string }[]): string {
  return named.map(({ name }) => name).join('; ')
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
