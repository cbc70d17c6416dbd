import { sql } from 'kysely'
import type { AccountId, DossierId, Id } from '#kernel/id'
import type { Read, Write } from '#platform/db'
import { newId } from '#platform/ids'

/** Where a page of warnings begins: after the one with this id, newest first. */
export type WarningPosition = Id<'due_warning'>

/** A warning to be kept. */
export interface NewWarning {
  readonly accountId: AccountId
  readonly dossierId: DossierId
  readonly dossierCode: string
  readonly stepName: string | null
  readonly kind: 'four-fifths-used' | 'one-day-left'
  readonly dueAt: Date
}

/** Sends warnings; one that was sent before is not sent again. */
export async function insertWarnings(
  tx: Write,
  warnings: readonly NewWarning[],
  sentAt: Date,
): Promise<void> {
  if (warnings.length === 0) return
  await tx
    .insertInto('due_warning')
    .values(
      warnings.map((warning) => ({
        id: newId(),
        account_id: warning.accountId,
        dossier_id: warning.dossierId,
        dossier_code: warning.dossierCode,
        step_name: warning.stepName,
        kind: warning.kind,
        due_at: warning.dueAt,
        sent_at: sentAt,
      })),
    )
    .onConflict((conflict) => conflict.constraint('due_warning_once').doNothing())
    .execute()
}

/** Whose warnings are looked at, and which due instants they still work towards. */
export interface Holder {
  readonly accountId: AccountId
  readonly ends: readonly Pick<NewWarning, 'dossierId' | 'stepName' | 'dueAt'>[]
}

/** A page of the warnings that an officer can still heed, the newest first; ids are in the order of time. */
export async function listWarnings(
  read: Read,
  { accountId, ends }: Holder,
  page: { readonly after: WarningPosition | null; readonly limit: number },
) {
  let warnings = read
    .selectFrom('due_warning')
    .select(['id', 'dossier_code', 'step_name', 'kind', 'due_at', 'sent_at', 'seen_at'])
    .where('account_id', '=', accountId)
    .where(isAbout(ends))
  if (page.after !== null) warnings = warnings.where('id', '<', page.after)
  return warnings.orderBy('id', 'desc').limit(page.limit).execute()
}

/** How many warnings an officer can still heed and has not seen, counting to `most` and no further. */
export async function countUnseen(
  read: Read,
  { accountId, ends }: Holder,
  most: number,
): Promise<number> {
  const unseen = read
    .selectFrom('due_warning')
    .select('id')
    .where('account_id', '=', accountId)
    .where('seen_at', 'is', null)
    .where(isAbout(ends))
    .limit(most)
  const { count } = await read
    .selectFrom(unseen.as('unseen'))
    .select((row) => row.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

function isAbout(ends: Holder['ends']) {
  return sql<boolean>`exists (
    select from unnest(
      ${ends.map(({ dossierId }) => dossierId)}::uuid[],
      ${ends.map(({ stepName }) => stepName)}::text[],
      ${ends.map(({ dueAt }) => dueAt)}::timestamptz[]
    ) as held (dossier_id, step_name, due_at)
    where held.dossier_id = due_warning.dossier_id
      and held.step_name is not distinct from due_warning.step_name
      and held.due_at = due_warning.due_at)`
}

/** Marks what an officer was sent up to an instant as seen. */
export async function setSeen(
  tx: Write,
  accountId: AccountId,
  times: { readonly sentUntil: Date; readonly seenAt: Date },
): Promise<void> {
  await tx
    .updateTable('due_warning')
    .set({ seen_at: times.seenAt })
    .where('account_id', '=', accountId)
    .where('seen_at', 'is', null)
    .where('sent_at', '<=', times.sentUntil)
    .execute()
}
