/** Numbers that identify people and businesses in Vietnam: what is one, and how it is kept. */

/** Blanks, dots and dashes that people type between digits. */
function digitsOnly(text: string): string {
  return text.replace(/[\s.\-–()]/g, '')
}

/** The 12-digit personal identification number (số định danh cá nhân). It has no check digit. */
export function parsePersonalId(text: string): string | null {
  const digits = digitsOnly(text)
  return /^\d{12}$/.test(digits) ? digits : null
}

/**
 * A personal id, an old 9-digit identity card number, or a passport number, in upper case without
 * blanks. Passports of other countries mix letters and digits in many ways; digits alone are
 * Vietnamese papers (or a 9-digit passport), so that a personal id with a digit missing is found.
 */
export function parseIdentityDocument(text: string): string | null {
  const compact = digitsOnly(text).toUpperCase()
  return /^(\d{12}|\d{9}|(?=\d*[A-Z])[A-Z0-9]{6,12})$/.test(compact) ? compact : null
}

const TAX_WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3] as const

/**
 * A tax code (mã số thuế): ten digits the last of which checks the others, a branch's with `-` and
 * three digits more, or since July 2025 the personal id of a person or household.
 */
export function parseTaxCode(text: string): string | null {
  const compact = text.replace(/[\s.]/g, '')
  if (/^\d{12}$/.test(compact)) return compact
  const match = /^(\d{10})(?:-?(\d{3}))?$/.exec(compact)
  const ten = match?.[1]
  if (ten === undefined || !hasTaxCheckDigit(ten)) return null
  const branch = match?.[2]
  if (branch === '000') return null
  return branch === undefined ? ten : `${ten}-${branch}`
}

function hasTaxCheckDigit(ten: string): boolean {
  if (ten.startsWith('00') || ten.slice(2, 9) === '0000000') return false
  const sum = TAX_WEIGHTS.reduce((total, weight, at) => total + weight * Number(ten[at]), 0)
  return 10 - (sum % 11) === Number(ten[9])
}

/**
 * A Vietnamese telephone number as `+84…`. Mobile numbers have ten digits and begin with 03, 05, 07,
 * 08 or 09; fixed ones begin with 02 and have ten or eleven.
 */
export function parsePhone(text: string): string | null {
  const digits = digitsOnly(text)
    .replace(/^\+?84(?=[2-9])/, '0')
    .replace(/^0084/, '0')
  return /^0[35789]\d{8}$|^02\d{8,9}$/.test(digits) ? `+84${digits.slice(1)}` : null
}

/** A telephone number as it is dialled in the country: `0912345678` for `+84912345678`. */
export function dialledPhone(phone: string): string {
  return phone.replace(/^\+84/, '0')
}

/** A telephone number as people write it: `0912 345 678`; anything else as it is. */
export function writtenPhone(phone: string): string {
  return dialledPhone(phone).replace(/^(0\d{3})(\d{3})(\d{3,4})$/, '$1 $2 $3')
}

/** An e-mail address that a mail could be sent to, in the form people write it. */
export function parseEmail(text: string): string | null {
  const trimmed = text.trim()
  return /^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/.test(trimmed) && trimmed.length <= 254
    ? trimmed
    : null
}
