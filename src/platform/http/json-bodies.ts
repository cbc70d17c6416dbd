import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refused } from '#kernel/refused'

/** Far more than any request needs: the longest list takes 2,000 things of a few fields each. */
const MOST_PARTS = 30_000
const DEEPEST = 40

const QUOTE = 0x22
const COLON = 0x3a
const COMMA = 0x2c
const BACKSLASH = 0x5c
const OPENING = new Set([0x5b, 0x7b])
const CLOSING = new Set([0x5d, 0x7d])

/**
 * Reads JSON as Fastify does, except what has too many parts or is nested too deep: that is refused from its text
 * alone, before anything is made of it, as what comes of a megabyte of brackets would hold everyone up.
 */
export function readSmallJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    (request: FastifyRequest, body: string, done) => {
      if (hasTooManyParts(body)) done(new Refused('too-large/body'))
      else void parse(request, body, done)
    },
  )
}

/** Whether a text, if it is JSON, has more brackets, colons and commas than any request, or nests deeper; in one pass. */
export function hasTooManyParts(text: string): boolean {
  let parts = 0
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at)
    if (sign === QUOTE) {
      at = endOfText(text, at)
      continue
    }
    if (OPENING.has(sign)) depth += 1
    else if (CLOSING.has(sign)) depth -= 1
    else if (sign !== COMMA && sign !== COLON) continue
    parts += 1
    if (parts > MOST_PARTS || depth > DEEPEST) return true
  }
  return false
}

/** Where the text ends that begins at this quote: at the next quote before which no backslash takes effect. */
function endOfText(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let before = at - 1
    while (text.charCodeAt(before) === BACKSLASH) before -= 1
    if ((at - before) % 2 === 1) return at
  }
  return text.length
}
