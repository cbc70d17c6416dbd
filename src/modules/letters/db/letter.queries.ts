import { sql, type Insertable } from 'kysely'
import type { AccountId, DossierId, LetterId } from '#kernel/id'
import { fixed, json, type DB, type Read, type Write } from '#platform/db'
import type { Circular, LetterKind } from '../domain/circulars.ts'
import type { LetterContent } from '../domain/letter-content.ts'

/** A letter as it is listed. */
export interface ListedLetter {
  readonly id: LetterId
  readonly dossierId: DossierId
  readonly kind: LetterKind
  /** Its number in the circular; null for a plain notice. */
  readonly form: string | null
  readonly circular: Circular
  readonly number: string | null
  readonly isForApplicant: boolean
  readonly madeAt: Date
}

/** Lists a letter as the next one of its dossier, whose row the caller has locked. */
export async function insertLetter(
  tx: Write,
  letter: ListedLetter & {
    readonly madeBy: AccountId
    readonly content: LetterContent<LetterKind>
    readonly verificationToken: string
  },
): Promise<void> {
  await insertNext(tx, {
    id: letter.id,
    dossier_id: letter.dossierId,
    kind: letter.kind,
    form: letter.form,
    circular: letter.circular,
    number: letter.number,
    is_for_applicant: letter.isForApplicant,
    made_at: letter.madeAt,
    made_by: letter.madeBy,
    content: json(letter.content),
    verification_token: letter.verificationToken,
  })
}

const insertNext = fixed((db, row: Omit<Insertable<DB['letter']>, 'seq'>) =>
  db.insertInto('letter').values({
    ...row,
    seq: sql<number>`(select coalesce(max(seq), 0) + 1 from letter where dossier_id = ${row.dossier_id})`,
  }),
)

/** The letters made for a dossier, oldest first. */
export async function listLetters(read: Read, dossierId: DossierId): Promise<ListedLetter[]> {
  const rows = await read
    .selectFrom('letter')
    .select([
      'id',
      'dossier_id',
      'kind',
      'form',
      'circular',
      'number',
      'is_for_applicant',
      'made_at',
    ])
    .where('dossier_id', '=', dossierId)
    .orderBy('seq')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    dossierId: row.dossier_id,
    kind: row.kind,
    form: row.form,
    circular: row.circular as Circular,
    number: row.number,
    isForApplicant: row.is_for_applicant,
    madeAt: row.made_at,
  }))
}

/** The receipt of a dossier as it was last made. */
export async function findReceipt(read: Read, dossierId: DossierId) {
  const row = await read
    .selectFrom('letter')
    .select(['form', 'circular', 'number', 'is_for_applicant', 'content'])
    .where('dossier_id', '=', dossierId)
    .where('kind', '=', 'receipt')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    dossierId,
    kind: 'receipt' as const,
    form: row.form,
    circular: row.circular as Circular,
    number: row.number,
    isForApplicant: row.is_for_applicant,
    content: row.content as LetterContent<'receipt'>,
  }
}

/** What is needed to print a letter, and where its pages lie once they are made. */
export async function findLetter(read: Read, id: LetterId) {
  const row = await read
    .selectFrom('letter')
    .select([
      'id',
      'dossier_id',
      'kind',
      'form',
      'circular',
      'is_for_applicant',
      'content',
      'verification_token',
      'sha256',
    ])
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    id: row.id,
    dossierId: row.dossier_id,
    kind: row.kind,
    form: row.form,
    circular: row.circular as Circular,
    isForApplicant: row.is_for_applicant,
    content: row.content as LetterContent<LetterKind>,
    verificationToken: row.verification_token,
    sha256: row.sha256,
  }
}

/** The letter with that token in its QR code; null when none was issued with it. */
export async function findLetterByToken(read: Read, token: string) {
  const row = await read
    .selectFrom('letter')
    .select(['dossier_id', 'seq', 'kind', 'circular', 'number', 'made_at', 'content'])
    .where('verification_token', '=', token)
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    dossierId: row.dossier_id,
    seq: row.seq,
    kind: row.kind,
    circular: row.circular as Circular,
    number: row.number,
    madeAt: row.made_at,
    content: row.content as LetterContent<LetterKind>,
  }
}

/** The last letter of those kinds made for a dossier after its letter `seq`; null when there is none. */
export async function findLastAfter(
  read: Read,
  { dossierId, seq }: { readonly dossierId: DossierId; readonly seq: number },
  kinds: readonly LetterKind[],
): Promise<{ readonly number: string | null; readonly madeAt: Date } | null> {
  if (kinds.length === 0) return null
  const row = await read
    .selectFrom('letter')
    .select(['number', 'made_at'])
    .where('dossier_id', '=', dossierId)
    .where('kind', 'in', kinds)
    .where('seq', '>', seq)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : { number: row.number, madeAt: row.made_at }
}

/** The place of the first letter of that kind among those of a dossier; null when there is none. */
export async function findFirstSeq(
  read: Read,
  dossierId: DossierId,
  kind: LetterKind,
): Promise<number | null> {
  const row = await read
    .selectFrom('letter')
    .select('seq')
    .where('dossier_id', '=', dossierId)
    .where('kind', '=', kind)
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst()
  return row?.seq ?? null
}

/** Letters that were printed with where their pages lie, in the order of their ids, after a given one. */
export async function listPrinted(
  read: Read,
  after: LetterId | null,
  limit: number,
): Promise<{ readonly id: LetterId; readonly sha256: Buffer }[]> {
  const rows = await read
    .selectFrom('letter')
    .select(['id', 'sha256'])
    .where('sha256', 'is not', null)
    .$if(after !== null, (query) => query.where('id', '>', after as LetterId))
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.flatMap(({ id, sha256 }) => (sha256 === null ? [] : [{ id, sha256 }]))
}

/** Notes where the pages lie. The same letter always comes to the same pages. */
export async function setLetterPages(tx: Write, id: LetterId, sha256: Buffer): Promise<void> {
  await tx.updateTable('letter').set({ sha256 }).where('id', '=', id).execute()
}
