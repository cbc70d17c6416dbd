/** How numbers are read aloud, as official papers write amounts and counts out. */
import type { Dong } from '#kernel/money'

const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const

/** `hai trăm linh năm`: a number below a thousand. */
export function hundredsInWords(number: number): string {
  const hundreds = Math.floor(number / 100)
  const tens = Math.floor(number / 10) % 10
  const ones = number % 10
  if (hundreds === 0 && tens === 0) return `${DIGITS[ones]}`
  const words: string[] = []
  if (hundreds > 0) words.push(`${DIGITS[hundreds]} trăm`)
  if (tens === 0 && ones > 0) words.push('linh')
  if (tens === 1) words.push('mười')
  if (tens > 1) words.push(`${DIGITS[tens]} mươi`)
  if (ones > 0) words.push(onesInWords(tens, ones))
  return words.join(' ')
}

/** 1 and 5 are said differently after tens: hai mươi mốt but mười một, mười lăm but linh năm. */
function onesInWords(tens: number, ones: number): string {
  if (ones === 1 && tens > 1) return 'mốt'
  if (ones === 5 && tens > 0) return 'lăm'
  return `${DIGITS[ones]}`
}

const SCALES = ['', 'nghìn', 'triệu', 'tỷ', 'nghìn tỷ', 'triệu tỷ'] as const

/** `một triệu không trăm linh năm nghìn`: groups of three digits; after the first, each is read with its hundreds. */
function wholeInWords(number: number): string {
  if (number === 0) return hundredsInWords(0)
  const words: string[] = []
  for (let scale = SCALES.length - 1; scale >= 0; scale -= 1) {
    const group = Math.floor(number / 1000 ** scale) % 1000
    if (group === 0) continue
    words.push(words.length === 0 ? hundredsInWords(group) : withItsHundreds(group))
    if (scale > 0) words.push(`${SCALES[scale]}`)
  }
  return words.join(' ')
}

function withItsHundreds(group: number): string {
  if (group >= 100) return hundredsInWords(group)
  return `không trăm ${group < 10 ? 'linh ' : ''}${hundredsInWords(group)}`
}

/** `1.250.000 đồng` */
export function dongInWords(amount: Dong): string {
  return `${DECIMAL.format(amount)} đồng`
}

/** `Một triệu hai trăm năm mươi nghìn đồng`, so that no digit can be added. */
export function dongInFull(amount: Dong): string {
  const words = wholeInWords(amount)
  return `${words.charAt(0).toLocaleUpperCase('vi')}${words.slice(1)} đồng`
}

const DECIMAL = new Intl.NumberFormat('vi-VN')
