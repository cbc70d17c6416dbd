import type { AccountId } from '#kernel/id'
import type { LocalityDb } from '#platform/db'
import { tellServers, type Hearer } from '#platform/notices'
import type { OpenSession } from '../db/session.queries.ts'
import type { Visitor } from './visitor.ts'

/** A token's session as it was found, with the one it belongs to. */
export interface Visit extends OpenSession {
  readonly visitor: Visitor
}

interface Remembered {
  readonly at: number
  readonly visit: Promise<Visit | null>
  /** Null until the visit is found, and for a token that belongs to nobody. */
  accountId: AccountId | null
}

/** For so many milliseconds a visit is not asked of the database again: less than the second in which a change must count. */
const REMEMBERED_FOR = 800

/** By locality: what this process found out about the tokens of the last moments, the oldest first. */
const localities = new WeakMap<LocalityDb, Map<string, Remembered>>()

/**
 * What was found out about a token a moment ago, or what `find` finds out now. Requests that come
 * at once share one answer; a failure is not remembered.
 */
export function rememberedVisit(
  db: LocalityDb,
  key: string,
  now: number,
  find: () => Promise<Visit | null>,
): Promise<Visit | null> {
  const visits = visitsOf(db)
  const known = visits.get(key)
  if (known !== undefined && isFresh(known, now)) return known.visit
  dropStale(visits, now)
  const remembered: Remembered = { at: now, visit: find(), accountId: null }
  visits.delete(key)
  visits.set(key, remembered)
  void settle(visits, key, remembered)
  return remembered.visit
}

/**
 * Makes a change of one account count at once: its sessions, roles or duties are asked anew by the
 * next request, whichever server it comes to. To be called after the change is committed.
 */
export async function forgetVisits(
  { db }: { readonly db: LocalityDb },
  accountId: AccountId,
): Promise<void> {
  forgetHere(db, accountId)
  await tellServers(db, visitsHearer.about, accountId)
}

/** Forgets what this server found out about an account that was changed through another one. */
export const visitsHearer: Hearer = {
  about: 'identity.visits',
  hear: (db, id) => forgetHere(db, id as AccountId),
}

function forgetHere(db: LocalityDb, accountId: AccountId): void {
  const visits = visitsOf(db)
  for (const [key, remembered] of visits) {
    // One that is still being looked up may be anyone's.
    if (remembered.accountId === accountId || remembered.accountId === null) visits.delete(key)
  }
}

async function settle(
  visits: Map<string, Remembered>,
  key: string,
  remembered: Remembered,
): Promise<void> {
  try {
    remembered.accountId = (await remembered.visit)?.account.id ?? null
  } catch {
    // Whoever asked learns of the failure; the next one asks again.
    if (visits.get(key) === remembered) visits.delete(key)
  }
}

function visitsOf(db: LocalityDb): Map<string, Remembered> {
  let visits = localities.get(db)
  if (visits === undefined) {
    visits = new Map()
    localities.set(db, visits)
  }
  return visits
}

/** A clock that was put back makes a visit stale, too. */
function isFresh(remembered: Remembered, now: number): boolean {
  return now >= remembered.at && now - remembered.at < REMEMBERED_FOR
}

function dropStale(visits: Map<string, Remembered>, now: number): void {
  for (const [key, remembered] of visits) {
    if (isFresh(remembered, now)) return
    visits.delete(key)
  }
}
