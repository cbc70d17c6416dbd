import type { AccountId, FileId, ProcedureVersionId, PublicationId } from '#kernel/id'
import { dayOf } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { describeFiles, type FileDescription } from '#modules/documents'
import { officersOf } from '#modules/identity'
import { procedureById, procedureOn, type ProcedureContent } from '#modules/procedures'
import type { Context } from '#platform/context'
import { inRead } from '#platform/db'
import type { ItemRow } from '../db/publication.queries.ts'
import type { Flaw } from '../domain/flaws.ts'
import { whyNotCheck, type ItemFacts, type Publication } from '../domain/publication.ts'
import { findFlaws } from './find-flaws.ts'
import { loadPublication } from './load-publication.ts'

/** What a decision does to a procedure, with the names of what it names. */
export interface ListedItem extends ItemFacts {
  readonly name: string
  readonly relatedName: string | null
}

/** A decision as those who work on it see it. */
export interface PublicationView {
  readonly publication: Publication
  readonly items: readonly ListedItem[]
  readonly flaws: readonly Flaw[]
  readonly scan: FileDescription | null
  /** Whether the one who looks has written on it, and so may not check it. */
  readonly isOwnDraft: boolean
  readonly nameOf: (accountId: AccountId | null) => string | null
}

/**
 * A decision with everything it does, and everything that is wrong with it.
 *
 * Refuses: `forbidden/role`, `not-found/publication`.
 */
export async function viewPublication(
  context: Context,
  id: PublicationId,
): Promise<PublicationView> {
  const { publication, items } = await loadPublication(context, id)
  const isOpen = publication.state !== 'published'
  const [listed, flaws, { people, files }] = await Promise.all([
    Promise.all(items.map((item) => listedItem(context, items, item))),
    isOpen ? findFlaws(context, publication, items) : [],
    inRead(context.db, async (read) => ({
      people: await officersOf(read, peopleOf(publication)),
      files: await describeFiles(read, filesOf(publication)),
    })),
  ])
  return {
    publication,
    items: listed,
    flaws,
    scan: publication.scanFileId === null ? null : (files.get(publication.scanFileId) ?? null),
    isOwnDraft: whyNotCheck(publication, context.actor.accountId) === 'forbidden/own-draft',
    nameOf: (accountId) =>
      accountId === null ? null : (people.get(accountId)?.displayName ?? null),
  }
}

/** The draft of what a procedure is to say, beside what it says now. */
export interface RecordView {
  readonly publication: Publication
  readonly item: ItemFacts
  readonly content: ProcedureContent
  /** What it was written against; null for a procedure that had nothing before. */
  readonly before: ProcedureContent | null
  readonly flaws: readonly Flaw[]
}

/**
 * What a procedure is to say by a decision, for who writes or checks it.
 *
 * Refuses: `forbidden/role`, `not-found/publication`, `not-found/publication-item`.
 */
export async function viewRecord(
  context: Context,
  id: PublicationId,
  code: string,
): Promise<RecordView> {
  const { publication, items } = await loadPublication(context, id)
  const item = items.find((each) => each.code === code)
  if (item === undefined || item.content === null) throw new Refused('not-found/publication-item')
  const flaws = await findFlaws(context, publication, items)
  const base = item.kind === 'replace' ? item.relatedBaseVersionId : item.baseVersionId
  return {
    publication,
    item,
    content: item.content as ProcedureContent,
    before: await contentOf(context, base),
    flaws: flaws.filter(({ itemCode }) => itemCode === code),
  }
}

async function listedItem(
  context: Context,
  items: readonly ItemRow[],
  { content, ...facts }: ItemRow,
): Promise<ListedItem> {
  const written = (content as ProcedureContent | null)?.name
  const name = written ?? (await contentOf(context, facts.baseVersionId))?.name ?? facts.code
  return { ...facts, name, relatedName: await relatedNameOf(context, items, facts.relatedCode) }
}

async function relatedNameOf(
  context: Context,
  items: readonly ItemRow[],
  code: string | null,
): Promise<string | null> {
  if (code === null) return null
  const here = items.find((item) => item.code === code)?.content as ProcedureContent | undefined
  if (here?.name !== undefined) return here.name
  return (await procedureOn(context, code, dayOf(context.clock.now())))?.content.name ?? null
}

async function contentOf(
  context: Context,
  versionId: ProcedureVersionId | null,
): Promise<ProcedureContent | null> {
  return versionId === null ? null : ((await procedureById(context, versionId))?.content ?? null)
}

function peopleOf({ draftedBy, checkedBy, publishedBy }: Publication): AccountId[] {
  return [draftedBy, checkedBy, publishedBy].flatMap((each) => each ?? [])
}

function filesOf({ scanFileId }: Publication): FileId[] {
  return scanFileId === null ? [] : [scanFileId]
}
