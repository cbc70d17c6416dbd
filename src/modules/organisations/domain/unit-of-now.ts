import type { Day } from '#kernel/day'
import type { UnitId } from '#kernel/id'
import type { Organisation } from './organisation.ts'
import type { Unit } from './unit.ts'

/** By which units figures are read: those of then, as it was recorded, or those that go on with their affairs now. */
export const UNIT_READINGS = ['then', 'now'] as const

export type UnitReading = (typeof UNIT_READINGS)[number]

/**
 * What became of the unit by which something is counted: it goes on; it was divided, and what is counted had ended
 * before; or it ended and nobody took over.
 */
export const UNIT_STANDINGS = ['goes-on', 'divided', 'ended'] as const

export type UnitStanding = (typeof UNIT_STANDINGS)[number]

/** The unit by which something is counted. */
export interface FigureUnit {
  readonly id: UnitId
  readonly name: string
  readonly standing: UnitStanding
  /** The names today of those it was divided among; none for any other. */
  readonly successors: readonly string[]
}

/** What a unit had in hand, as far as that tells which successor of several it came to. */
export interface Matter {
  readonly procedureCode: string
  /** The last day on which it was in hand; null while it is. */
  readonly until: Day | null
}

/** The unit by which a figure counts something in one of the readings. Null for a unit that is not known. */
export function figureUnit(
  organisation: Organisation,
  reading: UnitReading,
  unitId: UnitId,
  matter: Matter | null,
): FigureUnit | null {
  const unit = organisation.unitOfAnyDay(unitId)
  if (unit === null) return null
  return reading === 'now'
    ? unitOfNow(organisation, unit, matter)
    : { id: unit.id, name: unit.name, standing: 'goes-on', successors: [] }
}

/**
 * The unit that has on the day of the organisation what a unit had: followed through every new name and merger.
 * Where a unit was divided, what was still in hand is with the successor that it came to. What had ended before
 * belongs to none of them alone, and stays with the unit as it was before it was divided; so does, with its own,
 * a unit that nobody took over. Everything is with one unit, so that sums are the same in both readings.
 */
function unitOfNow(organisation: Organisation, unit: Unit, matter: Matter | null): FigureUnit {
  const passed = new Set<UnitId>()
  for (let at = unit; ;) {
    passed.add(at.id)
    const { id, name, validTo } = at
    const heirs = heirsOf(organisation, at, matter).filter((heir) => !passed.has(heir.id))
    const [heir] = heirs
    if (heir === undefined) {
      const standing = isOver(organisation, at) ? 'ended' : 'goes-on'
      return { id, name, standing, successors: [] }
    }
    if (heirs.length > 1 && !wasInHandAfter(validTo, matter)) {
      const successors = namesNow(organisation, id)
      return { id, name, standing: 'divided', successors }
    }
    at = heir
  }
}

/** Whoever took over from a unit that is no more, the one that the matter came to first. */
function heirsOf(organisation: Organisation, unit: Unit, matter: Matter | null): Unit[] {
  if (!isOver(organisation, unit)) return []
  return organisation
    .heirsOf(unit.id, matter?.procedureCode)
    .flatMap((id) => organisation.unitOfAnyDay(id) ?? [])
    .filter((heir) => heir.validFrom <= organisation.day)
}

/** Everybody who has a part of what a divided unit had, by the names of the day. */
function namesNow(organisation: Organisation, id: UnitId): string[] {
  return organisation.successorsOf(id).map(({ name }) => name)
}

/** Whether a matter outlasted the unit, and so came to one of those that took over. */
function wasInHandAfter(lastDay: Day | null, matter: Matter | null): boolean {
  if (matter === null) return false
  return matter.until === null || (lastDay !== null && matter.until > lastDay)
}

function isOver({ day }: Organisation, { validTo }: Unit): boolean {
  return validTo !== null && validTo < day
}

/** The units of all times whose recorded affairs are read with that one on the day of the organisation. */
export function readWith(organisation: Organisation, unitId: UnitId): UnitId[] {
  const isRead = (id: UnitId) => figureUnit(organisation, 'now', id, null)?.id === unitId
  return [unitId, ...organisation.endedUnits()].filter(
    (id, at) => (at === 0 || id !== unitId) && isRead(id),
  )
}

/** By which units a workbook counts: those of then, or those of a day. */
export function unitReadingInWords(unitsOn: Day | null): string {
  return unitsOn === null
    ? 'Đơn vị lúc đó'
    : `Đơn vị hiện nay, ngày ${unitsOn.split('-').toReversed().join('/')}`
}

/** The unit of a figure as a workbook names it. */
export function unitInWords({ name, standing, successors }: FigureUnit): string {
  switch (standing) {
    case 'goes-on':
      return name
    case 'divided':
      return `${name} (trước khi chia tách${successors.length === 0 ? '' : `; nay là ${successors.join(', ')}`})`
    case 'ended':
      return `${name} (đã kết thúc, không có đơn vị tiếp nhận)`
  }
}
