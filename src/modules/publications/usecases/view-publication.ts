import type { AccountId, FileId, ProcedureVersionId, PublicationId } from '#kernel/id'
import { dayOf } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { describeFiles, type FileDescription } from '#modules/documents'
import { officersOf } from '#modules/identity'
import { procedureById, procedureOn, type ProcedureContent } from '#modules/procedures'
import type { Context } from '#platform/context'
import { inRead } from '#platform/db'
import { findItem, listItemHeads, listItemsOf, type ItemHead } from '../db/publication.queries.ts'
import type { Flaw } from '../domain/flaws.ts'
import { whyNotCheck, type ItemFacts, type Publication } from '../domain/publication.ts'
import { findFlaws } from './find-flaws.ts'
import { readPublication } from './load-publication.ts'

/** What a decision does to a procedure, with the names of what it names. */
export interface ListedItem extends ItemFacts {
  readonly name: string
  readonly relatedName: string | null
}

/** A decision as those who work on it see it. */
export interface PublicationView {
  readonly publication: Publication
  /** What it does to the procedures of the page. */
  readonly items: readonly ListedItem[]
  /** To how many procedures it does something. */
  readonly total: number
  /** The code that the next page begins after, or null. */
  readonly next: string | null
  /** What is wrong with the decision itself, and with the procedures of the page. */
  readonly flaws: readonly Flaw[]
  readonly scan: FileDescription | null
  /** Whether the one who looks has written on it, and so may not check it. */
  readonly isOwnDraft: boolean
  readonly nameOf: (accountId: AccountId | null) => string | null
}

/** Some of the procedures of a decision, by their codes. */
export interface ItemPage {
  readonly after: string | null
  readonly limit: number
}

/**
 * A decision with what it does and what is wrong with it: to all its procedures, or to a page of them, for a decision on
 * a whole catalogue takes seconds to look through.
 *
 * Refuses: `forbidden/role`, `not-found/publication`.
 */
export async function viewPublication(
  context: Context,
  id: PublicationId,
  page: ItemPage | null = null,
): Promise<PublicationView> {
  const publication = await readPublication(context, id)
  const all = await inRead(context.db, (read) => listItemHeads(read, id))
  const { heads, next } = pageOf(all, page)
  const [listed, flaws, { people, files }] = await Promise.all([
    Promise.all(heads.map((head) => listedItem(context, all, head))),
    publication.state === 'published' ? [] : flawsAmong(context, publication, all, heads),
    inRead(context.db, async (read) => ({
      people: await officersOf(read, peopleOf(publication)),
      files: await describeFiles(read, filesOf(publication)),
    })),
  ])
  return {
    publication,
    items: listed,
    total: all.length,
    next,
    flaws,
    scan: publication.scanFileId === null ? null : (files.get(publication.scanFileId) ?? null),
    isOwnDraft: whyNotCheck(publication, context.actor.accountId) === 'forbidden/own-draft',
    nameOf: (accountId) =>
      accountId === null ? null : (people.get(accountId)?.displayName ?? null),
  }
}

function pageOf(all: readonly ItemHead[], page: ItemPage | null) {
  if (page === null) return { heads: all, next: null }
  const { after, limit } = page
  const left = after === null ? all : all.filter(({ code }) => code > after)
  const heads = left.slice(0, limit)
  return { heads, next: left.length > limit ? (heads.at(-1)?.code ?? null) : null }
}

async function flawsAmong(
  context: Context,
  publication: Publication,
  all: readonly ItemHead[],
  heads: readonly ItemHead[],
): Promise<Flaw[]> {
  const codes = heads.map(({ code }) => code)
  const looked = await inRead(context.db, (read) => listItemsOf(read, publication.id, codes))
  return findFlaws(context, publication, all, looked)
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
  const publication = await readPublication(context, id)
  const [item, all] = await inRead(context.db, async (read) => [
    await findItem(read, id, code),
    await listItemHeads(read, id),
  ])
  if (item === null || item.content === null) throw new Refused('not-found/publication-item')
  const flaws = await findFlaws(context, publication, all, [item])
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
  items: readonly ItemHead[],
  { name: written, ...facts }: ItemHead,
): Promise<ListedItem> {
  const name = written ?? (await contentOf(context, facts.baseVersionId))?.name ?? facts.code
  return { ...facts, name, relatedName: await relatedNameOf(context, items, facts) }
}

async function relatedNameOf(
  context: Context,
  items: readonly ItemHead[],
  { relatedCode: code, relatedBaseVersionId }: ItemFacts,
): Promise<string | null> {
  if (code === null) return null
  const here = items.find((item) => item.code === code)?.name ?? null
  if (here !== null) return here
  const inForce = await procedureOn(context, code, dayOf(context.clock.now()))
  // What was replaced is no longer in force once the decision is published.
  const content = inForce?.content ?? (await contentOf(context, relatedBaseVersionId))
  return content?.name ?? null
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
