import { parseId } from '#kernel/id'
import { formatInstant, parseInstant } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { authorise } from '#platform/access'
import type { Context } from '#platform/context'
import { inRead } from '#platform/db'
import { listOwn, type OwnPosition } from '../db/own-dossiers.queries.ts'
import { DOSSIER_STATES, type DossierState } from '../domain/dossier.ts'
import { isOver } from '../domain/life-cycle.ts'
import { listed, surroundings, type ListedDossier } from './list-dossiers.ts'
import { sightOf } from './viewer.ts'

/**
 * Which of their dossiers a person asks for: those that wait for them, those that go on (a result
 * that waits to be fetched is among them), and those that are over.
 */
export type OwnStage = 'waiting-for-me' | 'going-on' | 'over'

export interface OwnPage {
  readonly items: readonly ListedDossier[]
  readonly nextCursor: string | null
}

/**
 * One page of the caller's own dossiers, as applicant or owner, the last filed first.
 *
 * Refuses: `malformed/cursor`.
 */
export async function listOwnDossiers(
  context: Context,
  stage: OwnStage,
  page: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<OwnPage> {
  authorise(context.actor, 'dossiers.read')
  const after = page.cursor === undefined ? null : positionOf(page.cursor)
  const about = await surroundings(context)
  const wanted = { sight: sightOf(context.actor), states: STATES[stage] }
  return inRead(context.db, async (read) => {
    const found = await listOwn(read, wanted, { after, limit: page.limit + 1 })
    const rows = found.slice(0, page.limit)
    const last = found.length > page.limit ? rows.at(-1) : undefined
    return {
      items: await listed(context, read, rows, { ...about, hasMore: last !== undefined }),
      nextCursor: last === undefined ? null : cursorOf(last.submitted_at, last.id),
    }
  })
}

const WAITING = new Set<DossierState>(['awaiting-supplement', 'awaiting-payment'])

const STATES: Readonly<Record<OwnStage, readonly DossierState[]>> = {
  'waiting-for-me': [...WAITING],
  'going-on': DOSSIER_STATES.filter(
    (state) => state === 'finished' || (!isOver(state) && !WAITING.has(state)),
  ),
  over: DOSSIER_STATES.filter((state) => isOver(state) && state !== 'finished'),
}

function cursorOf(submittedAt: Date, id: OwnPosition['id']): string {
  return Buffer.from(`${formatInstant(submittedAt)} ${id}`).toString('base64url')
}

function positionOf(cursor: string): OwnPosition {
  const [instant = '', uuid = ''] = Buffer.from(cursor, 'base64url').toString().split(' ')
  const submittedAt = parseInstant(instant)
  const id = parseId<'dossier'>(uuid)
  if (submittedAt === null || id === null) throw new Refused('malformed/cursor')
  return { submittedAt, id }
}
