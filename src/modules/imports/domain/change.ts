import { fold } from '#kernel/text'

/** What a row says of its procedure beside its text: that it is repealed, or what it is issued in place of. */
export type GivenChange =
  | { readonly kind: 'text' }
  /** With what comes in its place, if anything does. */
  | { readonly kind: 'repeal'; readonly relatedCode: string | null }
  | { readonly kind: 'replace'; readonly relatedCode: string }

export const TEXT: GivenChange = { kind: 'text' }

/** The column of a sheet that says it; a sheet may be without. */
export const CHANGE_TITLE = 'Loại thay đổi'

const CODE = /[1-9]\.\d{6}(?:[.\dGH]*)/u
/** As the annexes of decisions write it: these say no more than that the text is new or another. */
const TEXT_WORDS: ReadonlySet<string> = new Set([
  '',
  'moi',
  'moi ban hanh',
  'ban hanh moi',
  'sua doi',
  'sua doi bo sung',
])
const REPEAL = /^(?:bi )?(?:bai bo|huy bo)(?: hoac bai bo)?(?: (?:duoc )?thay(?: the)? bang)?$/u
const REPLACE = /^(?:ban hanh )?thay the(?: cho)?$/u

/** What a cell of that column says, or null when it cannot be read: `Bãi bỏ`, `Thay thế 1.001193`. */
export function changeInCell(
  cell: string,
  nationalCodeIn: (code: string) => string | null,
): GivenChange | null {
  const [found = null] = CODE.exec(cell) ?? []
  const words = fold(found === null ? cell : cell.replace(found, ' '))
  const relatedCode = found === null ? null : nationalCodeIn(found)
  if (found === null && TEXT_WORDS.has(words)) return TEXT
  if (found !== null && relatedCode === null) return null
  if (REPEAL.test(words)) {
    // A code without "thay bằng" would be the procedure itself, or a slip.
    return words.endsWith('bang') === (found !== null) ? { kind: 'repeal', relatedCode } : null
  }
  return REPLACE.test(words) && relatedCode !== null ? { kind: 'replace', relatedCode } : null
}

/**
 * How a record of the national database is taken to say the same. Known of it is `TRANGTHAI` and its value `1` (public);
 * the other values and both keys for codes are assumed, and stand here to be changed in one place.
 */
export const NATIONAL_CHANGE = {
  status: 'TRANGTHAI',
  inForce: ['1', 'cong khai', 'da cong khai', 'hieu luc', 'con hieu luc', 'dang co hieu luc'],
  repealed: ['bai bo', 'da bai bo', 'huy bo', 'da huy bo', 'het hieu luc'],
  replaces: 'MATTHC_BITHAYTHE',
  replacedBy: 'MATTHC_THAYTHE',
} as const

/** What a national record says in those keys, or the key that cannot be read. */
export function changeInRecord(
  said: {
    readonly status: string | null
    readonly replaces: string | null
    readonly replacedBy: string | null
  },
  nationalCodeIn: (code: string) => string | null,
): GivenChange | { readonly unread: 'status' | 'replaces' | 'replacedBy' } {
  const status = fold(said.status ?? '')
  const isRepealed = NATIONAL_CHANGE.repealed.some((words) => words === status)
  const isKnown = isRepealed || NATIONAL_CHANGE.inForce.some((words) => words === status)
  if (status !== '' && !isKnown) return { unread: 'status' }
  const key = isRepealed ? 'replacedBy' : 'replaces'
  const given = said[key]
  const relatedCode = given === null ? null : nationalCodeIn(given)
  if (given !== null && relatedCode === null) return { unread: key }
  if (isRepealed) return { kind: 'repeal', relatedCode }
  return relatedCode === null ? TEXT : { kind: 'replace', relatedCode }
}
