import { sql } from 'kysely'
import type { DossierId, UnitId } from '#kernel/id'
import type { Read } from '#platform/db'
import type { Book } from '../domain/book.ts'

/** A line of a register as it is stored. */
export interface RegisterRow {
  readonly id: DossierId
  readonly code: string
  readonly procedureName: string
  readonly applicantName: string
  readonly address: string | null
  readonly phone: string | null
  readonly competentUnitId: UnitId
  readonly receivedAt: Date
  readonly dueAt: Date | null
  readonly returnedAt: Date | null
  readonly delivery: 'counter' | 'post' | 'electronic'
  readonly receivedBy: string | null
}

/** Where a page begins: after a line, whose number in the book is carried on. */
export interface RegisterPosition {
  readonly receivedAt: Date
  readonly id: DossierId
  readonly number: number
}

/** The unit in whose book a dossier stands: of one that a successor goes on with, the unit of then. */
const UNIT_OF = {
  place: 'dossier.book_place_id',
  agency: 'dossier.book_agency_id',
} as const satisfies Record<Book['kind'], string>

/**
 * A page of a book in the order of receipt. Walks `dossier_by_place_received` (or `…_by_agency_…`)
 * from where the page begins, so that neither other units nor other years cost anything.
 */
export async function listRegister(
  read: Read,
  book: Book,
  page: { readonly after: RegisterPosition | null; readonly limit: number },
): Promise<RegisterRow[]> {
  const { after, limit } = page
  let lines = inBook(read, book)
    .innerJoin('dossier_party as applicant', (join) =>
      join.onRef('applicant.dossier_id', '=', 'dossier.id').on('applicant.part', '=', 'applicant'),
    )
    .select([
      'dossier.id',
      'dossier.code',
      'dossier.procedure_name as procedureName',
      'applicant.name as applicantName',
      'applicant.address',
      'applicant.phone',
      'dossier.competent_unit_id as competentUnitId',
      sql<Date>`dossier.received_at`.as('receivedAt'),
      'dossier.due_at as dueAt',
      'dossier.returned_at as returnedAt',
      sql<RegisterRow['delivery']>`dossier.delivery ->> 'method'`.as('delivery'),
      sql<string | null>`dossier.hand_over #>> '{receivedBy,name}'`.as('receivedBy'),
    ])
  if (after !== null) {
    lines = lines.where(
      sql<boolean>`(dossier.received_at, dossier.id) > (${after.receivedAt}, ${after.id}::uuid)`,
    )
  }
  return lines.orderBy('dossier.received_at').orderBy('dossier.id').limit(limit).execute()
}

/** How many lines a book has, counting to `most` and no further. */
export async function countRegister(read: Read, book: Book, most: number): Promise<number> {
  const { count } = await read
    .selectFrom(inBook(read, book).select('dossier.id').limit(most).as('line'))
    .select((row) => row.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

function inBook(read: Read, { kind, unitId, from, to }: Book) {
  return read
    .selectFrom('dossier')
    .where(UNIT_OF[kind], '=', unitId)
    .where('dossier.received_at', '>=', from)
    .where('dossier.received_at', '<', to)
}
