import { day, type Day } from '#kernel/day'

/** The decrees under which a dossier may be handled, as its rulebook names them. */
export type GoverningDecree = 'decree-61-2018' | 'decree-118-2025'

interface Decree {
  readonly number: string
  /** With its date, who made it, and what it is about. */
  readonly inFull: string
}

const DECREE_61: Decree = {
  number: 'Nghị định số 61/2018/NĐ-CP',
  inFull:
    'Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ về thực hiện cơ chế một cửa, một cửa liên thông trong giải quyết thủ tục hành chính',
}

const DECREE_107: Decree = {
  number: 'Nghị định số 107/2021/NĐ-CP',
  inFull:
    'Nghị định số 107/2021/NĐ-CP ngày 06 tháng 12 năm 2021 của Chính phủ sửa đổi, bổ sung một số điều của Nghị định số 61/2018/NĐ-CP',
}

const DECREE_118: Decree = {
  number: 'Nghị định số 118/2025/NĐ-CP',
  inFull:
    'Nghị định số 118/2025/NĐ-CP ngày 09 tháng 6 năm 2025 của Chính phủ về thực hiện thủ tục hành chính theo cơ chế một cửa, một cửa liên thông tại Bộ phận Một cửa và Cổng Dịch vụ công quốc gia',
}

/** Decree 107/2021 amends Decree 61/2018 from the day it was signed. */
const FIRST_DAY_OF_DECREE_107 = day('2021-12-06')

function decreesOf(decree: GoverningDecree, on: Day): readonly Decree[] {
  if (decree === 'decree-118-2025') return [DECREE_118]
  return on < FIRST_DAY_OF_DECREE_107 ? [DECREE_61] : [DECREE_61, DECREE_107]
}

/**
 * The grounds that a letter of that day begins with, one a line: those of the decree that governs its dossier, which is
 * the one it was filed under, whatever is in force by then.
 */
export function legalBasis(decree: GoverningDecree, on: Day): readonly string[] {
  const decrees = decreesOf(decree, on)
  return decrees.map(({ inFull }, at) => `Căn cứ ${inFull}${at === decrees.length - 1 ? '.' : ';'}`)
}

/** The same by its numbers alone, for forms that have one line for it. */
export function legalBasisInShort(decree: GoverningDecree, on: Day): string {
  const [first, amending] = decreesOf(decree, on).map(({ number }) => number)
  return amending === undefined ? `${first}` : `${first}, được sửa đổi, bổ sung bởi ${amending}`
}
