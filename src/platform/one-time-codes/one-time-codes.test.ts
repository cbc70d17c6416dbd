import { describe, expect, test } from 'vitest'
import { newCodeSecret, periodOfCode } from './index.ts'

/** The shared secret of the test vectors in RFC 6238, appendix B: the text 12345678901234567890. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

test.each([
  [59, '287082', 1],
  [1_111_111_109, '081804', 37_037_036],
  [1_234_567_890, '005924', 41_152_263],
  [2_000_000_000, '279037', 66_666_666],
])('at second %d the code is %s (RFC 6238, appendix B)', (second, code, period) => {
  expect(periodOfCode(SECRET, code, new Date(second * 1000))).toBe(period)
})

describe('a code', () => {
  const now = new Date(1_234_567_890_000)

  test.each([
    [-30, 41_152_263],
    [30, 41_152_263],
    [-60, null],
    [60, null],
  ])('is taken %d seconds beside its time as that of period %s', (seconds, period) => {
    const then = new Date(now.getTime() + seconds * 1000)

    expect(periodOfCode(SECRET, '005924', then)).toBe(period)
  })

  test('may be typed in two groups', () => {
    expect(periodOfCode(SECRET, ' 005 924 ', now)).toBe(41_152_263)
  })

  test.each(['', '5924', '0059240', '005925', 'abcdef', '００５９２４'])('is not "%s"', (code) => {
    expect(periodOfCode(SECRET, code, now)).toBeNull()
  })
})

test('a new secret is 160 random bits, and the picture says whose it is', () => {
  const shown = { issuer: 'Một Cửa Tỉnh Lạng Sơn', label: 'lanhdao.xa' }
  const first = newCodeSecret(shown)
  const second = newCodeSecret(shown)
  const uri = new URL(first.uri)

  expect(first.secret).toMatch(/^[A-Z2-7]{32}$/)
  expect(second.secret).not.toBe(first.secret)
  expect(uri.protocol).toBe('otpauth:')
  expect(decodeURIComponent(uri.pathname)).toContain('Một Cửa Tỉnh Lạng Sơn:lanhdao.xa')
  expect(uri.searchParams.get('secret')).toBe(first.secret)
})
