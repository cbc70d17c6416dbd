import type { Audience, Level, OnlineLevel } from './content.ts'
import { LEAST, rank, type Ranked } from './ranking.ts'
import { readQuestion, type Reading } from './reading.ts'
import type { CatalogueEntry, CatalogueIndex, Document } from './search-index.ts'
import { isMarked, likeness, trigramsOf } from './words.ts'

/** What is looked for. Everything that is not given leaves the catalogue as it is. */
export interface CatalogueQuery<Entry extends CatalogueEntry> {
  readonly text?: string | undefined
  readonly sector?: string | undefined
  /** As of the day the index was built for. */
  readonly level?: Level | undefined
  readonly audience?: Audience | undefined
  readonly onlineLevel?: OnlineLevel | undefined
  /** A further condition, for instance that a certain unit handles it. */
  readonly where?: ((entry: Entry) => boolean) | undefined
}

export interface CatalogueHits<Entry extends CatalogueEntry> {
  /** The best first; by name when no text was given. */
  readonly entries: readonly Entry[]
  /** What was probably meant, when a word was taken for another; offered, never imposed. */
  readonly spelling: string | null
  /** The three nearest, when nothing fits. */
  readonly nearest: readonly Entry[]
}

/** How many of the found procedures have a property; what there are most of comes first. */
export interface Facet<Value extends string> {
  readonly value: Value
  readonly count: number
}

/** What the found procedures can be narrowed down by. */
export interface Facets {
  readonly sectors: readonly Facet<string>[]
  readonly levels: readonly Facet<Level>[]
  readonly audiences: readonly Facet<Audience>[]
  readonly onlineLevels: readonly Facet<OnlineLevel>[]
}

const NATIONAL_CODE = /(?<![\d.])[1-9]\.\d{6}(?!\d)/u
/** A code with what an agency may have added to it, as in `1.001193.000.00.00.H37`. */
const LOCAL_CODE = /(?<![\d.])[1-9]\.\d{6}[.\dA-Z]*/gu

/** A procedure far behind the best one is not shown. */
const LEAST_OF_BEST = 0.6
const NEAREST = 3
/** From so many words on, one that is known may still be a slip: the others show what was meant. */
const ENOUGH_WORDS = 3

/**
 * Finds procedures as ordinary people ask for them: without regard to marks, case, word order and small faults of
 * typing, with everyday words for official ones. An exact code (also a former or a localised one) comes first.
 */
export function searchCatalogue<Entry extends CatalogueEntry>(
  index: CatalogueIndex<Entry>,
  query: CatalogueQuery<Entry>,
): CatalogueHits<Entry> {
  const fits = (document: Document<Entry>) => isWithin(document.entry, query)
  const text = query.text?.trim() ?? ''
  if (text === '') {
    const entries = index.documents.filter(fits).map(({ entry }) => entry)
    return { entries, spelling: null, nearest: [] }
  }
  const exact = [index.byCode.get(NATIONAL_CODE.exec(text)?.[0] ?? '')].filter(isPresent)
  const words = text.replace(LOCAL_CODE, ' ')
  const ask = (isDoubtful: boolean) => answer(index, readQuestion(words, index, isDoubtful), fits)
  const sure = ask(false)
  const isLost = sure.best.length === 0 && sure.reading.words.length >= ENOUGH_WORDS
  const { reading, ranked, best } = isLost ? ask(true) : sure
  const hits = [...new Set([...exact.filter(fits), ...best])]
  const near = hits.length > 0 ? [] : nearest(index, reading, ranked).filter(fits)
  return {
    entries: hits.map(({ entry }) => entry),
    spelling: exact.length > 0 ? null : spellingOf(reading, hits[0]),
    nearest: near.slice(0, NEAREST).map(({ entry }) => entry),
  }
}

/** By what the procedures found can be narrowed down, and how many would be left. */
export function facetsOf(entries: readonly CatalogueEntry[]): Facets {
  const contents = entries.map(({ content }) => content)
  return {
    sectors: counted(contents.map(({ sector }) => sector)),
    levels: counted(contents.flatMap(({ levels }) => levels)),
    audiences: counted(contents.flatMap(({ audience }) => audience)),
    onlineLevels: counted(contents.map(({ onlineLevel }) => onlineLevel)),
  }
}

const VIETNAMESE = new Intl.Collator('vi')

function counted<Value extends string>(values: readonly Value[]): Facet<Value>[] {
  return [...Map.groupBy(values, (value) => value)]
    .map(([value, all]) => ({ value, count: all.length }))
    .toSorted((one, other) => other.count - one.count || VIETNAMESE.compare(one.value, other.value))
}

function isPresent<Value>(value: Value | undefined): value is Value {
  return value !== undefined
}

/** What a reading of the question finds, and all with anything of it. */
function answer<Entry extends CatalogueEntry>(
  index: CatalogueIndex<Entry>,
  reading: Reading,
  fits: (document: Document<Entry>) => boolean,
) {
  const ranked = rank(index, reading).filter(({ document }) => fits(document))
  const least = Math.max(LEAST, LEAST_OF_BEST * (ranked[0]?.score ?? 0))
  const best = ranked.filter(({ score }) => score >= least).map(({ document }) => document)
  return { reading, ranked, best }
}

function isWithin<Entry extends CatalogueEntry>(
  entry: Entry,
  { sector, level, audience, onlineLevel, where }: CatalogueQuery<Entry>,
): boolean {
  const { content } = entry
  return (
    (sector === undefined || content.sector === sector) &&
    (level === undefined || content.levels.includes(level)) &&
    (audience === undefined || content.audience.includes(audience)) &&
    (onlineLevel === undefined || content.onlineLevel === onlineLevel) &&
    (where === undefined || where(entry))
  )
}

/**
 * The question with its mended words as the best procedure writes them. A question typed without marks gets those of
 * its other words too.
 */
function spellingOf(
  { words, mended }: Reading,
  best: Document<CatalogueEntry> | undefined,
): string | null {
  if (best === undefined || mended.size === 0) return null
  const isPlain = !isMarked(words)
  const named = new Map(best.words.toReversed().map((word) => [word.plain, word]))
  let isMended = false
  const guess = words.map((word) => {
    const meant = mended.get(word)?.find(({ plain }) => named.has(plain))
    const right = named.get(meant?.plain ?? (isPlain ? word.plain : ''))
    if (right === undefined) return word.written
    if (meant !== undefined && right.marked !== word.marked) isMended = true
    return right.written
  })
  return isMended ? guess.join(' ') : null
}

/** When nothing fits: what shares a part of the question, and what looks like it letter by letter. */
function nearest<Entry extends CatalogueEntry>(
  index: CatalogueIndex<Entry>,
  { words }: Reading,
  ranked: readonly Ranked<Entry>[],
): Document<Entry>[] {
  const trigrams = trigramsOf(words.map(({ plain }) => plain).join(' '))
  const scores = new Map(ranked.map(({ document, score }) => [document, score]))
  return index.documents
    .map((document) => ({
      document,
      score: (scores.get(document) ?? 0) + likeness(trigrams, document.trigrams),
    }))
    .sort(
      (one, other) => other.score - one.score || one.document.position - other.document.position,
    )
    .map(({ document }) => document)
}
