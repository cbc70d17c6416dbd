import type { Day } from '#kernel/day'
import type { AccountId } from '#kernel/id'
import type { Read, Write } from '#platform/db'
import type { ProviderName, Vouched } from '../domain/claims.ts'

/** An account that a provider may be vouching for. */
export interface Candidate {
  readonly id: AccountId
  readonly username: string | null
  readonly personalId: string | null
  readonly taxCode: string | null
  readonly disabledAt: Date | null
}

/** The accounts of a kind that a provider's subject has acted for. */
export async function listLinked(
  tx: Write,
  provider: ProviderName,
  vouched: Pick<Vouched, 'subject' | 'kind'>,
): Promise<Candidate[]> {
  const rows = await selectCandidate(tx)
    .innerJoin('account_identity', 'account_identity.account_id', 'account.id')
    .where('account_identity.provider', '=', provider)
    .where('account_identity.subject', '=', vouched.subject)
    .where('account.kind', '=', vouched.kind)
    .orderBy('account_identity.linked_at')
    .limit(100)
    .forUpdate('account')
    .execute()
  return rows.map(candidateOf)
}

/** The citizen with that personal id, locked. */
export async function findCitizenForUpdate(
  tx: Write,
  personalId: string,
): Promise<Candidate | null> {
  const row = await selectCandidate(tx)
    .where('kind', '=', 'citizen')
    .where('personal_id', '=', personalId)
    .forUpdate()
    .executeTakeFirst()
  return row === undefined ? null : candidateOf(row)
}

/** The business with that tax code, locked. */
export async function findBusinessForUpdate(tx: Write, taxCode: string): Promise<Candidate | null> {
  const row = await selectCandidate(tx)
    .where('kind', '=', 'business')
    .where('tax_code', '=', taxCode)
    .forUpdate()
    .executeTakeFirst()
  return row === undefined ? null : candidateOf(row)
}

/** Remembers that the subject acted for the account; false when that was known. */
export async function linkIdentity(
  tx: Write,
  link: {
    readonly provider: ProviderName
    readonly subject: string
    readonly accountId: AccountId
    readonly linkedAt: Date
  },
): Promise<boolean> {
  const added = await tx
    .insertInto('account_identity')
    .values({
      provider: link.provider,
      subject: link.subject,
      account_id: link.accountId,
      linked_at: link.linkedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

/** What an account takes over from its provider at each sign-in. */
export interface FollowedProfile {
  readonly displayName: string
  readonly birthDate: Day | null
  readonly phone: string | null
  readonly email: string | null
  readonly address: string | null
}

/** Name and birth date follow the provider; contact data only fill what is empty. */
export async function setFollowedProfile(
  tx: Write,
  id: AccountId,
  profile: FollowedProfile,
): Promise<void> {
  await tx
    .updateTable('account')
    .set((value) => ({
      display_name: profile.displayName,
      birth_date: value.fn.coalesce(value.val(profile.birthDate), 'birth_date'),
      phone: value.fn.coalesce('phone', value.val(profile.phone)),
      email: value.fn.coalesce('email', value.val(profile.email)),
      address: value.fn.coalesce('address', value.val(profile.address)),
    }))
    .where('id', '=', id)
    .execute()
}

function selectCandidate(read: Read) {
  return read
    .selectFrom('account')
    .select([
      'account.id',
      'account.username',
      'account.personal_id',
      'account.tax_code',
      'account.disabled_at',
    ])
}

function candidateOf(row: {
  id: AccountId
  username: string | null
  personal_id: string | null
  tax_code: string | null
  disabled_at: Date | null
}): Candidate {
  return {
    id: row.id,
    username: row.username,
    personalId: row.personal_id,
    taxCode: row.tax_code,
    disabledAt: row.disabled_at,
  }
}
