import { describe, expect, test } from 'vitest'
import type { AccountId } from '#kernel/id'
import { ANONYMOUS, STAFF_ROLES, type Actor, type HeldRole } from '#platform/access'
import type { Context } from '#platform/context'
import { newId } from '#platform/ids'
import {
  acting,
  anAccount,
  answerOf,
  aRole,
  rolesInHand,
} from '../../../../tools/test-support/accounts.ts'
import { aContext, aDatabase } from '../../../../tools/test-support/database.ts'
import {
  letStaffLeave,
  onboardStaff,
  reactivateStaff,
  resetPassword,
  signStaffOut,
  takeCodeAway,
} from './administer-staff.ts'
import { listStaff } from './list-staff.ts'

const database = await aDatabase()
const { heldRolesOf, give } = rolesInHand()
const me = await anAccount(database, { username: 'nguoi-hoi' })

/** What an administrator does to one account. */
const ACTS = {
  resetPassword: (context: Context, id: AccountId) => resetPassword(context, id, heldRolesOf),
  takeCodeAway: (context: Context, id: AccountId) => takeCodeAway(context, id, heldRolesOf),
  letStaffLeave: (context: Context, id: AccountId) =>
    letStaffLeave(context, id, { heldRolesOf, endRoles: async () => {} }),
  reactivateStaff: (context: Context, id: AccountId) => reactivateStaff(context, id, heldRolesOf),
  signStaffOut: (context: Context, id: AccountId) => signStaffOut(context, id, heldRolesOf),
} as const

const acts = Object.keys(ACTS) as (keyof typeof ACTS)[]

/** What a permitted act comes to for an account at work that has no codes. */
const PERMITTED = {
  resetPassword: 'done',
  takeCodeAway: 'conflict/code-not-set-up',
  letStaffLeave: 'done',
  reactivateStaff: 'conflict/account-is-active',
  signStaffOut: 'done',
} as const satisfies Record<keyof typeof ACTS, string>

const others = STAFF_ROLES.filter((role) => role !== 'administrator')

function as(actor: Actor): Context {
  return aContext(database, { actor })
}

async function anOfficer(...roles: HeldRole[]): Promise<AccountId> {
  const { id } = await anAccount(database)
  give(id, ...roles)
  return id
}

const province = aRole('administrator', 'tinh', 'so-tu-phap', 'xa-ba-son')
const commune = aRole('administrator', 'xa-ba-son')

describe.each(acts)('%s', (act) => {
  test.each(others)('is not done by who is %s over the whole province', async (role) => {
    const target = await anOfficer()
    const actor = acting(me, aRole(role, 'tinh', 'so-tu-phap', 'xa-ba-son'))

    expect(await answerOf(ACTS[act](as(actor), target))).toBe('forbidden/role')
  })

  test('is not done by a citizen, a business or a stranger', async () => {
    const target = await anOfficer()
    const citizen: Actor = { ...acting(me), kind: 'citizen' }
    const business: Actor = { ...acting(me), kind: 'business' }

    expect(await answerOf(ACTS[act](as(citizen), target))).toBe('forbidden/role')
    expect(await answerOf(ACTS[act](as(business), target))).toBe('forbidden/role')
    expect(await answerOf(ACTS[act](as(ANONYMOUS), target))).toBe('unauthenticated/no-session')
  })

  test.each([
    { by: province, of: [], isAllowed: true },
    { by: province, of: [aRole('approver', 'so-tu-phap')], isAllowed: true },
    { by: province, of: [aRole('administrator', 'tinh')], isAllowed: true },
    { by: commune, of: [], isAllowed: true },
    { by: commune, of: [aRole('clerk', 'xa-ba-son')], isAllowed: true },
    { by: commune, of: [aRole('clerk', 'so-tu-phap')], isAllowed: false },
    { by: commune, of: [aRole('administrator', 'tinh')], isAllowed: false },
    { by: commune, of: [aRole('clerk', 'xa-ba-son'), aRole('clerk', 'tinh')], isAllowed: false },
  ])('by the administrator of $by.unitCode to an officer with $of: $isAllowed', async (given) => {
    const target = await anOfficer(...given.of)

    expect(await answerOf(ACTS[act](as(acting(me, given.by)), target))).toBe(
      given.isAllowed ? PERMITTED[act] : 'forbidden/account-outside-reach',
    )
  })

  test('another role that reaches the unit does not help an administrator of less', async () => {
    const target = await anOfficer(aRole('clerk', 'so-tu-phap'))
    const actor = acting(me, commune, aRole('approver', 'so-tu-phap'))

    expect(await answerOf(ACTS[act](as(actor), target))).toBe('forbidden/account-outside-reach')
  })

  test('is not done to oneself', async () => {
    expect(await answerOf(ACTS[act](as(acting(me, province)), me.id))).toBe('conflict/own-account')
  })

  test('finds no citizen and nobody unknown', async () => {
    const citizen = await anAccount(database, {
      kind: 'citizen',
      personalId: `0201900${String(acts.indexOf(act)).padStart(5, '0')}`,
    })

    expect(await answerOf(ACTS[act](as(acting(me, province)), citizen.id))).toBe(
      'not-found/account',
    )
    expect(await answerOf(ACTS[act](as(acting(me, province)), newId()))).toBe('not-found/account')
  })
})

describe('letting an officer in and listing officers', () => {
  const newcomer = { displayName: 'Đàm Văn Thọ', phone: null, email: null }
  const page = { q: '', state: null, after: null, limit: 10 }

  test.each(others)('is not done by who is %s', async (role) => {
    const context = as(acting(me, aRole(role, 'tinh')))

    expect(await answerOf(onboardStaff(context, { ...newcomer, username: role }))).toBe(
      'forbidden/role',
    )
    expect(await answerOf(listStaff(context, page))).toBe('forbidden/role')
  })

  test('is not done by a citizen or a stranger', async () => {
    for (const [actor, code] of [
      [{ ...acting(me), kind: 'citizen' as const }, 'forbidden/role'],
      [ANONYMOUS, 'unauthenticated/no-session'],
    ] as const) {
      expect(await answerOf(onboardStaff(as(actor), { ...newcomer, username: 'ai-do' }))).toBe(code)
      expect(await answerOf(listStaff(as(actor), page))).toBe(code)
    }
  })

  test.each([
    ['province', province],
    ['commune', commune],
  ])('is done by an administrator of the %s', async (where, role) => {
    const context = as(acting(me, role))

    expect(await answerOf(onboardStaff(context, { ...newcomer, username: `moi-${where}` }))).toBe(
      'done',
    )
    expect(await answerOf(listStaff(context, page))).toBe('done')
  })
})
