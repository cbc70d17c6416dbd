import { parseDay, type Day } from './day.ts'
import { parsePersonalId } from './identifiers.ts'
import { tidy } from './text.ts'

/** What the QR code of an identity card says. It is not signed: it fills in forms and proves nothing. */
export interface IdentityCard {
  readonly personalId: string
  /** The number of the card before, when the person had one. */
  readonly formerId: string | null
  readonly name: string
  readonly birthDate: Day
  readonly sex: 'male' | 'female'
  readonly address: string
  readonly issuedOn: Day | null
  /** What newer cards say besides, as it stands there. */
  readonly more: readonly string[]
}

/** What is wrong with a scan. Each has a sentence on the page that tells the officer what to do. */
export type CardFault =
  /** Something else was scanned. */
  | 'not-a-card'
  /** The scan broke off. */
  | 'truncated'
  /** Everything is there, but not where it belongs. */
  | 'wrong-order'
  /** A Vietnamese keyboard (Telex) was on, or the scanner spells the marks in its keystrokes. */
  | 'telex'
  /** The same with digits (VNI). */
  | 'vni'
  /** The scanner left the marks out, or put signs in place of letters. */
  | 'marks-lost'

export type CardReading =
  | { readonly isCard: true; readonly card: IdentityCard }
  | {
      readonly isCard: false
      readonly fault: CardFault
      /** The number, when it can be trusted all the same. */
      readonly personalId: string | null
    }

/**
 * Reads what a 2D scanner typed from an identity card: `id|former number or empty|name|ddMMyyyy|Nam or
 * Nữ|address|ddMMyyyy`, with the parts of newer cards after it. Names and addresses are never guessed:
 * a scan in which they are damaged is refused with what went wrong.
 */
export function readIdentityCard(scanned: string): CardReading {
  const parts = once(tidy(recoded(scanned)).split('|').map(tidy))
  const personalId = parsePersonalId(parts[0] ?? '')
  const faulty = (fault: CardFault): CardReading => ({ isCard: false, fault, personalId })
  if (personalId === null) return faulty(isJumbled(parts) ? 'wrong-order' : 'not-a-card')

  const { formerId, rest } = withoutFormerId(parts.slice(1))
  const [name = '', birth = '', sexText = '', address = '', issued = '', ...more] = rest
  const damage = damageOf(name, sexText, address)
  if (damage !== null) return faulty(damage)
  const birthDate = dayOfDigits(birth)
  const sex = SEXES.get(sexText.toLowerCase()) ?? null
  const issuedOn = dayOfDigits(issued)
  if (birthDate === null || sex === null || /\d/.test(name)) {
    return faulty(isJumbled(parts) ? 'wrong-order' : 'truncated')
  }
  if (name === '' || address === '' || (issued !== '' && issuedOn === null)) {
    return faulty('truncated')
  }
  return {
    isCard: true,
    card: { personalId, formerId, name, birthDate, sex, address, issuedOn, more },
  }
}

const SEXES: ReadonlyMap<string, IdentityCard['sex']> = new Map([
  ['nam', 'male'],
  ['nữ', 'female'],
])

/** Bytes of UTF-8 that were typed one by one come out as `Ä‘` and the like; put together again. */
function recoded(text: string): string {
  if (!/[\u00C0-\u00FF][\u0080-\u00BF]/.test(text) || /[^\u0000-\u00FF]/.test(text)) return text
  try {
    const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0))
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return text
  }
}

/** A card held too long is typed twice; the second time begins in the last part of the first. */
function once(parts: readonly string[]): readonly string[] {
  const [id = ''] = parts
  const seam = parts.findIndex((part, at) => at > 0 && id.length === 12 && part.endsWith(id))
  if (seam < 5) return parts
  return [...parts.slice(0, seam), (parts[seam] ?? '').slice(0, -id.length)]
}

/** Some cards leave the former number out with its bar. */
function withoutFormerId(parts: readonly string[]) {
  const [first = ''] = parts
  const isFormerId = /^(\d{9}|\d{12})?$/.test(first)
  return {
    formerId: isFormerId && first !== '' ? first : null,
    rest: isFormerId ? parts.slice(1) : parts,
  }
}

/** Whether the parts of a card are there, wherever. */
function isJumbled(parts: readonly string[]): boolean {
  return (
    parts.length >= 5 &&
    parts.some((part) => /^\d{12}$/.test(part)) &&
    parts.some((part) => dayOfDigits(part) !== null) &&
    parts.some((part) => SEXES.has(part.toLowerCase()))
  )
}

/** What the keyboard did to the letters. A Vietnamese name and address together always carry marks. */
function damageOf(name: string, sex: string, address: string): CardFault | null {
  const words = `${name} ${address}`
  if (/[?\uFFFD]/.test(words) || /^n[?\uFFFD]$/i.test(sex)) return 'marks-lost'
  if (/^nuwx$|^nuxw$/i.test(sex)) return 'telex'
  if (/^nu7?4$|^nu47$/i.test(sex)) return 'vni'
  if (name === '' || address === '' || /[^\u0000-\u007F]/.test(words)) return null
  if (/[a-z]\d/i.test(name)) return 'vni'
  return /aa|ee|oo|dd|[aou]w|[aeiouy][a-z]?[sfrxj]\b/i.test(words) ? 'telex' : 'marks-lost'
}

/** `14051990`. */
function dayOfDigits(text: string): Day | null {
  const match = /^(\d{2})(\d{2})(\d{4})$/.exec(text)
  return match === null ? null : parseDay(`${match[3]}-${match[2]}-${match[1]}`)
}
