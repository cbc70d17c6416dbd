import { sql } from 'kysely'
import type { Day } from '#kernel/day'
import type { AccountId, ProcedureVersionId, PublicationId } from '#kernel/id'
import { isOneOf, json, type Read, type Write } from '#platform/db'
import type { ItemFacts, ItemKind, Publication } from '../domain/publication.ts'

/** What a decision does to a procedure, with what the procedure is to say; nothing for a repeal. */
export interface ItemRow<Content = unknown> extends ItemFacts {
  readonly content: Content | null
}

const PUBLICATION = [
  'id',
  'state',
  'number',
  'decided_on as decidedOn',
  'issuer',
  'summary',
  'effective_on as effectiveOn',
  'scan_file_id as scanFileId',
  'drafted_by as draftedBy',
  'drafted_at as draftedAt',
  'edited_by as editedBy',
  'sent_at as sentAt',
  'returned_because as returnedBecause',
  'checked_by as checkedBy',
  'checked_at as checkedAt',
  'published_by as publishedBy',
  'published_at as publishedAt',
  'in_force_from as inForceFrom',
  'took_effect_at as tookEffectAt',
  'revision',
] as const

const ITEM = [
  'procedure_code as code',
  'kind',
  'base_version_id as baseVersionId',
  'related_code as relatedCode',
  'related_base_version_id as relatedBaseVersionId',
  'version_id as versionId',
  'revision',
] as const

export async function findPublication(db: Read, id: PublicationId): Promise<Publication | null> {
  const row = await db
    .selectFrom('publication')
    .select(PUBLICATION)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : asPublication(row)
}

/** Locks the decision: one step of its way is taken at a time. */
export async function findPublicationForUpdate(
  tx: Write,
  id: PublicationId,
): Promise<Publication | null> {
  const row = await tx
    .selectFrom('publication')
    .select(PUBLICATION)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row === undefined ? null : asPublication(row)
}

/** Where a page of decisions ends. */
export interface PublicationPosition {
  readonly draftedAt: Date
  readonly id: PublicationId
}

/** Decisions, the newest first, from a position on. */
export async function listPublicationRows(
  db: Read,
  after: PublicationPosition | null,
  limit: number,
): Promise<Publication[]> {
  const rows = await db
    .selectFrom('publication')
    .select(PUBLICATION)
    .$if(after !== null, (query) =>
      query.where((is) =>
        is(
          is.refTuple('drafted_at', 'id'),
          '<',
          is.tuple(after?.draftedAt ?? new Date(0), after?.id ?? ('' as PublicationId)),
        ),
      ),
    )
    .orderBy('drafted_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(asPublication)
}

/** What each of some decisions does, without the texts. */
export async function listItemKinds(
  db: Read,
  ids: readonly PublicationId[],
): Promise<{ publicationId: PublicationId; kind: ItemKind }[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('publication_item')
    .select(['publication_id as publicationId', 'kind'])
    .where('publication_id', 'in', ids)
    .execute()
  return rows.map(({ publicationId, kind }) => ({ publicationId, kind }))
}

/** Published decisions whose day has come and of which that is not noted, locked; each is taken by one worker. */
export async function listToTakeEffect(
  tx: Write,
  today: Day,
  limit: number,
): Promise<PublicationId[]> {
  const rows = await tx
    .selectFrom('publication')
    .select('id')
    .where('state', '=', 'published')
    .where('took_effect_at', 'is', null)
    .where('in_force_from', '<=', today)
    .orderBy('in_force_from')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
  return rows.map(({ id }) => id)
}

export async function insertPublication(tx: Write, publication: Publication): Promise<void> {
  await tx.insertInto('publication').values(asRow(publication)).execute()
}

export async function savePublication(tx: Write, publication: Publication): Promise<void> {
  const { id, ...columns } = asRow(publication)
  await tx.updateTable('publication').set(columns).where('id', '=', id).execute()
}

export async function deletePublication(tx: Write, id: PublicationId): Promise<void> {
  await tx.deleteFrom('publication_item').where('publication_id', '=', id).execute()
  await tx.deleteFrom('publication').where('id', '=', id).execute()
}

/** What a decision does to a procedure, without its text. */
export interface ItemHead extends ItemFacts {
  /** What the procedure is to be called; null for a repeal. */
  readonly name: string | null
}

/** What a decision does, procedure by procedure, without the texts. It is as long as the decision's annex. */
export async function listItemHeads(db: Read, id: PublicationId): Promise<ItemHead[]> {
  const rows = await db
    .selectFrom('publication_item')
    .select(ITEM)
    .select(sql<string | null>`content ->> 'name'`.as('name'))
    .where('publication_id', '=', id)
    .orderBy('procedure_code')
    .execute()
  return rows.map((row) => ({ ...factsOf(row), name: row.name }))
}

/** The same with the texts, of those procedures. */
export async function listItemsOf(
  db: Read,
  id: PublicationId,
  codes: readonly string[],
): Promise<ItemRow[]> {
  const rows = await db
    .selectFrom('publication_item')
    .select(ITEM)
    .select('content')
    .where('publication_id', '=', id)
    .where((is) => isOneOf(is.ref('procedure_code'), codes))
    .orderBy('procedure_code')
    .execute()
  return rows.map(asItem)
}

/** What a decision does, procedure by procedure. A decision is read whole: its length is that of its annex. */
export async function listItems(db: Read, id: PublicationId): Promise<ItemRow[]> {
  const rows = await db
    .selectFrom('publication_item')
    .select(ITEM)
    .select('content')
    .where('publication_id', '=', id)
    .orderBy('procedure_code')
    .execute()
  return rows.map(asItem)
}

export async function findItem(db: Read, id: PublicationId, code: string): Promise<ItemRow | null> {
  const row = await db
    .selectFrom('publication_item')
    .select(ITEM)
    .select('content')
    .where('publication_id', '=', id)
    .where('procedure_code', '=', code)
    .executeTakeFirst()
  return row === undefined ? null : asItem(row)
}

/** Adds what a decision does to a procedure; answers false when it does something to it already. */
export async function insertItem(tx: Write, id: PublicationId, item: ItemRow): Promise<boolean> {
  const added = await insertItems(tx, id, [item])
  return added.length > 0
}

/** Adds what a decision does to procedures; answers the codes of those that it did nothing to before. */
export async function insertItems(
  tx: Write,
  id: PublicationId,
  items: readonly ItemRow[],
): Promise<string[]> {
  if (items.length === 0) return []
  const added = await tx
    .insertInto('publication_item')
    .values(
      items.map((item) => ({
        publication_id: id,
        procedure_code: item.code,
        kind: item.kind,
        content: item.content === null ? null : json(item.content),
        base_version_id: item.baseVersionId,
        related_code: item.relatedCode,
        related_base_version_id: item.relatedBaseVersionId,
        version_id: item.versionId,
        revision: item.revision,
      })),
    )
    .onConflict((conflict) => conflict.constraint('publication_item_pkey').doNothing())
    .returning('procedure_code')
    .execute()
  return added.map(({ procedure_code: code }) => code)
}

export async function saveItemContent(
  tx: Write,
  id: PublicationId,
  { code, content, revision }: Pick<ItemRow, 'code' | 'content' | 'revision'>,
): Promise<void> {
  await tx
    .updateTable('publication_item')
    .set({ content: json(content), revision })
    .where('publication_id', '=', id)
    .where('procedure_code', '=', code)
    .execute()
}

export async function setItemVersion(
  tx: Write,
  id: PublicationId,
  code: string,
  versionId: ProcedureVersionId,
): Promise<void> {
  await tx
    .updateTable('publication_item')
    .set({ version_id: versionId })
    .where('publication_id', '=', id)
    .where('procedure_code', '=', code)
    .execute()
}

/** Takes a procedure out of a draft; answers false when it was not in it. */
export async function deleteItem(tx: Write, id: PublicationId, code: string): Promise<boolean> {
  const removed = await tx
    .deleteFrom('publication_item')
    .where('publication_id', '=', id)
    .where('procedure_code', '=', code)
    .returning('procedure_code')
    .execute()
  return removed.length > 0
}

type PublicationRow = Omit<Publication, 'state' | 'editedBy'> & {
  readonly state: string
  readonly editedBy: readonly string[]
}

function asPublication(row: PublicationRow): Publication {
  return {
    ...row,
    state: row.state as Publication['state'],
    editedBy: row.editedBy as readonly AccountId[],
  }
}

function asRow(publication: Publication) {
  return {
    id: publication.id,
    state: publication.state,
    number: publication.number,
    decided_on: publication.decidedOn,
    issuer: publication.issuer,
    summary: publication.summary,
    effective_on: publication.effectiveOn,
    scan_file_id: publication.scanFileId,
    drafted_by: publication.draftedBy,
    drafted_at: publication.draftedAt,
    edited_by: [...publication.editedBy],
    sent_at: publication.sentAt,
    returned_because: publication.returnedBecause,
    checked_by: publication.checkedBy,
    checked_at: publication.checkedAt,
    published_by: publication.publishedBy,
    published_at: publication.publishedAt,
    in_force_from: publication.inForceFrom,
    took_effect_at: publication.tookEffectAt,
    revision: publication.revision,
  }
}

function asItem(row: ItemColumns & { readonly content: unknown }): ItemRow {
  return { ...factsOf(row), content: row.content }
}

interface ItemColumns {
  readonly code: string
  readonly kind: string
  readonly baseVersionId: string | null
  readonly relatedCode: string | null
  readonly relatedBaseVersionId: string | null
  readonly versionId: ProcedureVersionId | null
  readonly revision: number
}

function factsOf(row: ItemColumns): ItemFacts {
  return {
    code: row.code,
    kind: row.kind as ItemKind,
    baseVersionId: row.baseVersionId as ProcedureVersionId | null,
    relatedCode: row.relatedCode,
    relatedBaseVersionId: row.relatedBaseVersionId as ProcedureVersionId | null,
    versionId: row.versionId,
    revision: row.revision,
  }
}
