import type { Asked, Meant, Reading } from './reading.ts'
import type { CatalogueEntry, CatalogueIndex, Document } from './search-index.ts'

export interface Ranked<Entry extends CatalogueEntry> {
  readonly document: Document<Entry>
  /** Between 0 and 1: 1 answers all that was asked and is about nothing else. */
  readonly score: number
}

/** Below this score a procedure does not fit. */
export const LEAST = 0.33
/** What a word tells that the catalogue does not have: a little of what was not found. */
const UNKNOWN = 1
/** Two words that stand together are told again by this part: their order says something, not everything. */
const PAIR = 0.5
/** The part of a word's weight that is left to it when it belongs to a story around the question. */
const FAINT = 0.3
/** The same for a phrase that names no thing in particular. */
const GENERAL = 0.5
/** How much of the score is for saying little else than what was asked. */
const SAID = 0.15
/** What is left of the score for each turn that the name takes and the question does not. */
const TURN = 0.9
/** What people file often is what most of them mean. */
const FREQUENT = 1.12
/** Half of a phrase is less than half of its meaning. */
const PHRASE_EXPONENT = 1.4

/**
 * Every procedure with anything of what was asked, the best first. The score is the part of the question that the
 * procedure answers, each word and pair of words weighed by how rare it is, and a little more when its name says little
 * else.
 */
export function rank<Entry extends CatalogueEntry>(
  index: CatalogueIndex<Entry>,
  { asked }: Reading,
): Ranked<Entry>[] {
  const answered = new Float64Array(index.documents.length)
  let all = 0
  for (const each of asked) {
    const { weight, fit } = answerOf(each, index)
    all += weight
    for (const [position, part] of fit)
      answered[position] = (answered[position] ?? 0) + weight * part
  }
  const meant = new Set(asked.flatMap(({ ways }) => ways.flat(2).map(({ plain }) => plain)))
  return index.documents
    .flatMap((document) => {
      const part = (answered[document.position] ?? 0) / (all || 1)
      if (part === 0) return []
      // Far below the least score nothing lifts it; then it only counts among the nearest.
      if (part < LEAST / 2) return [{ document, score: part * (1 - SAID) }]
      const likely = usualness(document, meant)
      const score = part * (1 - SAID + SAID * saidOf(document, meant, index)) * likely
      return [{ document, score }]
    })
    .sort(
      (one, other) => other.score - one.score || one.document.position - other.document.position,
    )
}

/** The plain and frequent matter is meant unless the question says otherwise. */
function usualness(
  { turns, isFrequent }: Document<CatalogueEntry>,
  meant: ReadonlySet<string>,
): number {
  const unsaid = turns.filter((turn) => turn.split(' ').some((word) => !meant.has(word)))
  return TURN ** unsaid.length * (isFrequent ? FREQUENT : 1)
}

/** How well each procedure answers a part of the question, by the way of understanding it that fits best. */
function answerOf({ ways, kind }: Asked, index: CatalogueIndex<CatalogueEntry>) {
  const fit = new Map<number, number>()
  // A phrase counts as much as the words it was said in, a single one (an abbreviation, mostly) as two.
  const typed = 2 * Math.max(ways[0]?.length ?? 0, 2) - 1
  let weight = 0
  for (const way of ways) {
    const terms = termsOf(way, index)
    const inWay = new Map<number, number>()
    let ofWay = 0
    for (const term of terms) {
      const tells = tellsOf(term, index)
      ofWay += tells
      for (const [position, strength] of strengthsOf(term, index))
        inWay.set(position, (inWay.get(position) ?? 0) + tells * strength)
    }
    weight = Math.max(weight, kind === 'words' ? ofWay : (ofWay / terms.length) * typed)
    for (const [position, sum] of inWay) {
      const share = sum / (ofWay || 1)
      const part = kind === 'words' ? share : share ** PHRASE_EXPONENT
      if (part > (fit.get(position) ?? 0)) fit.set(position, part)
    }
  }
  return { weight: kind === 'general-phrase' ? weight * GENERAL : weight, fit }
}

/** The words of a way to understand, and each pair of neighbours that the catalogue has too. */
function termsOf(
  way: readonly (readonly Meant[])[],
  index: CatalogueIndex<CatalogueEntry>,
): (readonly Meant[])[] {
  const pairs = way.slice(1).flatMap(([second], at) => {
    const [first] = way[at] ?? []
    if (first === undefined || second === undefined) return []
    const plain = `${first.plain} ${second.plain}`
    if (!index.postings.has(plain)) return []
    const isMarked = first.marked !== null && second.marked !== null
    const marked = isMarked ? `${first.marked} ${second.marked}` : null
    return [[{ plain, marked, sureness: Math.min(first.sureness, second.sureness) }]]
  })
  return [...way, ...pairs]
}

/** How strongly each procedure that has the word has it. */
function strengthsOf(
  term: readonly Meant[],
  index: CatalogueIndex<CatalogueEntry>,
): Map<number, number> {
  const strengths = new Map<number, number>()
  for (const { plain, marked, sureness } of term) {
    for (const { forms, held } of index.postings.get(plain) ?? []) {
      const part = sureness * agreement(plain, marked, forms)
      for (const { position, weight } of held) {
        const strength = weight * part
        if (strength > (strengths.get(position) ?? 0)) strengths.set(position, strength)
      }
    }
  }
  return strengths
}

/** Other marks than those typed make another word, most likely; missing ones were most likely left out. */
function agreement(plain: string, marked: string | null, forms: readonly string[]): number {
  if (marked === null || forms.includes(marked)) return 1
  const isLeftOut = marked === plain || forms.some((form) => form.startsWith(marked))
  return isLeftOut ? 0.85 : 0.6
}

/** How much a word or pair tells: by its rareness, and by how sure it is that it was meant. */
function tellsOf([meant]: readonly Meant[], index: CatalogueIndex<CatalogueEntry>): number {
  if (meant === undefined) return UNKNOWN
  const { plain, marked, sureness } = meant
  const { faint, fillers } = index
  // Without marks a filler may be another word (cần, căn): it counts, but little.
  const isFaint =
    marked === null ? faint.plain.has(plain) || fillers.plain.has(plain) : faint.marked.has(marked)
  const share = plain.includes(' ') ? PAIR : isFaint ? FAINT : 1
  return (index.rareness.get(plain) ?? UNKNOWN) * sureness * share
}

/** The part of a procedure's name that the question says. */
function saidOf(
  { words }: Document<CatalogueEntry>,
  meant: ReadonlySet<string>,
  index: CatalogueIndex<CatalogueEntry>,
): number {
  let said = 0
  let all = 0
  for (const { plain } of words) {
    const tells = index.rareness.get(plain) ?? 0
    all += tells
    if (meant.has(plain)) said += tells
  }
  return said / (all || 1)
}
