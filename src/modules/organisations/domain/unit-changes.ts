import { addDays, type Day } from '#kernel/day'
import type { UnitId } from '#kernel/id'
import type { RefusalCode } from '#kernel/refusal-codes'
import { Refused, type ValueFault } from '#kernel/refused'
import { tidy } from '#kernel/text'
import { firstFault } from './organisation-faults.ts'
import type { OrganisationHistory } from './organisation-history.ts'
import {
  levelOf,
  maySitUnder,
  type OrganisationChange,
  type Succession,
  type SuccessionKind,
  type Unit,
  type UnitShare,
} from './unit.ts'

/** A unit that is to begin. */
export type UnitDraft = Omit<Unit, 'level' | 'validFrom' | 'validTo'>

/** What a renamed unit is called from then on; it may come under another superior at the same time. */
export type NewName = Pick<UnitDraft, 'id' | 'code' | 'slug' | 'name' | 'shortName' | 'basis'> & {
  readonly parentId?: UnitId
}

/** Of what a split unit did, which part comes to which unit: the slug of one that begins, by matter. */
export type SplitShares = Readonly<Record<string, string>>

/** Sets up a unit from a day on. */
export function creationOf(
  history: OrganisationHistory,
  draft: UnitDraft,
  from: Day,
): OrganisationChange {
  const begun = begin(history, draft, { from, leaving: [] })
  return settled(history, { ended: [], begun: [begun], successions: [], shares: [] }, from)
}

/**
 * Gives a unit another name and code from a day on: it ends, and a successor begins under which its
 * subordinates go on.
 */
export function renamingOf(
  history: OrganisationHistory,
  unitId: UnitId,
  to: NewName,
  from: Day,
): OrganisationChange {
  const unit = leaving(history, unitId, from)
  const begun = begin(history, { ...unit, ...to }, { from, leaving: [unit] })
  return settled(history, succession([unit], [begun], { from, kind: 'rename' }), from)
}

/** Merges units, into a unit that goes on or into one that begins; their subordinates go on under it. */
export function mergerOf(
  history: OrganisationHistory,
  unitIds: readonly UnitId[],
  into: UnitId | UnitDraft,
  from: Day,
): OrganisationChange {
  const fewest = typeof into === 'string' ? 1 : 2
  if (new Set(unitIds).size !== unitIds.length || unitIds.length < fewest)
    throw new Refused('invalid/shape', { errors: [{ path: '/unitIds', code: 'units-to-merge' }] })
  const merged = unitIds.map((id) => belowRoot(leaving(history, id, from)))
  if (typeof into !== 'string') {
    const begun = begin(history, into, { from, leaving: merged })
    return settled(history, succession(merged, [begun], { from, kind: 'merge' }), from)
  }
  const target = history.on(from).unit(into)
  if (target === null || target.validTo !== null || isBelow(history, into, { from, of: merged }))
    throw new Refused('conflict/unit-successor-not-valid')
  const { ended, successions } = succession(merged, [target], { from, kind: 'merge' })
  return settled(history, { ended, begun: [], successions, shares: [] }, from)
}

/**
 * Splits a unit into several. The first is its main successor: what is not moved by a decision of
 * its own, subordinates included, is found there; `shares` says of a procedure, a subordinate or an
 * officer to which of them, by its slug, they come.
 */
export function splitOf(
  history: OrganisationHistory,
  unitId: UnitId,
  { into, shares }: { readonly into: readonly UnitDraft[]; readonly shares: SplitShares },
  from: Day,
): OrganisationChange {
  const unit = belowRoot(leaving(history, unitId, from))
  const codes = new Set(into.flatMap(({ code, slug }) => [`code ${code}`, `slug ${slug}`]))
  if (into.length < 2 || codes.size < 2 * into.length)
    throw new Refused('invalid/shape', { errors: [{ path: '/into', code: 'units-to-begin' }] })
  const begun = into.map((draft) => begin(history, draft, { from, leaving: [unit] }))
  const change = succession([unit], begun, { from, kind: 'split' })
  return settled(history, { ...change, shares: sharesAmong(unit, begun, shares) }, from)
}

/** Which of the units, by their slug, each matter comes to. */
function sharesAmong(unit: Unit, begun: readonly Unit[], shares: SplitShares): UnitShare[] {
  return Object.entries(shares).map(([matter, slug]) => {
    const to = begun.find((each) => each.slug === slug)
    if (to === undefined)
      throw new Refused('invalid/shape', { errors: [{ path: '/shares', code: 'unknown-unit' }] })
    return { fromUnitId: unit.id, matter, toUnitId: to.id }
  })
}

/** Ends a unit without a successor; with everything below it only when that is wanted. */
export function endOf(
  history: OrganisationHistory,
  unitId: UnitId,
  lastDay: Day,
  withSubordinates: boolean,
): OrganisationChange {
  const unit = belowRoot(leaving(history, unitId, addDays(lastDay, 1)))
  const organisation = history.on(lastDay)
  const subordinates = [...organisation.subtreeOf(unit.id)].filter((id) => {
    const below = organisation.unit(id)
    return id !== unit.id && (below?.validTo == null || below.validTo > lastDay)
  })
  if (subordinates.length > 0 && !withSubordinates)
    throw new Refused('conflict/unit-has-subordinates')
  const ended = [unit.id, ...subordinates].map((id) => ({ unitId: id, lastDay }))
  return settled(history, { ended, begun: [], successions: [], shares: [] }, addDays(lastDay, 1))
}

/** The unit as it stands on the day from which it is to be no more, when it may end. */
function leaving(history: OrganisationHistory, unitId: UnitId, from: Day): Unit {
  const unit = history.unit(unitId)
  if (unit === null) throw new Refused('not-found/unit')
  if (unit.validTo !== null) throw new Refused('conflict/unit-ended')
  if (from <= unit.validFrom) throw new Refused('invalid/unit-period')
  return history.on(from).unit(unitId) ?? unit
}

function belowRoot(unit: Unit): Unit {
  if (unit.kind === 'province') throw new Refused('conflict/unit-is-root')
  return unit
}

function begin(
  history: OrganisationHistory,
  draft: UnitDraft,
  at: { readonly from: Day; readonly leaving: readonly Unit[] },
): Unit {
  const named = { ...draft, name: tidy(draft.name), shortName: tidy(draft.shortName) }
  const errors = valueFaults(named)
  if (errors.length > 0) throw new Refused('invalid/shape', { errors })
  if (history.units.some(({ code }) => code === named.code))
    throw new Refused('conflict/unit-code-taken')
  if (history.units.some(({ slug }) => slug === named.slug))
    throw new Refused('conflict/unit-slug-taken')
  const obstacle = whyNotPlace(history, named, at)
  if (obstacle !== null) throw new Refused(obstacle)
  const parent = named.parentId === null ? null : history.on(at.from).unit(named.parentId)
  const level = levelOf(named.kind, parent?.level ?? null)
  return { ...named, level, validFrom: at.from, validTo: null }
}

/** Agency identifiers: at most 35 of `0-9 A-Z .`, level one a letter and two digits (Decision 20/2020). */
const CODE_SHAPE = /^(?=.{3,35}$)[A-Z][0-9]{2}(\.[0-9A-Z]+)*$/
const SLUG_SHAPE = /^(?=.{1,100}$)[a-z0-9]+([.-][a-z0-9]+)*$/

function valueFaults({ code, slug, name, shortName }: UnitDraft): ValueFault[] {
  const checks = [
    ['/code', 'agency-code', CODE_SHAPE.test(code)],
    ['/slug', 'slug', SLUG_SHAPE.test(slug)],
    ['/name', 'empty', name !== ''],
    ['/shortName', 'empty', shortName !== ''],
  ] as const
  return checks.flatMap(([path, fault, isRight]) => (isRight ? [] : [{ path, code: fault }]))
}

function whyNotPlace(
  history: OrganisationHistory,
  draft: UnitDraft,
  { from, leaving }: { readonly from: Day; readonly leaving: readonly Unit[] },
): RefusalCode | null {
  const placeId = draft.parentId ?? draft.hostUnitId
  const isRootRenamed = leaving.some(({ kind }) => kind === 'province') && placeId === null
  if (draft.kind === 'province' && isRootRenamed) return null
  if (draft.kind === 'province' || placeId === null) return 'invalid/unit-placement'
  const place = history.on(from).unit(placeId)
  if ((draft.kind === 'central-agency') === (draft.hostUnitId === null))
    return 'invalid/unit-placement'
  if (place === null || isBelow(history, placeId, { from, of: leaving }))
    return 'conflict/unit-parent-not-valid'
  const isRight =
    draft.parentId === null
      ? place.kind === 'centre' && maySitUnder(draft.kind, null)
      : maySitUnder(draft.kind, place.kind)
  return isRight ? null : 'invalid/unit-placement'
}

/** Whether a unit is one of those or stands under one of them on that day. */
function isBelow(
  history: OrganisationHistory,
  unitId: UnitId,
  { from, of }: { readonly from: Day; readonly of: readonly Unit[] },
): boolean {
  const organisation = history.on(from)
  return of.some(({ id }) => organisation.subtreeOf(id).has(unitId))
}

function succession(
  from: readonly Unit[],
  to: readonly Unit[],
  how: { readonly from: Day; readonly kind: SuccessionKind },
): OrganisationChange {
  const successions = from.flatMap((predecessor) =>
    to.map((successor, position): Succession => ({
      fromUnitId: predecessor.id,
      toUnitId: successor.id,
      kind: how.kind,
      isPartial: position > 0,
    })),
  )
  const lastDay = addDays(how.from, -1)
  return {
    ended: from.map(({ id }) => ({ unitId: id, lastDay })),
    begun: to,
    successions,
    shares: [],
  }
}

/** The change, when the organisation is right on every day from then on. */
function settled(
  history: OrganisationHistory,
  change: OrganisationChange,
  from: Day,
): OrganisationChange {
  const fault = firstFault(history.with(change), from)
  if (fault === null) return change
  throw new Refused(
    fault.what === 'territory-twice' ? 'conflict/unit-territory-taken' : 'conflict/unit-structure',
    { members: { unitCode: fault.unitCode, on: fault.on } },
  )
}
