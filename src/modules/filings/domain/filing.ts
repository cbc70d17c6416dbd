import type { AccountId, FileId, FilingId, FormVersionId, UnitId } from '#kernel/id'

/** How the one who files is reached. Name, number and birth date are always those of the account. */
export interface Contact {
  readonly kind: PartyKind
  readonly phone: string | null
  readonly email: string | null
  readonly address: string | null
}

export type PartyKind = 'citizen' | 'business' | 'organisation' | 'household-business'

/** For whom somebody else files. */
export interface OwnerParty extends Contact {
  readonly name: string
  readonly personalId: string | null
  readonly taxCode: string | null
  readonly birthDate: string | null
}

/** A file that stands for a paper of the procedure. */
export interface FilingDocument {
  readonly componentId: string
  readonly fileId: FileId
}

/** How the result is to come: at the counter, by post to somebody, or electronically. */
export type FilingDelivery =
  | { readonly method: 'counter' }
  | { readonly method: 'electronic' }
  | {
      readonly method: 'post'
      readonly address: string
      readonly recipient: string
      readonly phone: string
    }

export type DeliveryMethod = FilingDelivery['method']

/** A filing in preparation, as it was saved last. */
export interface Filing {
  readonly id: FilingId
  readonly accountId: AccountId
  readonly procedureCode: string
  readonly formVersionId: FormVersionId | null
  readonly caseId: string | null
  readonly receivingUnitId: UnitId
  readonly version: number
  readonly contact: Contact
  readonly owner: OwnerParty | null
  readonly answers: Readonly<Record<string, unknown>>
  readonly documents: readonly FilingDocument[]
  readonly delivery: FilingDelivery | null
  readonly done: readonly string[]
  /** By part: the version at which it was saved last, and by which opening of its page. */
  readonly saves: Readonly<Record<string, Saving>>
  readonly createdAt: Date
  readonly savedAt: Date
  readonly submittedAs: string | null
}

export interface Saving {
  readonly version: number
  readonly by: string
}

/** Which part is saved, from a page that was opened at which version; `opening` is one showing of the page. */
export interface SavedPart {
  readonly part: string
  readonly version: number
  readonly opening: string
}

/**
 * Whether a part was saved from elsewhere after its page was opened. Parts do not meet each other, and
 * a page that saves twice, or is come back to, meets only itself.
 */
export function isSavedElsewhere(
  { saves }: Pick<Filing, 'saves'>,
  { part, version, opening }: SavedPart,
): boolean {
  const last = saves[part]
  return last !== undefined && last.version > version && last.by !== opening
}

/** The tasks beside the pages of the form. */
export const TASKS = ['applicant', 'papers', 'delivery'] as const

export type Task = (typeof TASKS)[number]

/** The mark in `done` of a finished page of the form; tasks are marked by their own names. */
export function pageMark(pageId: string): string {
  return `page:${pageId}`
}

/** The marks with one set or taken away. */
export function marked(done: readonly string[], mark: string, isDone: boolean): readonly string[] {
  const others = done.filter((each) => each !== mark)
  return isDone ? [...others, mark] : others
}
