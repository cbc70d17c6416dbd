import { TOTP } from 'otpauth'
import type { AccountId, UnitId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import type { Actor, HeldRole, StaffRole } from '#platform/access'
import { inTransaction } from '#platform/db'
import { newId } from '#platform/ids'
import { hashPassword } from '#platform/passwords'
import {
  insertAccount,
  setCodeConfirmed,
  setCodeSecret,
  type NewAccount,
} from '../../src/modules/identity/db/account.queries.ts'
import { beginSession } from '../../src/modules/identity/usecases/session-tokens.ts'
import { actorOf } from '../../src/modules/identity/usecases/visitor.ts'
import { aContext, type TestDatabase } from './database.ts'

/** The password of every account that a test makes. */
export const PASSWORD = 'con mèo đen ngủ trên mái nhà'

const hashed = hashPassword(PASSWORD)
let counter = 0

/** An officer who can sign in; only what a test is about needs to be given. */
export async function anAccount(
  database: TestDatabase,
  given: Partial<Omit<NewAccount, 'id'>> = {},
): Promise<NewAccount & { readonly username: string }> {
  const account = {
    id: newId<'account'>(),
    kind: 'staff' as const,
    username: `can-bo-${++counter}`,
    displayName: 'Lương Thị Mai',
    personalId: null,
    taxCode: null,
    birthDate: null,
    phone: null,
    email: null,
    address: null,
    isDemo: false,
    passwordHash: await hashed,
    passwordExpiresAt: null,
    createdAt: new Date('2026-01-05T01:00:00Z'),
    ...given,
  }
  await inTransaction(database.db, (tx) => insertAccount(tx, account))
  return { ...account, username: account.username ?? '' }
}

/** A role in a unit of that name; it reaches the unit, and those below it that are named. */
export function aRole(role: StaffRole, unit: string, ...below: string[]): HeldRole {
  return {
    role,
    unitId: unit as UnitId,
    unitCode: `H37.${unit}`,
    unitName: `Đơn vị ${unit}`,
    reach: new Set([unit, ...below] as UnitId[]),
  }
}

/** Stands in for the module that keeps units and roles: who holds which, to be changed at will. */
export function rolesInHand(): {
  readonly heldRolesOf: (context: object, accountId: AccountId) => Promise<HeldRole[]>
  readonly give: (accountId: AccountId, ...roles: HeldRole[]) => void
} {
  const held = new Map<AccountId, HeldRole[]>()
  return {
    heldRolesOf: async (_, accountId) => held.get(accountId) ?? [],
    give: (accountId, ...roles) => {
      held.set(accountId, roles)
    },
  }
}

/** The account as it acts in these roles. */
export function acting(account: NewAccount, ...roles: HeldRole[]): Actor {
  return actorOf(account, roles)
}

/** What an act comes to: `done`, or the code of its refusal with the seconds to wait. */
export async function answerOf(act: Promise<unknown>): Promise<string> {
  try {
    await act
    return 'done'
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const seconds = error.details.retryAfterSeconds
    return seconds === undefined ? error.code : `${error.code} ${seconds}`
  }
}

/** The answers to the same act several times, one after the other. */
export async function answersOf(times: number, act: () => Promise<unknown>): Promise<string[]> {
  const answers: string[] = []
  for (let time = 0; time < times; time++) answers.push(await answerOf(act()))
  return answers
}

/** A shared secret of one-time codes, and the code it gives at an instant. */
export const CODE_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

export function codeAt(now: Date): string {
  return new TOTP({ secret: CODE_SECRET }).generate({ timestamp: now.getTime() })
}

/** An officer who has set up one-time codes with that secret. */
export async function anAccountWithCode(database: TestDatabase) {
  const account = await anAccount(database)
  await inTransaction(database.db, async (tx) => {
    await setCodeSecret(tx, account.id, CODE_SECRET)
    await setCodeConfirmed(tx, account.id, account.createdAt)
  })
  return account
}

/** An account that has just signed in from a browser, as it acts, with its session. */
export async function aSignedIn(
  database: TestDatabase,
  given: {
    readonly account?: NewAccount
    readonly context?: ReturnType<typeof aContext>
  } = {},
) {
  const account = given.account ?? (await anAccount(database))
  const stranger = given.context ?? aContext(database)
  const { token, session } = await inTransaction(database.db, (tx) =>
    beginSession(
      tx,
      stranger,
      { kind: 'browser', address: '10.2.0.1', agent: 'Firefox' },
      {
        accountId: account.id,
        assurance: 'password',
      },
    ),
  )
  return { account, token, session, context: { ...stranger, actor: acting(account) } }
}
