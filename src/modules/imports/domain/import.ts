import type { AccountId, FileId, ImportId, ProcedureVersionId, PublicationId } from '#kernel/id'
import type { RefusalCode } from '#kernel/refusal-codes'
import { differing } from '#kernel/same'

/** What a row of a file would do to the catalogue. */
export const ROW_STATES = [
  'new',
  'changed',
  'replacing',
  'repealed',
  'unchanged',
  'faulty',
] as const
export type RowState = (typeof ROW_STATES)[number]

export type ImportFormat = 'xlsx' | 'json'

/** The states of rows that may go into a draft: those that would change something. */
export const TAKEN_STATES = [
  'new',
  'changed',
  'replacing',
  'repealed',
] as const satisfies readonly RowState[]
export type TakenState = (typeof TAKEN_STATES)[number]

/** How many rows would do what. */
export type RowCounts = Readonly<Record<RowState, number>>

/** A file that was read, and what it would change; nothing has changed yet. */
export interface CatalogueImport {
  readonly id: ImportId
  readonly fileName: string
  readonly format: ImportFormat
  /** The file as it came. */
  readonly fileId: FileId
  readonly importedBy: AccountId
  readonly importedAt: Date
  readonly counts: RowCounts
}

/** One thing that is wrong with a row: in which column, what, and what stands there. */
export interface RowFault {
  readonly column: string
  readonly code: string
  readonly given: string
}

/** One row of the file. `Content` is what the procedure is to say. */
export interface ImportRow<Content = unknown> {
  /** The row of the sheet, or the place in the list, from 1. */
  readonly position: number
  readonly code: string | null
  readonly name: string
  readonly state: RowState
  readonly content: Content | null
  /** The version that it was compared with; null for a procedure that has none. */
  readonly baseVersionId: ProcedureVersionId | null
  /** What it replaces; for a repeal what comes in its place. */
  readonly relatedCode: string | null
  /** The version of what it replaces. */
  readonly relatedBaseVersionId: ProcedureVersionId | null
  /** The parts of the record that would change. */
  readonly changed: readonly string[]
  /** The parts that the file has otherwise and that stay, for the locality has its own. */
  readonly kept: readonly string[]
  readonly faults: readonly RowFault[]
  /** The draft that it was put into. */
  readonly publicationId: PublicationId | null
}

export function countsOf(rows: readonly Pick<ImportRow, 'state'>[]): RowCounts {
  const of = (state: RowState) => rows.filter((row) => row.state === state).length
  return {
    new: of('new'),
    changed: of('changed'),
    replacing: of('replacing'),
    repealed: of('repealed'),
    unchanged: of('unchanged'),
    faulty: of('faulty'),
  }
}

/** Why a row cannot be put into a draft, or null. */
export function whyNotTake(row: Pick<ImportRow, 'state' | 'publicationId'>): RefusalCode | null {
  if (!isTaken(row.state)) return 'invalid/import-row-not-taken'
  return row.publicationId === null ? null : 'conflict/import-row-taken'
}

export function isTaken(state: RowState): state is TakenState {
  return TAKEN_STATES.some((each) => each === state)
}

/** The codes that the rows of a file would change in more than one way, taken together: it would contradict itself. */
export function touchedTwice(
  rows: readonly Pick<ImportRow, 'state' | 'code' | 'relatedCode'>[],
): ReadonlySet<string> {
  const touched = rows.filter(({ state }) => isTaken(state)).flatMap(codesTouched)
  const seen = new Set<string>()
  return new Set(touched.filter((code) => seen.size === seen.add(code).size))
}

/** The procedures that a row would change: a replacement also ends what it replaces. */
export function codesTouched({
  state,
  code,
  relatedCode,
}: Pick<ImportRow, 'state' | 'code' | 'relatedCode'>): readonly string[] {
  return [code, state === 'replacing' ? relatedCode : null].filter((each) => each !== null)
}

/**
 * The record with the parts that the locality has its own of as they were, and which of them the file has otherwise.
 */
export function keepingOwn<Whole extends object>(
  before: Whole,
  after: Whole,
  ownParts: readonly string[],
): { readonly content: Whole; readonly kept: readonly string[] } {
  const kept = differing(before, after).filter((part) => ownParts.includes(part))
  const earlier = entriesOf(before)
  const own = Object.fromEntries(kept.map((part) => [part, earlier[part]]))
  return { content: { ...after, ...own }, kept }
}

function entriesOf(value: object): Readonly<Record<string, unknown>> {
  return value as Readonly<Record<string, unknown>>
}
