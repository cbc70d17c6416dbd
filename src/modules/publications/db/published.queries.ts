import type { Day } from '#kernel/day'
import type { ProcedureVersionId, PublicationId } from '#kernel/id'
import { isOneOf, type Read } from '#platform/db'
import type { ItemKind } from '../domain/publication.ts'

/** The decision behind a version or a repeal, as it is cited. */
export interface CitedDecision {
  readonly id: PublicationId
  readonly number: string | null
  readonly decidedOn: Day | null
  readonly issuer: string
}

const CITED = [
  'publication.id as id',
  'publication.number as number',
  'publication.decided_on as decidedOn',
  'publication.issuer as issuer',
] as const

/** Which decision made each of these versions; those from before decisions were kept here have none. */
export async function listDecisionsOfVersions(
  db: Read,
  versionIds: readonly ProcedureVersionId[],
): Promise<ReadonlyMap<string, CitedDecision>> {
  if (versionIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('publication_item')
    .innerJoin('publication', 'publication.id', 'publication_item.publication_id')
    .select(CITED)
    .select('version_id as versionId')
    .where('publication_item.version_id', 'in', versionIds)
    .execute()
  return new Map(
    rows.flatMap(({ versionId, ...cited }) => (versionId === null ? [] : [[versionId, cited]])),
  )
}

/** The decision by which a procedure ended last, and the code that took its place. */
export async function findEnding(
  db: Read,
  code: string,
): Promise<
  (CitedDecision & { readonly endsFrom: Day; readonly replacedBy: string | null }) | null
> {
  const row = await db
    .selectFrom('publication_item')
    .innerJoin('publication', 'publication.id', 'publication_item.publication_id')
    .select(CITED)
    .select([
      'in_force_from as endsFrom',
      'procedure_code as code',
      'related_code as relatedCode',
      'kind',
    ])
    .where('publication.state', '=', 'published')
    .where((is) =>
      is.or([
        is.and([is('kind', '=', 'repeal'), is('procedure_code', '=', code)]),
        is.and([is('kind', '=', 'replace'), is('related_code', '=', code)]),
      ]),
    )
    .orderBy('in_force_from', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined || row.endsFrom === null) return null
  const { kind, code: itemCode, relatedCode, endsFrom, ...cited } = row
  return { ...cited, endsFrom, replacedBy: kind === 'replace' ? itemCode : relatedCode }
}

/** A published decision, as it is counted. */
export interface CountedDecision extends CitedDecision {
  readonly summary: string
}

/** What a published decision did to a procedure. */
export interface CountedItem {
  readonly code: string
  readonly kind: ItemKind
  readonly publicationId: PublicationId
}

/** Published decisions that were signed in a period, oldest first, and what they did to each procedure. */
export async function listSigned(
  db: Read,
  { from, until }: { readonly from: Day; readonly until: Day },
): Promise<{ decisions: CountedDecision[]; items: CountedItem[] }> {
  const decisions = await db
    .selectFrom('publication')
    .select([...CITED, 'summary'])
    .where('state', '=', 'published')
    .where('decided_on', '>=', from)
    .where('decided_on', '<=', until)
    .orderBy('decided_on')
    .orderBy('id')
    .execute()
  const items = await db
    .selectFrom('publication_item')
    .select(['procedure_code as code', 'kind', 'publication_id as publicationId'])
    .where((is) =>
      isOneOf(
        is.ref('publication_id'),
        decisions.map(({ id }) => id),
      ),
    )
    .orderBy('procedure_code')
    .execute()
  return { decisions, items }
}
