import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { COMMON_WORDS } from './common-words.ts'
import { whyNotPassword } from './password-policy.ts'

const own = ['hoa.nt', 'Nguyễn Thị Hồng Hoa', '020190001234', '+84912345678', 'hongha92@langson.vn']

describe('a password of staff', () => {
  test.each([
    'con mèo đen ngủ trên mái nhà',
    'conmeodenngutrenmainha',
    'Ba bà đi bán lợn con',
    'correct horse battery staple',
    'xK7$pq-m3h9t-w2z8v',
    'aaaaaaaaaaaaaaa cây bưởi nhà bà',
    'mưa rơi '.repeat(8),
    '🐃🌾🏔️🎋🛶🌙🐓🍚🧺🪕🥁🎐🏮🪁🍃',
    'x9f2-k7q4-m1z8-p5v3 '.repeat(12),
  ])('may be "%s"', (password) => {
    expect(whyNotPassword(password, own)).toBeNull()
  })

  test.each([
    ['', 'invalid/password-too-short'],
    ['xK7$pq-m3h9t-w', 'invalid/password-too-short'],
    ['x'.repeat(257), 'invalid/password-too-long'],
  ])('of the wrong length is refused: %s', (password, code) => {
    expect(whyNotPassword(password, own)).toBe(code)
  })

  test('counts letters, however the keyboard composed them', () => {
    const fourteen = 'ệ'.repeat(14).normalize('NFD')

    expect(whyNotPassword(fourteen, own)).toBe('invalid/password-too-short')
  })

  test.each([
    ['one key', 'aaaaaaaaaaaaaaaaaa'],
    ['a short beat', 'xqzxqzxqzxqzxqzxqz'],
    ['keys in a row', 'qwertyuiopasdfghjkl'],
    ['keys in columns', '1qaz2wsx3edc4rfv'],
    ['shifted digits', '!@#$%^&*()_+!@#$%'],
    ['digits downwards', '98765432109876543210'],
    ['the alphabet', 'abcdefghijklmnopq'],
    ['common words', 'matkhau mật khẩu MATKHAU'],
    ['common English words', 'PasswordPassword1'],
    ['a disguised word', 'P@ssw0rdP@ssw0rd!'],
    ['words of the house', 'motcua.langson.2026'],
    ['love and a series', 'Anhyeuem@123456789'],
    ['love and a date', 'emyeuanh28111995!'],
    ['the user name', 'hoa.nt.hoa.nt.hoa.nt'],
    ['the own name', 'NguyenThiHongHoa1992'],
    ['the own name with marks', 'Nguyễn Thị Hồng Hoa @1'],
    ['the own number', '020190001234020190001234'],
    ['the own address', 'hongha92@langson.vn'],
  ])('made of %s is refused', (_, password) => {
    expect(whyNotPassword(password, own)).toBe('invalid/password-easy-to-guess')
  })

  test('is refused when it is nothing but listed words, in whatever order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...COMMON_WORDS), { minLength: 8, maxLength: 20 }),
        fc.constantFrom('', ' ', '-', '.'),
        (words, between) => {
          const password = words.join(between)
          fc.pre(password.length >= 15 && password.length <= 256)
          return whyNotPassword(password, []) === 'invalid/password-easy-to-guess'
        },
      ),
      { numRuns: 100 },
    )
  })

  test('of twenty random letters and digits is never refused', () => {
    const random = fc
      .uint8Array({ minLength: 15, maxLength: 15 })
      .map((bytes) => Buffer.from(bytes).toString('base64url'))
      // A generator that only ever gives equal bytes is none.
      .filter((text) => new Set(text).size > 12)

    fc.assert(
      fc.property(random, (password) => whyNotPassword(password, own) === null),
      { numRuns: 300, seed: 20260302 },
    )
  })
})
