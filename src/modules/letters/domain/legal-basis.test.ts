import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day'
import { legalBasis, legalBasisInShort } from './legal-basis.ts'

describe('the ground of a letter', () => {
  test.each([
    ['decree-61-2018', '2021-12-05', ['Nghị định số 61/2018/NĐ-CP']],
    ['decree-61-2018', '2021-12-06', ['Nghị định số 61/2018/NĐ-CP', 'Nghị định số 107/2021/NĐ-CP']],
    ['decree-61-2018', '2025-08-01', ['Nghị định số 61/2018/NĐ-CP', 'Nghị định số 107/2021/NĐ-CP']],
    ['decree-118-2025', '2025-07-01', ['Nghị định số 118/2025/NĐ-CP']],
    ['decree-118-2025', '2026-11-22', ['Nghị định số 118/2025/NĐ-CP']],
  ] as const)('of a dossier under %s is on %s %j', (decree, on, numbers) => {
    const lines = legalBasis(decree, day(on))

    expect(lines.map((line) => /^Căn cứ (Nghị định số \S+)/.exec(line)?.[1])).toEqual(numbers)
  })

  test('ends its lines as grounds are punctuated: semicolons, and a full stop', () => {
    const lines = legalBasis('decree-61-2018', day('2024-03-04'))

    expect(lines.map((line) => line.at(-1))).toEqual([';', '.'])
  })

  test('names in short the decree and the one that amends it', () => {
    expect(legalBasisInShort('decree-61-2018', day('2024-03-04'))).toBe(
      'Nghị định số 61/2018/NĐ-CP, được sửa đổi, bổ sung bởi Nghị định số 107/2021/NĐ-CP',
    )
    expect(legalBasisInShort('decree-118-2025', day('2026-03-02'))).toBe(
      'Nghị định số 118/2025/NĐ-CP',
    )
  })
})
