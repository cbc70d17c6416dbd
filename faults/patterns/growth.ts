import { createContext, Script } from 'node:vm'
import type { Pattern } from './collect.ts'

/** As long as what is pumped is at first; then twice as long. */
const LENGTH = 2_000
/** Below this the clock tells chance from work no more. A pattern that squares takes many times longer at this length. */
const TELLING_MS = 2
/** Twice the length takes a linear pattern twice the time, one that squares four times. */
const MOST_GROWTH = 3
/** What runs longer is ended; it is beyond any measure. */
const HOPELESS_MS = 1_000
const TRIES = 5

/** Characters that patterns tell apart, besides those that they name. */
const USUAL = [' ', 'a', '0', '\n']
const MOST_CHARACTERS = 8

/** A text on which a pattern takes much more than twice the time when the text is twice as long; null without one. */
export function whereItGrows({ source, flags }: Pattern): string | null {
  const context = createContext({
    pattern: new RegExp(source, flags.replaceAll('y', '')),
    text: '',
  })
  const timeOf = (text: string): number => {
    context['text'] = text
    const began = performance.now()
    try {
      RUN.runInContext(context, { timeout: HOPELESS_MS })
    } catch {
      return HOPELESS_MS
    }
    return performance.now() - began
  }
  for (const textOf of pumps(source)) {
    const first = timeOf(textOf(LENGTH))
    if (first >= HOPELESS_MS) return JSON.stringify(textOf(12))
    if (first < TELLING_MS) continue
    const once = least(() => timeOf(textOf(LENGTH)))
    const twice = least(() => timeOf(textOf(2 * LENGTH)))
    if (once >= TELLING_MS && twice / once > MOST_GROWTH) return JSON.stringify(textOf(12))
  }
  return null
}

/** As the program uses patterns: to test, to find the first, to replace all. */
const RUN = new Script('pattern.lastIndex = 0; text.search(pattern); text.replace(pattern, "")')

function least(measured: () => number): number {
  return Math.min(...Array.from({ length: TRIES }, measured))
}

/** Texts that go on and on with what the pattern names, and then end otherwise. */
function* pumps(source: string): Generator<(length: number) => string> {
  const named = Array.from(source.replaceAll(/\\[a-zA-Z]|[\\^$.*+?()[\]{}|]/g, ''))
  const characters = [...new Set([...USUAL, ...named])].slice(0, MOST_CHARACTERS)
  const beginning = /^\^?([\w <="'-]*)/.exec(source)?.[1] ?? ''
  const units = characters.flatMap((one) => [one, ...characters.map((other) => one + other)])
  for (const unit of units)
    for (const start of new Set(['', beginning]))
      for (const end of ['', '\u0000'])
        yield (length) => start + unit.repeat(Math.ceil(length / unit.length)) + end
}
