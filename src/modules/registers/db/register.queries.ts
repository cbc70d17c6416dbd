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
  /** The agency that decides, as it was when the dossier was received. */
  readonly agencyThenId: UnitId
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

/** The unit in whose book a dossier stands: of one that a successor goes on with, the unit of then; and the successor. */
const UNIT_OF = {
  place: { book: 'dossier.book_place_id', heir: 'dossier.receiving_unit_id' },
  agency: { book: 'dossier.book_agency_id', heir: 'dossier.competent_unit_id' },
} as const satisfies Record<Book['kind'], object>

/**
 * A page of a book in the order of receipt. Walks `dossier_by_place_received` (or `…_by_agency_…`)
 * from where the page begins, so that neither other units nor other years cost anything; by the units of now
 * also `dossier_carried_by_place` (or `…_by_agency`), and each of the units that are read together.
 */
export async function listRegister(
  read: Read,
  book: Book,
  page: { readonly after: RegisterPosition | null; readonly limit: number },
): Promise<RegisterRow[]> {
  return inBook(read, book, page)
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
      sql<UnitId>`dossier.book_agency_id`.as('agencyThenId'),
      sql<Date>`dossier.received_at`.as('receivedAt'),
      'dossier.due_at as dueAt',
      'dossier.returned_at as returnedAt',
      sql<RegisterRow['delivery']>`dossier.delivery ->> 'method'`.as('delivery'),
      sql<string | null>`dossier.hand_over #>> '{receivedBy,name}'`.as('receivedBy'),
    ])
    .orderBy('dossier.received_at')
    .orderBy('dossier.id')
    .limit(page.limit)
    .execute()
}

/** How many lines a book has, counting to `most` and no further. */
export async function countRegister(read: Read, book: Book, most: number): Promise<number> {
  const { count } = await read
    .selectFrom(
      inBook(read, book, { after: null, limit: most }).select('dossier.id').limit(most).as('line'),
    )
    .select((row) => row.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

type Page = Parameters<typeof listRegister>[2]

/** The lines of a book behind a place in it; by the units of now no more of them than the page may show. */
function inBook(read: Read, book: Book, page: Page) {
  const { kind, unitId, from, to } = book
  const { after } = page
  const lines = read.selectFrom('dossier')
  if (book.readWith !== null)
    return lines.where(sql<boolean>`dossier.id in (${firstRead(book, book.readWith, page)})`)
  const own = lines
    .where(UNIT_OF[kind].book, '=', unitId)
    .where('dossier.received_at', '>=', from)
    .where('dossier.received_at', '<', to)
  return after === null ? own : own.where(behind(after))
}

/** The first lines of every unit that is read together: what it received or decides, and what was carried over to it. */
function firstRead({ kind, from, to }: Book, unitIds: readonly UnitId[], { after, limit }: Page) {
  const { book, heir } = UNIT_OF[kind]
  const first = sql`dossier.received_at >= ${from} and dossier.received_at < ${to}
        and ${after === null ? sql`true` : behind(after)}
      order by dossier.received_at, dossier.id
      limit ${limit}`
  return sql`
    select line.id
    from unnest(${unitIds}::uuid[]) as unit (id), lateral (
      (select dossier.id from dossier
      where ${sql.ref(book)} = unit.id and dossier.former_competent_unit_id is null and ${first})
      union all
      (select dossier.id from dossier
      where ${sql.ref(heir)} = unit.id and dossier.former_competent_unit_id is not null and ${first})
    ) as line`
}

function behind({ receivedAt, id }: RegisterPosition) {
  return sql<boolean>`(dossier.received_at, dossier.id) > (${receivedAt}, ${id}::uuid)`
}
