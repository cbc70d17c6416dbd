import { describe, expect, test } from 'vitest'
import type { AccountId } from '#kernel/id'
import {
  maySignInByPassword,
  parseUsername,
  type AccountKind,
  type SecuredAccount,
} from './account.ts'

function anAccount(given: Partial<SecuredAccount>): SecuredAccount {
  return {
    id: 'a' as AccountId,
    kind: 'staff',
    username: 'tiepnhan',
    displayName: 'Nguyễn Thị Hoa',
    personalId: null,
    taxCode: null,
    birthDate: null,
    phone: null,
    email: null,
    address: null,
    isDemo: false,
    passwordExpiresAt: null,
    passwordHash: 'hash',
    passwordChangedAt: null,
    totpSecret: null,
    totpConfirmedAt: null,
    disabledAt: null,
    ...given,
  }
}

describe('signing in with a password', () => {
  const kinds: AccountKind[] = ['staff', 'citizen', 'business']
  const cases = kinds.flatMap((kind) =>
    [true, false].flatMap((isDemo) =>
      [true, false].map((localityIsDemo) => ({ kind, isDemo, localityIsDemo })),
    ),
  )
  const allowed = new Set([
    'staff of a demo in a demo',
    'citizen of a demo in a demo',
    'business of a demo in a demo',
    'staff in earnest in a demo',
    'staff in earnest in earnest',
  ])

  test.each(cases)('$kind, demo account $isDemo, demo locality $localityIsDemo', (given) => {
    const { kind, isDemo, localityIsDemo } = given
    const words = `${kind} ${isDemo ? 'of a demo' : 'in earnest'} ${localityIsDemo ? 'in a demo' : 'in earnest'}`

    expect(maySignInByPassword(anAccount({ kind, isDemo }), localityIsDemo)).toBe(
      allowed.has(words),
    )
  })

  test('is not for an account that has left, nor for one without a password', () => {
    const left = anAccount({ disabledAt: new Date('2026-03-01T00:00:00Z') })
    const without = anAccount({ passwordHash: null })

    expect(maySignInByPassword(left, true)).toBe(false)
    expect(maySignInByPassword(without, true)).toBe(false)
  })
})

test.each([
  ['tiepnhan.xa2', 'tiepnhan.xa2'],
  [' Nguyen.Van-An_1 ', 'nguyen.van-an_1'],
  ['an', null],
  ['.an.', null],
  ['nguyễn', null],
  ['a b c', null],
  ['a'.repeat(41), null],
])('the user name "%s" is kept as %s', (typed, kept) => {
  expect(parseUsername(typed)).toBe(kept)
})
