/**
 * Text as the system keeps it: composed (NFC), without control characters, outer blanks and doubled blanks.
 * Vietnamese typed in decomposed form loses its marks in fonts and comparisons otherwise.
 */
export function tidy(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g, '')
    .normalize('NFC') // after the invisible characters, which would keep a letter and its mark apart
    .replace(/[ \t\u00A0]+/g, ' ')
    .trim()
}

/** The lines of a text in one, each without its outer blanks; empty ones are left out. */
export function inOneLine(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ')
}

/**
 * Text as people search for it: lower case, no diacritics, `đ` as `d`, only letters, digits and single blanks.
 * `Hoà` and `Hòa`, `Thuỷ` and `Thủy` become the same.
 */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
