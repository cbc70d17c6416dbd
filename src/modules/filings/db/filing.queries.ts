import { sql } from 'kysely'
import type { AccountId, FilingId } from '#kernel/id'
import { json, type Read, type Write } from '#platform/db'
import type {
  Contact,
  Filing,
  FilingDelivery,
  FilingDocument,
  OwnerParty,
} from '../domain/filing.ts'

const COLUMNS = [
  'id',
  'account_id as accountId',
  'procedure_code as procedureCode',
  'form_version_id as formVersionId',
  'case_id as caseId',
  'receiving_unit_id as receivingUnitId',
  'version',
  'applicant',
  'owner',
  'answers',
  'documents',
  'delivery',
  'done',
  'saves',
  'created_at as createdAt',
  'saved_at as savedAt',
  'submitted_as as submittedAs',
] as const

type Row = Omit<Filing, 'contact' | 'owner' | 'answers' | 'documents' | 'delivery' | 'saves'> &
  Readonly<Record<'applicant' | 'owner' | 'answers' | 'documents' | 'delivery' | 'saves', unknown>>

function filingOf({ applicant, ...row }: Row): Filing {
  return {
    ...row,
    contact: applicant as Contact,
    owner: row.owner as OwnerParty | null,
    answers: row.answers as Filing['answers'],
    documents: row.documents as readonly FilingDocument[],
    delivery: row.delivery as FilingDelivery | null,
    saves: row.saves as Filing['saves'],
  }
}

/** Lets beginnings of one account wait for each other until the transaction ends. */
export async function lockBeginnings(tx: Write, accountId: AccountId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('filing'), hashtext(${accountId}))`.execute(tx)
}

export async function insertFiling(tx: Write, filing: Filing): Promise<void> {
  await tx
    .insertInto('filing')
    .values({
      id: filing.id,
      account_id: filing.accountId,
      procedure_code: filing.procedureCode,
      created_at: filing.createdAt,
      submitted_as: filing.submittedAs,
      ...savedColumns(filing),
    })
    .execute()
}

/** Saves what may change while a filing is prepared. */
export async function saveFilingRow(tx: Write, filing: Filing): Promise<void> {
  await tx.updateTable('filing').set(savedColumns(filing)).where('id', '=', filing.id).execute()
}

function savedColumns(filing: Filing) {
  return {
    form_version_id: filing.formVersionId,
    case_id: filing.caseId,
    receiving_unit_id: filing.receivingUnitId,
    version: filing.version,
    applicant: json(filing.contact),
    owner: filing.owner === null ? null : json(filing.owner),
    answers: json(filing.answers),
    documents: json(filing.documents),
    delivery: filing.delivery === null ? null : json(filing.delivery),
    done: [...filing.done],
    saves: json(filing.saves),
    saved_at: filing.savedAt,
  }
}

/** The filing when it is that account's; nobody else's filings exist. */
export async function findFiling(
  read: Read,
  accountId: AccountId,
  id: FilingId,
): Promise<Filing | null> {
  const row = await read
    .selectFrom('filing')
    .select(COLUMNS)
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return row === undefined ? null : filingOf(row)
}

/** The same, locked until the transaction ends. */
export async function findFilingForUpdate(
  tx: Write,
  accountId: AccountId,
  id: FilingId,
): Promise<Filing | null> {
  const row = await tx
    .selectFrom('filing')
    .select(COLUMNS)
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .forUpdate()
    .executeTakeFirst()
  return row === undefined ? null : filingOf(row)
}

/** The filings in preparation of an account, last saved first. */
export async function listOpenFilings(
  read: Read,
  accountId: AccountId,
  limit: number,
): Promise<Filing[]> {
  const rows = await read
    .selectFrom('filing')
    .select(COLUMNS)
    .where('account_id', '=', accountId)
    .where('submitted_as', 'is', null)
    .orderBy('saved_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(filingOf)
}

/** Notes what the filing became, and forgets what the dossier now holds. */
export async function setSubmitted(
  tx: Write,
  id: FilingId,
  dossierCode: string,
  at: Date,
): Promise<void> {
  await tx
    .updateTable('filing')
    .set({
      submitted_as: dossierCode,
      saved_at: at,
      owner: null,
      answers: json({}),
      documents: json([]),
    })
    .where('id', '=', id)
    .execute()
}

export async function deleteFiling(tx: Write, id: FilingId): Promise<void> {
  await tx.deleteFrom('filing').where('id', '=', id).execute()
}

/** Removes some of the filings last saved before these instants; says which. */
export async function deleteExpired(
  tx: Write,
  before: { readonly kept: Date; readonly traces: Date },
  limit: number,
): Promise<FilingId[]> {
  const expired = tx
    .selectFrom('filing')
    .select('id')
    .where('saved_at', '<', before.kept)
    .where((row) => row.or([row('submitted_as', 'is', null), row('saved_at', '<', before.traces)]))
    .orderBy('saved_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
  const rows = await tx.deleteFrom('filing').where('id', 'in', expired).returning('id').execute()
  return rows.map(({ id }) => id)
}
