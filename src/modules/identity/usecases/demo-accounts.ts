import { z } from 'zod'
import { parseDay, type Day } from '#kernel/day'
import type { AccountId } from '#kernel/id'
import { tidy } from '#kernel/text'
import type { Context } from '#platform/context'
import { inRead, inTransaction, type LocalityDb, type Write } from '#platform/db'
import { newId } from '#platform/ids'
import { hashPassword } from '#platform/passwords'
import {
  adoptAccount,
  findSecuredByUsername,
  hasDemoAccount,
  insertAccount,
} from '../db/account.queries.ts'
import { findBusinessForUpdate, findCitizenForUpdate } from '../db/vouched.queries.ts'
import { parseUsername } from '../domain/account.ts'

/** Known to everyone; such accounts exist in a demonstration only. */
export const DEMO_PASSWORD = 'demo'

const DemoAccount = z
  .strictObject({
    username: z.string().refine((text) => parseUsername(text) === text),
    kind: z.enum(['citizen', 'business', 'staff']),
    displayName: z.string().min(1).transform(tidy),
    personalId: z
      .string()
      .regex(/^\d{12}$/)
      .nullable()
      .default(null),
    taxCode: z.string().min(1).nullable().default(null),
    birthDate: z
      .string()
      .refine((text) => parseDay(text) !== null)
      .transform((text) => text as Day)
      .nullable()
      .default(null),
    phone: z
      .string()
      .regex(/^\+84\d{9,10}$/)
      .nullable()
      .default(null),
    email: z.email().nullable().default(null),
    address: z.string().min(1).nullable().default(null),
  })
  .refine(({ kind, personalId }) => kind !== 'citizen' || personalId !== null)
  .refine(({ kind, taxCode }) => kind !== 'business' || taxCode !== null)

/** The accounts of a demonstration pack. */
export const DemoAccounts = z.array(DemoAccount)

export type DemoAccounts = z.input<typeof DemoAccounts>

/**
 * Puts in the accounts of a demonstration, each with the password everyone knows, and says the id
 * of each user name, so that roles can be given. What is there already stays as it is, so it may run
 * at every start; someone who came in through the identity provider before gets the user name. A
 * fault, and nothing written, where the locality is no demonstration.
 */
export async function importAccounts(
  context: Context,
  data: DemoAccounts,
): Promise<ReadonlyMap<string, AccountId>> {
  if (!context.locality.isDemo) {
    throw new Error(`${context.locality.code} is no demonstration and takes no demo accounts`)
  }
  const accounts = DemoAccounts.parse(data)
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  const createdAt = context.clock.now()
  return inTransaction(context.db, async (tx) => {
    const ids = new Map<string, AccountId>()
    for (const account of accounts) {
      const id = newId<'account'>()
      const isNew = await insertAccount(tx, {
        ...account,
        id,
        isDemo: true,
        passwordHash,
        passwordExpiresAt: null,
        createdAt,
      })
      ids.set(account.username, isNew ? id : await knownAccount(tx, account, passwordHash))
    }
    return ids
  })
}

async function knownAccount(
  tx: Write,
  account: z.output<typeof DemoAccount>,
  passwordHash: string,
): Promise<AccountId> {
  const { kind, username, personalId, taxCode } = account
  const named = await findSecuredByUsername(tx, username)
  if (named?.kind === kind) return named.id
  const unnamed =
    kind === 'citizen' && personalId !== null
      ? await findCitizenForUpdate(tx, personalId)
      : kind === 'business' && taxCode !== null
        ? await findBusinessForUpdate(tx, taxCode)
        : null
  if (named !== null || unnamed === null || unnamed.username !== null) {
    throw new Error(`another account has the user name or number of ${username}`)
  }
  await adoptAccount(tx, unnamed.id, { ...account, passwordHash })
  return unnamed.id
}

/**
 * Stops the start of an installation in earnest whose database holds accounts with a password that
 * everyone knows. To be asked for every locality before the server listens.
 */
export async function refuseDemoAccounts(db: LocalityDb): Promise<void> {
  if (await inRead(db, hasDemoAccount)) {
    throw new Error(
      'This database holds demonstration accounts, whose password is public. Use a database of its own for work in earnest, or start with a demonstration.',
    )
  }
}
