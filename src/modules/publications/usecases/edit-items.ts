import type { PublicationId } from '#kernel/id'
import { dayOf } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { draftable, listVersions, procedureById, type ProcedureContent } from '#modules/procedures'
import { authorise } from '#platform/access'
import type { Context } from '#platform/context'
import {
  deleteItem,
  findItem,
  insertItem,
  saveItemContent,
  type ItemRow,
} from '../db/publication.queries.ts'
import { whyNotEdit, type ItemKind } from '../domain/publication.ts'
import { absentProcedure } from './absent-procedure.ts'
import { refuseChangedElsewhere, takeStep, writtenBy } from './changing.ts'
import { emptyContent } from './empty-content.ts'

/** What a decision is to do to a procedure. */
export interface NewItem {
  readonly kind: ItemKind
  readonly code: string
  /** What it replaces, needed to replace; for a repeal what comes in its place, if anything does. */
  readonly relatedCode: string | null
}

const NATIONAL_CODE = /^[1-9]\.\d{6}$/

/**
 * Adds a procedure to a draft: one to be amended begins with what it says now, one that replaces another with what that
 * one says, a new one empty.
 *
 * Audit: `publication.item-added`. Refuses: `forbidden/role`, `not-found/publication`,
 * `conflict/publication-not-draft`, `invalid/procedure-code`, `invalid/replaced-by-itself`, `not-found/procedure`,
 * `conflict/procedure-exists`, `conflict/procedure-repealed`, `conflict/item-present`.
 */
export async function addItem(context: Context, id: PublicationId, item: NewItem): Promise<void> {
  authorise(context.actor, 'publications.manage')
  const row = await prepared(context, item)
  await takeStep(context, id, {
    event: 'publication.item-added',
    whyNot: whyNotEdit,
    async take(tx, publication) {
      if (!(await insertItem(tx, id, row))) throw new Refused('conflict/item-present')
      return writtenBy(context, publication)
    },
  })
}

/**
 * Takes a procedure out of a draft. Audit: `publication.item-removed`. Refuses: `forbidden/role`,
 * `not-found/publication`, `conflict/publication-not-draft`, `not-found/publication-item`.
 */
export function removeItem(context: Context, id: PublicationId, code: string): Promise<void> {
  return takeStep(context, id, {
    event: 'publication.item-removed',
    whyNot: whyNotEdit,
    async take(tx, publication) {
      if (!(await deleteItem(tx, id, code))) throw new Refused('not-found/publication-item')
      return writtenBy(context, publication)
    },
  })
}

/**
 * Changes what a procedure is to say, finished or not: faults are told by the checks. `seen` is the revision of the
 * record that was read before.
 *
 * Audit: `publication.record-changed`. Refuses: `forbidden/role`, `not-found/publication`,
 * `conflict/publication-not-draft`, `not-found/publication-item`, `conflict/publication-changed-elsewhere`,
 * `invalid/shape` when it is no record at all.
 */
export function saveRecord(
  context: Context,
  id: PublicationId,
  { code, seen }: { readonly code: string; readonly seen: number },
  content: ProcedureContent,
): Promise<void> {
  const draft = draftable(content)
  return takeStep(context, id, {
    event: 'publication.record-changed',
    whyNot: whyNotEdit,
    async take(tx, publication) {
      const item = await findItem(tx, id, code)
      if (item === null || item.content === null) throw new Refused('not-found/publication-item')
      refuseChangedElsewhere(seen, item.revision)
      await saveItemContent(tx, id, { code, content: draft, revision: item.revision + 1 })
      return writtenBy(context, publication)
    },
  })
}

/** What a draft begins with for a procedure. */
async function prepared(context: Context, { kind, code, relatedCode }: NewItem): Promise<ItemRow> {
  if (
    ![code, ...(relatedCode === null ? [] : [relatedCode])].every((each) =>
      NATIONAL_CODE.test(each),
    )
  )
    throw new Refused('invalid/procedure-code')
  if (relatedCode === code) throw new Refused('invalid/replaced-by-itself')
  if (kind === 'replace' && relatedCode === null) throw new Refused('invalid/procedure-code')
  const [own, related] = await Promise.all([
    latestOf(context, code),
    latestOf(context, relatedCode),
  ])
  if (kind === 'new' && own?.isInForce === true) throw new Refused('conflict/procedure-exists')
  if (kind === 'amend' || kind === 'repeal') await requireInForce(context, code, own)
  if (kind === 'replace' && relatedCode !== null)
    await requireInForce(context, relatedCode, related)
  return {
    code,
    kind,
    relatedCode: kind === 'replace' || kind === 'repeal' ? relatedCode : null,
    baseVersionId: own?.id ?? null,
    relatedBaseVersionId: kind === 'replace' ? (related?.id ?? null) : null,
    versionId: null,
    revision: 1,
    content:
      kind === 'repeal' ? null : ((kind === 'replace' ? related : own)?.content ?? emptyContent()),
  }
}

/** The newest version of a procedure, and whether it holds now or will; null when there is none. */
async function latestOf(context: Context, code: string | null) {
  const [period] = code === null ? [] : await listVersions(context, code)
  const version = period === undefined ? null : await procedureById(context, period.id)
  if (period === undefined || version === null) return null
  const today = dayOf(context.clock.now())
  return { ...version, isInForce: period.effectiveTo === null || period.effectiveTo >= today }
}

async function requireInForce(
  context: Context,
  code: string,
  latest: { readonly isInForce: boolean } | null,
): Promise<void> {
  if (latest?.isInForce === true) return
  throw await absentProcedure(context, code, dayOf(context.clock.now()))
}
