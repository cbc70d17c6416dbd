import type { ImportId, PublicationId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import { catalogueOf, isChangedSince, type VersionPeriod } from '#modules/procedures'
import {
  draftItems,
  type DraftedItem,
  type ItemKind,
  type PublicationFacts,
} from '#modules/publications'
import { authorise } from '#platform/access'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { inTransaction } from '#platform/db'
import { findImport, listRowsToTake, markTaken } from '../db/import.queries.ts'
import { whyNotTake, type ImportRow, type TakenState } from '../domain/import.ts'

/** The rows that are to go into a draft: those named, or every one that still may. */
export type ChosenRows = readonly number[] | 'all'

/** What went into the draft, and how many procedures it had already. */
export interface TakenRows {
  readonly publicationId: PublicationId
  readonly taken: number
  readonly present: number
}

/**
 * Puts rows of a file into the draft of a publication decision: one that is there, or one that begins with them. They
 * hold when a second person has checked it and it is published, like everything else of the catalogue.
 *
 * Legal basis: Decree 63/2010/NĐ-CP, articles 13 to 15. Audit: `catalogue-import.taken`, and as `draftItems`. Refuses:
 * `forbidden/role`, `not-found/import`, `not-found/import-row`, `invalid/import-nothing-chosen`,
 * `invalid/import-row-not-taken`, `conflict/import-row-taken`, `conflict/import-out-of-date`, and as `draftItems`.
 */
export async function takeRows(
  context: Context,
  id: ImportId,
  chosen: ChosenRows,
  into: PublicationId | PublicationFacts,
): Promise<TakenRows> {
  authorise(context.actor, 'publications.manage')
  // The catalogue is asked before the transaction: it may need a connection of its own.
  const latestOf = await latestVersions(context)
  return inTransaction(context.db, async (tx) => {
    if ((await findImport(tx, id)) === null) throw new Refused('not-found/import')
    const rows = await listRowsToTake(tx, id, chosen)
    if (chosen !== 'all' && rows.length < new Set(chosen).size)
      throw new Refused('not-found/import-row')
    if (rows.length === 0) throw new Refused('invalid/import-nothing-chosen')
    const items = rows.map((row) => itemOf(row, latestOf))
    const { publicationId, present } = await draftItems(tx, context, into, items)
    const left = new Set(present)
    const positions = rows.flatMap(({ code, position }) => (left.has(code ?? '') ? [] : [position]))
    await markTaken(tx, id, positions, publicationId)
    await record(tx, context, 'catalogue-import.taken', {
      kind: 'catalogue-import',
      id,
      details: { publicationId, rows: positions.length },
    })
    return { publicationId, taken: positions.length, present: present.length }
  })
}

type Latest = VersionPeriod | undefined

async function latestVersions(context: Context): Promise<(code: string) => Latest> {
  const { periods } = await catalogueOf(context)
  return (code) => periods.get(code)?.[0]
}

const KINDS: Readonly<Record<TakenState, ItemKind>> = {
  new: 'new',
  changed: 'amend',
  replacing: 'replace',
  repealed: 'repeal',
}

function itemOf(row: ImportRow, latestOf: (code: string) => Latest): DraftedItem {
  const whyNot = whyNotTake(row)
  if (whyNot !== null) throw new Refused(whyNot)
  const { baseVersionId, relatedCode, relatedBaseVersionId } = row
  const revives = row.state === 'new' || row.state === 'replacing'
  const isStale =
    isChangedSince(latestOf(row.code ?? '') ?? null, baseVersionId, revives) ||
    (row.state === 'replacing' &&
      isChangedSince(latestOf(relatedCode ?? '') ?? null, relatedBaseVersionId, false))
  if (isStale) throw new Refused('conflict/import-out-of-date')
  return {
    code: row.code ?? '',
    kind: KINDS[row.state as TakenState],
    content: row.content as DraftedItem['content'],
    baseVersionId,
    relatedCode,
    relatedBaseVersionId,
  }
}
