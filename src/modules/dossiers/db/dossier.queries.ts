import { sql, type Expression, type SqlBool } from 'kysely'
import type { AccountId, DossierId, FileId } from '#kernel/id'
import { fixed, isOneOf, type Read, type Write } from '#platform/db'
import type { Dossier } from '../domain/dossier.ts'
import { dossierOf } from './dossier-rows.ts'
import { visibleTo, type Sight } from './visibility.ts'

/** The dossier with that code, locked until the transaction ends, so that one decision is made at a time. */
export async function findDossierForUpdate(tx: Write, code: string): Promise<Dossier | null> {
  return assembled(tx, lockedHeads(tx, { code }), code)
}

const lockedHeads = fixed((db, { code }: OfCode) =>
  selectHead(db).where('code', '=', code).forUpdate(),
)

/** The dossier with that code as it stands. */
export async function findDossier(read: Read, code: string): Promise<Dossier | null> {
  return assembled(read, heads(read, { code }), code)
}

const heads = fixed((db, { code }: OfCode) => selectHead(db).where('code', '=', code))

/** The next dossiers in the order of their ids, whole, each with by whom and with what it was filed. */
export async function listDossiersAfter(
  read: Read,
  after: DossierId | null,
  limit: number,
): Promise<
  { readonly dossier: Dossier; readonly filedBy: AccountId; readonly contentHash: string }[]
> {
  let query = selectHead(read).select(['filed_by', 'content_hash']).orderBy('id').limit(limit)
  if (after !== null) query = query.where('id', '>', after)
  const found = await query.execute()
  const which = { ids: found.map(({ id }) => id) }
  const [parties, steps, documents, payments] = await Promise.all([
    selectParties(read, which).execute().then(byDossier),
    selectSteps(read, which).execute().then(byDossier),
    selectDocuments(read, which).execute().then(byDossier),
    selectPayments(read, which).execute().then(byDossier),
  ])
  return found.map((head) => ({
    dossier: dossierOf(head, {
      parties: parties.get(head.id) ?? [],
      steps: steps.get(head.id) ?? [],
      documents: documents.get(head.id) ?? [],
      payments: payments.get(head.id) ?? [],
    }),
    filedBy: head.filed_by,
    contentHash: head.content_hash.toString('hex'),
  }))
}

function byDossier<Row extends { readonly dossier_id: DossierId }>(rows: readonly Row[]) {
  return Map.groupBy(rows, ({ dossier_id: id }) => id)
}

/** The dossier to which a receipt's QR code leads, as it stands. */
export async function findDossierByToken(read: Read, token: string): Promise<Dossier | null> {
  const row = await read
    .selectFrom('dossier')
    .select('code')
    .where('tracking_token', '=', token)
    .executeTakeFirst()
  return row === undefined ? null : findDossier(read, row.code)
}

type HeadRow = NonNullable<Awaited<ReturnType<ReturnType<typeof selectHead>['executeTakeFirst']>>>

function selectHead(read: Read) {
  return read
    .selectFrom('dossier')
    .select([
      'id',
      'filed_year',
      'code',
      'portal_code',
      'tracking_token',
      'version',
      'state',
      'rulebook',
      'procedure_code',
      'procedure_version_id',
      'procedure_name',
      'process_version_id',
      'form_version_id',
      'case_id',
      'channel',
      'receiving_unit_id',
      'competent_unit_id',
      'return_unit_id',
      'calendar_unit_id',
      'former_receiving_unit_id',
      'former_competent_unit_id',
      'submitted_at',
      'arrived_on',
      'received_at',
      'original_due_at',
      'due_at',
      'finished_at',
      'returned_at',
      'closed_at',
      'reopened_at',
      'process_changed_at',
      'term',
      'pauses',
      'supplement_requests',
      'open_request',
      'open_fees',
      'extensions',
      'extended_at',
      'extended_to',
      'second_part',
      'silent_since',
      'consultations',
      'delivery',
      'result',
      'hand_over',
      'last_hash',
      'last_changed_at',
      'last_changed_by',
    ])
}

/** The parts travel in one round trip with the head; under the lock they are as new as it is. */
async function assembled(
  read: Read,
  head: Promise<readonly HeadRow[]>,
  code: string,
): Promise<Dossier | null> {
  const [[row], parties, steps, documents, payments] = await Promise.all([
    head,
    partiesOf(read, { code }),
    stepsOf(read, { code }),
    documentsOf(read, { code }),
    paymentsOf(read, { code }),
  ])
  return row === undefined ? null : dossierOf(row, { parties, steps, documents, payments })
}

const partiesOf = fixed((db, which: OfCode) => selectParties(db, which))
const stepsOf = fixed((db, which: OfCode) => selectSteps(db, which))
const documentsOf = fixed((db, which: OfCode) => selectDocuments(db, which))
const paymentsOf = fixed((db, which: OfCode) => selectPayments(db, which))

type OfCode = { readonly code: string }

/** Whose parts are meant: those of one dossier by its code, or of many. */
type Which = OfCode | { readonly ids: readonly DossierId[] }

function isOf(read: Read, column: Expression<DossierId>, which: Which): Expression<SqlBool> {
  if ('ids' in which) return isOneOf(column, which.ids)
  const id = read.selectFrom('dossier').select('id').where('code', '=', which.code)
  return sql<SqlBool>`${column} = ${id}`
}

function selectParties(read: Read, which: Which) {
  return read
    .selectFrom('dossier_party')
    .select([
      'dossier_id',
      'part',
      'kind',
      'name',
      'personal_id',
      'tax_code',
      'birth_date',
      'phone',
      'email',
      'address',
    ])
    .where((row) => isOf(read, row.ref('dossier_id'), which))
}

function selectSteps(read: Read, which: Which) {
  return read
    .selectFrom('dossier_step')
    .select([
      'dossier_id',
      'ordinal',
      'step_id',
      'name',
      'role',
      'unit_id',
      'hours',
      'waits_for',
      'opened_at',
      'due_at',
      'assignee_id',
      'claimed_at',
      'closed_at',
      'closed_by',
      'outcome',
      'note',
    ])
    .where((row) => isOf(read, row.ref('dossier_id'), which))
    .orderBy('ordinal')
}

function selectDocuments(read: Read, which: Which) {
  return read
    .selectFrom('dossier_document')
    .select([
      'dossier_id',
      'ordinal',
      'component_id',
      'step_id',
      'file_id',
      'originals',
      'copies',
      'note',
      'added_at',
      'replaced_at',
      'given_back_at',
    ])
    .where((row) => isOf(read, row.ref('dossier_id'), which))
    .orderBy('ordinal')
}

function selectPayments(read: Read, which: Which) {
  return read
    .selectFrom('cash_receipt')
    .select(['dossier_id', 'unit_id', 'number', 'method', 'amount', 'reference', 'items'])
    .select(['paid_at', 'voided_at'])
    .where((row) => isOf(read, row.ref('dossier_id'), which))
    .orderBy('paid_at')
    .orderBy('id')
}

/** The form as it was last filled in, and in which round. */
export async function findAnswers(
  read: Read,
  dossierId: DossierId,
): Promise<{ round: number; answers: unknown } | null> {
  const row = await read
    .selectFrom('dossier_answers')
    .select(['round', 'answers'])
    .where('dossier_id', '=', dossierId)
    .orderBy('round', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** Whether a dossier within sight uses the file. */
export async function isFileVisible(read: Read, fileId: FileId, sight: Sight): Promise<boolean> {
  const row = await read
    .selectFrom('dossier')
    .select('dossier.id')
    .where((dossier) =>
      dossier('dossier.id', 'in', (document) =>
        document.selectFrom('dossier_document').select('dossier_id').where('file_id', '=', fileId),
      ),
    )
    .where(visibleTo(sight))
    .$if(sight.of === 'person', (own) =>
      // What the office adds on the way is a draft until handling has ended.
      own.where((dossier) =>
        dossier.or([
          dossier('dossier.state', 'in', ['finished', 'returned']),
          dossier('dossier.id', 'in', (document) =>
            document
              .selectFrom('dossier_document')
              .select('dossier_id')
              .where('file_id', '=', fileId)
              .where('step_id', 'is', null),
          ),
        ]),
      ),
    )
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
