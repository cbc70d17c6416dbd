import type { CatalogueEntry, CatalogueIndex, Phrase } from './search-index.ts'
import { editDistance, isMarked, withoutTyping, wordsOf, type Word } from './words.ts'

/** A word that may be meant, and how sure that is: 1 as typed, less when it was mended. */
export interface Meant {
  readonly plain: string
  /** The marks that were typed; null when none were, or when the word was mended. */
  readonly marked: string | null
  readonly sureness: number
}

/** A part of what was asked for: words as typed one after the other, or an everyday phrase. */
export interface Asked {
  /** Ways to understand it, first the words as typed; a procedure is judged by the way that fits it best. */
  readonly ways: readonly (readonly (readonly Meant[])[])[]
  readonly kind: 'words' | 'phrase' | 'general-phrase'
}

/** A question as search understands it. */
export interface Reading {
  readonly words: readonly Word[]
  /** Words that may be slips of the finger, with those that may have been meant. */
  readonly mended: ReadonlyMap<Word, readonly Meant[]>
  readonly asked: readonly Asked[]
}

const MOST_CANDIDATES = 8

/**
 * Understands what was typed: everyday phrases, fillers, words run together, faults of typing. With `isDoubtful`, words
 * that the catalogue knows may be slips of the finger too.
 */
export function readQuestion(
  text: string,
  index: CatalogueIndex<CatalogueEntry>,
  isDoubtful = false,
): Reading {
  const words = wordsOf(text).flatMap((word) => apart(word, index))
  const isPlain = !isMarked(words)
  const mended = new Map<Word, readonly Meant[]>()
  const asked: Asked[] = []
  let run: (readonly Meant[])[] = []
  const endRun = () => {
    if (run.length > 0) asked.push({ ways: [run], kind: 'words' })
    run = []
  }
  let at = 0
  while (at < words.length) {
    const phrase = phraseAt(words, at, index)
    const taken = words.slice(at, at + (phrase?.said.length ?? 1))
    at += taken.length
    const typed = taken.map((word) => [
      ...candidates(word, isPlain, index),
      ...(isDoubtful && phrase === null ? near(word.plain, index) : []),
    ])
    if (phrase !== null) {
      endRun()
      const kind = phrase.isGeneral ? 'general-phrase' : 'phrase'
      asked.push({ ways: [typed, ...phrase.means.map(asMeant)], kind })
    } else if (taken.every((word) => isFiller(word, isPlain, index))) endRun()
    else {
      run.push(...typed)
      for (const [offset, word] of taken.entries()) {
        const meant = typed[offset] ?? []
        if (meant.length > 1 || meant[0]?.plain !== word.plain) mended.set(word, meant)
      }
    }
  }
  endRun()
  return { words, mended, asked }
}

function asMeant(words: readonly Word[]): Meant[][] {
  return words.map(({ plain, marked }) => [{ plain, marked, sureness: 1 }])
}

/** The longest phrase that begins here; a general one yields to a particular one that begins within it. */
function phraseAt(
  words: readonly Word[],
  at: number,
  index: CatalogueIndex<CatalogueEntry>,
): Phrase | null {
  const phrase = longestAt(words, at, index)
  if (phrase === null || !phrase.isGeneral) return phrase
  const within = phrase.said.map((_, offset) => longestAt(words, at + offset, index))
  return within.some((other) => other !== null && !other.isGeneral) ? null : phrase
}

function longestAt(
  words: readonly Word[],
  at: number,
  index: CatalogueIndex<CatalogueEntry>,
): Phrase | null {
  const phrases = index.phrases.get(words[at]?.plain ?? '') ?? []
  const isHere = ({ said }: Phrase) =>
    said.every((word, offset) => isSaid(words[at + offset], word))
  return phrases.find(isHere) ?? null
}

/** The same word, or the same without the marks that were left out: "trà sữa" has nothing to mend (sửa). */
function isSaid(typed: Word | undefined, said: Word): boolean {
  if (typed?.plain !== said.plain) return false
  return typed.marked === said.marked || typed.marked === typed.plain
}

/** Without marks `cần` and `căn` are one word, so such a word is left out only when the catalogue does not have it. */
function isFiller(word: Word, isPlain: boolean, index: CatalogueIndex<CatalogueEntry>): boolean {
  return isPlain
    ? index.fillers.plain.has(word.plain) && !index.postings.has(word.plain)
    : index.fillers.marked.has(word.marked)
}

/** Two words that were typed without the blank between them. */
function apart(word: Word, index: CatalogueIndex<CatalogueEntry>): Word[] {
  if (index.postings.has(word.plain) || index.phrases.has(word.plain)) return [word]
  const written = word.written.normalize('NFC')
  for (let at = 2; at <= written.length - 2; at++) {
    const halves = wordsOf(`${written.slice(0, at)} ${written.slice(at)}`)
    if (halves.every(({ plain }) => index.postings.has(plain) && plain.length > 1)) return halves
  }
  return [word]
}

/** The words of the catalogue that a typed word may stand for, the surest first. */
function candidates(word: Word, isPlain: boolean, index: CatalogueIndex<CatalogueEntry>): Meant[] {
  const { plain, marked } = word
  const postings = index.postings.get(plain)
  if (postings !== undefined) {
    const asTyped = { plain, marked: isPlain ? null : marked, sureness: 1 }
    // With these marks it is no word of the catalogue: "tường trú" may be a slip in "thường trú".
    const isOther =
      !isPlain && marked !== plain && postings.every(({ forms }) => !forms.includes(marked))
    return isOther ? [asTyped, ...near(plain, index)] : [asTyped]
  }
  const retyped = withoutTyping(plain)
  if (retyped !== plain && index.postings.has(retyped))
    return [{ plain: retyped, marked: null, sureness: 0.9 }]
  return near(plain, index)
}

/** Known words that begin with the typed one, or that one or two slips of the finger make of it. */
function near(plain: string, index: CatalogueIndex<CatalogueEntry>): Meant[] {
  if (plain.length < 3) return []
  const most = plain.length < 6 ? 1 : 2
  const found: Meant[] = []
  const letters = [...index.wordsByLetter.keys()].filter((letter) => soundsAlike(plain, letter))
  for (const known of letters.flatMap((letter) => index.wordsByLetter.get(letter) ?? [])) {
    if (known.startsWith(plain)) found.push({ plain: known, marked: null, sureness: 0.8 })
    else {
      const distance = editDistance(plain, known, most)
      if (distance > most) continue
      const sureness = plain.length < 4 ? 0.5 : 0.85 - distance * 0.2
      found.push({ plain: known, marked: null, sureness })
    }
  }
  return found.sort((one, other) => other.sureness - one.sureness).slice(0, MOST_CANDIDATES)
}

/** Sounds at the beginning of a syllable that regions of the country do not tell apart, and that are misspelt so. */
const ALIKE = ['sx', 'ln', 'dgr', 'ct']

/** The first letter is rarely a slip; another one is another word, unless both sound the same to many. */
function soundsAlike(one: string, other: string): boolean {
  const [first = '', second = ''] = [one[0], other[0]]
  return first === second || ALIKE.some((sound) => sound.includes(first) && sound.includes(second))
}
