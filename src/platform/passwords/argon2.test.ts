import { describe, expect, test } from 'vitest'
import { hashPassword, isOutdated, verifyPassword } from './argon2.ts'

describe('a hashed password', () => {
  test('is kept as argon2id in PHC form with a salt of its own', async () => {
    const first = await hashPassword('một con vịt xòe ra hai cái cánh')
    const second = await hashPassword('một con vịt xòe ra hai cái cánh')

    expect(first).toMatch(
      /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/,
    )
    expect(second).not.toBe(first)
  })

  test('is recognised, and no other is', async () => {
    const hash = await hashPassword('một con vịt')

    expect(await verifyPassword('một con vịt', hash)).toBe(true)
    expect(await verifyPassword('một con vit', hash)).toBe(false)
    expect(await verifyPassword('', hash)).toBe(false)
  })

  test('is the same whichever way the keyboard composes its letters', async () => {
    const hash = await hashPassword('mật khẩu tiếng Việt'.normalize('NFC'))

    expect(await verifyPassword('mật khẩu tiếng Việt'.normalize('NFD'), hash)).toBe(true)
  })

  test('of another implementation is recognised (vector of the reference program)', async () => {
    const hash =
      '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'

    expect(await verifyPassword('password', hash)).toBe(true)
    expect(isOutdated(hash)).toBe(true)
  })

  test('is up to date at the cost of today only', async () => {
    const hash = await hashPassword('demo')

    expect(isOutdated(hash)).toBe(false)
    expect(isOutdated(hash.replace('t=2', 't=3'))).toBe(true)
    expect(isOutdated(hash.replace('m=19456', 'm=9216'))).toBe(true)
  })
})

test('nothing is the password of someone who has none', async () => {
  expect(await verifyPassword('', null)).toBe(false)
  expect(await verifyPassword('demo', null)).toBe(false)
})

test.each(['', 'demo', '$2b$10$abcdefghijklmnopqrstuv', '$argon2i$v=19$m=16,t=2,p=1$AAAA$AAAA'])(
  'a stored text that is no argon2id hash is a fault and never a match: %s',
  async (text) => {
    await expect(verifyPassword('demo', text)).rejects.toThrow('PHC form')
  },
)
