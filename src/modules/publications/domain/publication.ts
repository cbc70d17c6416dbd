import type { Day } from '#kernel/day'
import type { AccountId, FileId, ProcedureVersionId, PublicationId } from '#kernel/id'
import type { RefusalCode } from '#kernel/refusal-codes'

/** Written, checked by a second person, and then published: the way of every decision. */
export type PublicationState = 'draft' | 'in-check' | 'checked' | 'published'

/** What a decision says of itself. What is not known yet while it is drafted is null. */
export interface PublicationFacts {
  readonly number: string | null
  readonly decidedOn: Day | null
  readonly issuer: string
  /** What it is about (trích yếu). */
  readonly summary: string
  readonly effectiveOn: Day | null
}

/** A publication decision (quyết định công bố), without what it does to each procedure. */
export interface Publication extends PublicationFacts {
  readonly id: PublicationId
  readonly state: PublicationState
  readonly scanFileId: FileId | null
  readonly draftedBy: AccountId
  readonly draftedAt: Date
  /** Everybody who wrote on it. */
  readonly editedBy: readonly AccountId[]
  readonly sentAt: Date | null
  readonly returnedBecause: string | null
  readonly checkedBy: AccountId | null
  readonly checkedAt: Date | null
  readonly publishedBy: AccountId | null
  readonly publishedAt: Date | null
  /** From which day its versions hold; null until it is published. */
  readonly inForceFrom: Day | null
  readonly tookEffectAt: Date | null
  /** Grows with every change of the facts. */
  readonly revision: number
}

/** Newly issued, amended, issued in place of another, or repealed (Decree 63/2010/NĐ-CP, article 14). */
export const ITEM_KINDS = ['new', 'amend', 'replace', 'repeal'] as const
export type ItemKind = (typeof ITEM_KINDS)[number]

/** What a decision does to one procedure. */
export interface ItemFacts {
  readonly code: string
  readonly kind: ItemKind
  readonly baseVersionId: ProcedureVersionId | null
  /** What it replaces; for a repeal what comes in its place. */
  readonly relatedCode: string | null
  readonly relatedBaseVersionId: ProcedureVersionId | null
  /** The version it became; null before, and for a repeal. */
  readonly versionId: ProcedureVersionId | null
  readonly revision: number
}

/** Why nobody may write on the decision now, or null. */
export function whyNotEdit({ state }: Pick<Publication, 'state'>): RefusalCode | null {
  return state === 'draft' ? null : 'conflict/publication-not-draft'
}

/** Why what is known only when it is signed (number, days, scan) may not be entered now, or null. */
export function whyNotSign({ state }: Pick<Publication, 'state'>): RefusalCode | null {
  return state === 'draft' || state === 'checked' ? null : 'conflict/publication-not-draft'
}

/** Why it may not be handed over to be checked, or null. What is wrong with its texts is asked apart. */
export function whyNotSend(
  publication: Pick<Publication, 'state'>,
  itemCount: number,
): RefusalCode | null {
  return whyNotEdit(publication) ?? (itemCount === 0 ? 'invalid/publication-empty' : null)
}

/** Why this officer may not find it right, or null: the second person is nobody who wrote on it. */
export function whyNotCheck(
  { state, editedBy }: Pick<Publication, 'state' | 'editedBy'>,
  officer: AccountId,
): RefusalCode | null {
  if (editedBy.includes(officer)) return 'forbidden/own-draft'
  return state === 'in-check' ? null : 'conflict/publication-not-in-check'
}

/** Why it may not be given back to be mended, or null. */
export function whyNotReturn({ state }: Pick<Publication, 'state'>): RefusalCode | null {
  return state === 'in-check' || state === 'checked' ? null : 'conflict/publication-not-in-check'
}

/** Why it may not be published, or null. What is wrong with its texts is asked apart. */
export function whyNotPublish({ state }: Pick<Publication, 'state'>): RefusalCode | null {
  return state === 'checked' ? null : 'conflict/publication-not-checked'
}

/**
 * From which day the versions of a decision hold that is published today. They never reach back: what was filed until
 * then was filed under the text that everybody could read.
 */
export function inForceFrom(effectiveOn: Day, today: Day): Day {
  return effectiveOn > today ? effectiveOn : today
}

/** How many procedures a decision makes, amends or replaces, and repeals: the three kinds of the report. */
export function countsOf(items: readonly Pick<ItemFacts, 'kind'>[]): {
  readonly made: number
  readonly changed: number
  readonly repealed: number
} {
  const of = (...kinds: readonly ItemKind[]) =>
    items.filter(({ kind }) => kinds.includes(kind)).length
  return { made: of('new'), changed: of('amend', 'replace'), repealed: of('repeal') }
}

/** The codes that a decision touches in more than one way: it would contradict itself. */
export function touchedTwice(
  items: readonly Pick<ItemFacts, 'code' | 'kind' | 'relatedCode'>[],
): string[] {
  const touched = items.flatMap(({ code, kind, relatedCode }) =>
    kind === 'replace' && relatedCode !== null ? [code, relatedCode] : [code],
  )
  return [...new Set(touched.filter((code, at) => touched.indexOf(code) !== at))]
}
