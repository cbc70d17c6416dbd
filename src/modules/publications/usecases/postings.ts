import type { UnitId } from '#kernel/id'
import { dayOf } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { organisationNow } from '#modules/organisations'
import {
  catalogueOf,
  isReceivedAt,
  placesAmong,
  type Catalogue,
  type ReceivingPlace,
} from '#modules/procedures'
import { authorise, rolesOf, unitsReached } from '#platform/access'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { inRead, inTransaction } from '#platform/db'
import { newId } from '#platform/ids'
import { insertPostings, listOnBoards, setRemoved } from '../db/posting.queries.ts'
import {
  countPostings,
  postingLines,
  type PostingCounts,
  type PostingLine,
  type ToPost,
} from '../domain/posting.ts'
import { postingDeadlines, type PostingDeadlines } from './posting-deadlines.ts'

/** A place with how its board stands to the catalogue. */
export interface PlacePostings {
  readonly place: ReceivingPlace
  readonly counts: PostingCounts
}

/**
 * The places whose boards the officer looks after, with how much each has to do: those of the province for procedure
 * control, one's own for reception. Refuses: `forbidden/role`.
 */
export async function listPlacePostings(context: Context): Promise<PlacePostings[]> {
  authorise(context.actor, 'postings.manage')
  const [places, catalogue, deadlines] = await Promise.all([
    placesOf(context),
    catalogueOf(context),
    postingDeadlines(context),
  ])
  const today = dayOf(context.clock.now())
  const boards = await inRead(context.db, (read) =>
    listOnBoards(
      read,
      places.map(({ unitId }) => unitId),
    ),
  )
  const byUnit = Map.groupBy(boards, ({ unitId }) => unitId)
  return places.map((place) => ({
    place,
    counts: countPostings(
      postingLines(toPostAt(place, catalogue, deadlines), byUnit.get(place.unitId) ?? [], today),
    ),
  }))
}

/** The board of one place, what has to be done first. Refuses: `forbidden/role`, `not-found/unit`. */
export async function viewPostings(
  context: Context,
  unitCode: string,
): Promise<{ readonly place: ReceivingPlace; readonly lines: readonly PostingLine[] }> {
  const place = await viewPlace(context, unitCode)
  const [catalogue, deadlines, board] = await Promise.all([
    catalogueOf(context),
    postingDeadlines(context),
    inRead(context.db, (read) => listOnBoards(read, [place.unitId])),
  ])
  const lines = postingLines(
    toPostAt(place, catalogue, deadlines),
    board,
    dayOf(context.clock.now()),
  )
  return { place, lines }
}

/**
 * Notes that a place has put up what has to be on its board for some procedures, and taken down what was there before.
 * What is already so stays as it is. Answers how many were put up.
 *
 * Legal basis: Decree 63/2010/NĐ-CP, article 17. Audit: `posting.put-up`. Refuses: `forbidden/role`,
 * `not-found/unit`, `invalid/not-posted-here`.
 */
export async function putUp(
  context: Context,
  unitCode: string,
  codes: readonly string[],
): Promise<number> {
  const place = await viewPlace(context, unitCode)
  const [catalogue, deadlines] = await Promise.all([
    catalogueOf(context),
    postingDeadlines(context),
  ])
  const wanted = new Map(toPostAt(place, catalogue, deadlines).map((each) => [each.code, each]))
  const versions = [...new Set(codes)].map((code) => wanted.get(code))
  if (versions.includes(undefined)) throw new Refused('invalid/not-posted-here')
  const putting = versions.flatMap((version) => version ?? [])
  const { accountId } = context.actor
  const now = context.clock.now()
  return inTransaction(context.db, async (tx) => {
    await setRemoved(tx, place.unitId, codes, {
      at: now,
      by: accountId,
      except: putting.map(({ versionId }) => versionId),
    })
    const added = await insertPostings(
      tx,
      putting.map(({ code, versionId }) => ({
        id: newId(),
        unitId: place.unitId,
        code,
        versionId,
        at: now,
        by: accountId,
      })),
    )
    await record(tx, context, 'posting.put-up', {
      kind: 'unit',
      id: place.unitId,
      details: { versions: putting.map(({ versionId }) => versionId) },
    })
    return added.length
  })
}

/**
 * Notes that a place has taken down what it had of some procedures.
 *
 * Audit: `posting.taken-down`. Refuses: `forbidden/role`, `not-found/unit`.
 */
export async function takeDown(
  context: Context,
  unitCode: string,
  codes: readonly string[],
): Promise<void> {
  const place = await viewPlace(context, unitCode)
  const by = { at: context.clock.now(), by: context.actor.accountId, except: [] }
  await inTransaction(context.db, async (tx) => {
    await setRemoved(tx, place.unitId, codes, by)
    await record(tx, context, 'posting.taken-down', {
      kind: 'unit',
      id: place.unitId,
      details: { procedures: [...codes] },
    })
  })
}

/** The places whose boards an officer looks after. */
async function placesOf(context: Context): Promise<ReceivingPlace[]> {
  const places = placesAmong((await organisationNow(context)).units)
  if (rolesOf(context.actor).includes('procedure-control')) return places
  const own = new Set<UnitId>(unitsReached(context.actor, 'reception'))
  return places.filter(({ unitId }) => own.has(unitId))
}

/** A place whose board the officer looks after. Refuses: `forbidden/role`, `not-found/unit`. */
export async function viewPlace(context: Context, unitCode: string): Promise<ReceivingPlace> {
  authorise(context.actor, 'postings.manage')
  const place = (await placesOf(context)).find(({ code }) => code === unitCode)
  if (place === undefined) throw new Refused('not-found/unit')
  return place
}

/** What a place has to show: the version in force of every procedure that it receives. */
function toPostAt(
  place: ReceivingPlace,
  { index, periods }: Catalogue,
  deadlines: PostingDeadlines,
): ToPost[] {
  return [...index.byCode.values()]
    .map(({ entry }) => entry)
    .filter(({ content }) => isReceivedAt(content, place))
    .map(({ id, code, number, effectiveFrom, content }) => ({
      code,
      name: content.name,
      versionId: id,
      number: periods.get(code)?.find((period) => period.id === id)?.number ?? number,
      effectiveFrom,
      dueOn: deadlines(place.unitId, effectiveFrom),
    }))
}
