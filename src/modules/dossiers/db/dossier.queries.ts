import type { DossierId, FileId } from '#kernel/id'
import type { Read, Write } from '#platform/db'
import type { Dossier } from '../domain/dossier.ts'
import { dossierOf } from './dossier-rows.ts'
import { visibleTo, type Sight } from './visibility.ts'

/** The dossier with that code, locked until the transaction ends, so that one decision is made at a time. */
export async function findDossierForUpdate(tx: Write, code: string): Promise<Dossier | null> {
  const head = selectHead(tx).where('code', '=', code).forUpdate().executeTakeFirst()
  return assembled(tx, head, code)
}

/** The dossier with that code as it stands. */
export async function findDossier(read: Read, code: string): Promise<Dossier | null> {
  return assembled(read, selectHead(read).where('code', '=', code).executeTakeFirst(), code)
}

/** The dossier to which a receipt's QR code leads. */
export async function findCodeByTrackingToken(read: Read, token: string): Promise<string | null> {
  const row = await read
    .selectFrom('dossier')
    .select('code')
    .where('tracking_token', '=', token)
    .executeTakeFirst()
  return row?.code ?? null
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
      'submitted_at',
      'arrived_on',
      'received_at',
      'original_due_at',
      'due_at',
      'finished_at',
      'returned_at',
      'closed_at',
      'reopened_at',
      'term',
      'pauses',
      'supplement_requests',
      'open_request',
      'open_fees',
      'extensions',
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
  head: Promise<HeadRow | undefined>,
  code: string,
): Promise<Dossier | null> {
  const [row, parties, steps, documents, payments] = await Promise.all([
    head,
    listParties(read, code),
    listSteps(read, code),
    listDocuments(read, code),
    listPayments(read, code),
  ])
  return row === undefined ? null : dossierOf(row, { parties, steps, documents, payments })
}

function idOf(read: Read, code: string) {
  return read.selectFrom('dossier').select('id').where('code', '=', code)
}

function listParties(read: Read, code: string) {
  return read
    .selectFrom('dossier_party')
    .select([
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
    .where('dossier_id', '=', idOf(read, code))
    .execute()
}

function listSteps(read: Read, code: string) {
  return read
    .selectFrom('dossier_step')
    .select([
      'ordinal',
      'step_id',
      'name',
      'role',
      'unit_id',
      'hours',
      'opened_at',
      'due_at',
      'assignee_id',
      'claimed_at',
      'closed_at',
      'closed_by',
      'outcome',
      'note',
    ])
    .where('dossier_id', '=', idOf(read, code))
    .orderBy('ordinal')
    .execute()
}

function listDocuments(read: Read, code: string) {
  return read
    .selectFrom('dossier_document')
    .select([
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
    .where('dossier_id', '=', idOf(read, code))
    .orderBy('ordinal')
    .execute()
}

function listPayments(read: Read, code: string) {
  return read
    .selectFrom('cash_receipt')
    .select(['number', 'method', 'amount', 'reference', 'items', 'paid_at', 'voided_at'])
    .where('dossier_id', '=', idOf(read, code))
    .orderBy('paid_at')
    .execute()
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
