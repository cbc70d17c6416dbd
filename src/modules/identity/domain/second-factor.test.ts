import { describe, expect, test } from 'vitest'
import { CODE_IS_REQUIRED, firstDuty, type OfficerRole } from './second-factor.ts'

const settled = { isDemo: false, passwordExpiresAt: null }
const byPassword = { assurance: 'password' } as const
const byCode = { assurance: 'password-and-code' } as const

const signing = ['approver', 'clerk', 'procedure-control', 'administrator'] as const
const roles = Object.keys(CODE_IS_REQUIRED) as OfficerRole[]
const others = roles.filter((role) => !(signing as readonly OfficerRole[]).includes(role))

describe('the one-time code', () => {
  test.each(signing)('must be set up first by who holds the role %s', (role) => {
    expect(firstDuty(settled, byPassword, ['handler', role])).toBe('set-up-code')
    expect(firstDuty(settled, byCode, ['handler', role])).toBeNull()
  })

  test.each(others)('is left to the choice of who holds the role %s only', (role) => {
    expect(firstDuty(settled, byPassword, [role])).toBeNull()
  })

  test('is not asked of someone without a role', () => {
    expect(firstDuty(settled, byPassword, [])).toBeNull()
  })
})

test('a one-time password is changed before a code is set up', () => {
  const fresh = { isDemo: false, passwordExpiresAt: new Date('2026-03-05T00:00:00Z') }

  expect(firstDuty(fresh, byPassword, ['administrator'])).toBe('change-password')
  expect(firstDuty(fresh, byCode, ['administrator'])).toBe('change-password')
})

test.each(roles)('a demonstration account in the role %s has no duty', (role) => {
  expect(firstDuty({ ...settled, isDemo: true }, byPassword, [role])).toBeNull()
})
