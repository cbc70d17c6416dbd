import { tidy } from '#kernel/text'

/** Characters of a file name at most; its extension is kept when it is longer. */
export const MOST_NAME_CHARACTERS = 150

const PATH = /^.*[/\\]/s
/** Control, format (among them those that turn the direction of text), stray and private characters, line ends. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/gu
/** What Windows does not take in a name; a quotation mark would also end it in a header. */
const NOT_IN_NAMES = /["<>:|?*]/g
const EDGES = /^[\s.]+|[\s.]+$/g

/**
 * The name under which a file is listed and handed out again: without folders and invisible
 * characters, composed (NFC), of a length that can be saved anywhere. Never used to find the bytes.
 */
export function tidyFileName(given: string): string {
  const visible = tidy(given.replace(PATH, '').replace(INVISIBLE, ''))
  return shorten(visible.replace(NOT_IN_NAMES, '_').replace(EDGES, ''))
}

function shorten(name: string): string {
  const characters = Array.from(name)
  if (characters.length <= MOST_NAME_CHARACTERS) return name
  const extension = Array.from(/\.[^.]{1,9}$/.exec(name)?.[0] ?? '')
  const stem = characters.slice(0, MOST_NAME_CHARACTERS - extension.length).join('')
  return stem.replace(EDGES, '') + extension.join('')
}
