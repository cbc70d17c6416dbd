import type { Day } from '#kernel/day'
import type { UnitId } from '#kernel/id'

/** What a unit can be. */
export const UNIT_KINDS = [
  'province',
  'department',
  'division',
  'sub-department',
  'office',
  'centre',
  'counter-group',
  'district',
  'commune',
  'central-agency',
] as const

export type UnitKind = (typeof UNIT_KINDS)[number]

/** The levels of government. There has been no district since July 2025; past ones stay. */
export const UNIT_LEVELS = ['province', 'district', 'commune'] as const

export type UnitLevel = (typeof UNIT_LEVELS)[number]

/** An agency, division, one-stop place or counter, from its first day to its last. */
export interface Unit {
  readonly id: UnitId
  /** Agency identifier (Decision 20/2020/QĐ-TTg); never used again for another unit. */
  readonly code: string
  /** Readable name within the locality, for configuration and links. */
  readonly slug: string
  readonly name: string
  readonly shortName: string
  readonly kind: UnitKind
  readonly level: UnitLevel
  /** The superior; null for the province and for agencies that are not under it. */
  readonly parentId: UnitId | null
  /** For an agency that is not under the province: the centre where it receives dossiers. */
  readonly hostUnitId: UnitId | null
  /** What it does within its superior, for instance `kinh-te`; null for agencies and counters. */
  readonly divisionKey: string | null
  /** Code of its territory (General Statistics Office); null unless it governs one. */
  readonly adminUnitCode: string | null
  readonly address: string | null
  readonly phone: string | null
  /** The decision that set it up or ended it, as people cite it. */
  readonly basis: string | null
  readonly validFrom: Day
  /** The last day; null while no end is known. */
  readonly validTo: Day | null
}

/**
 * How one unit took over from another. `territory`: a commune on the land of a former district
 * whose powers went elsewhere; it is no heir.
 */
export type SuccessionKind = 'rename' | 'merge' | 'split' | 'territory'

export interface Succession {
  readonly fromUnitId: UnitId
  readonly toUnitId: UnitId
  readonly kind: SuccessionKind
  /** Only a part of what the predecessor did came here. */
  readonly isPartial: boolean
}

/**
 * Which successor a part of what a split unit did came to: a procedure by its code, a subordinate or
 * an officer by their id. What no share names is found with the main successor.
 */
export interface UnitShare {
  readonly fromUnitId: UnitId
  readonly matter: string
  readonly toUnitId: UnitId
}

/** That a counter receives the procedures of a unit. */
export interface CounterService {
  readonly counterId: UnitId
  readonly servedUnitId: UnitId
}

/** Everything that is kept of the units of a locality, of all times. */
export interface OrganisationRows {
  readonly units: readonly Unit[]
  readonly successions: readonly Succession[]
  readonly services: readonly CounterService[]
  readonly shares: readonly UnitShare[]
}

/** What a decision changes: units end and begin, and who took over from whom. Nothing goes. */
export interface OrganisationChange {
  readonly ended: readonly { readonly unitId: UnitId; readonly lastDay: Day }[]
  readonly begun: readonly Unit[]
  readonly successions: readonly Succession[]
  readonly shares: readonly UnitShare[]
}

/** Under which kinds of unit each kind stands. */
const SUPERIORS = {
  province: [],
  'central-agency': [],
  department: ['province'],
  district: ['province'],
  commune: ['province', 'district'],
  division: ['department', 'sub-department', 'district', 'commune', 'central-agency'],
  'sub-department': ['department', 'sub-department', 'district', 'commune', 'central-agency'],
  office: ['department', 'sub-department', 'district', 'commune', 'central-agency'],
  centre: ['province', 'department', 'district', 'commune', 'centre'],
  'counter-group': ['centre'],
} as const satisfies Record<UnitKind, readonly UnitKind[]>

/** Whether a unit of this kind may stand under one of that kind (null: under none). */
export function maySitUnder(kind: UnitKind, superior: UnitKind | null): boolean {
  const allowed: readonly UnitKind[] = SUPERIORS[kind]
  return superior === null ? allowed.length === 0 : allowed.includes(superior)
}

/** The kinds of unit that may stand under one of that kind. */
export function kindsUnder(superior: UnitKind): readonly UnitKind[] {
  return UNIT_KINDS.filter((kind) => maySitUnder(kind, superior))
}

/** Whether the unit is an agency of its own, and not a part of one. */
export function isAgency(unit: Unit): boolean {
  return (
    unit.kind === 'province' ||
    unit.kind === 'department' ||
    unit.kind === 'district' ||
    unit.kind === 'commune' ||
    unit.kind === 'central-agency'
  )
}

/** The level of government a unit belongs to: its own, or that of the agency it is a part of. */
export function levelOf(kind: UnitKind, superior: UnitLevel | null): UnitLevel {
  switch (kind) {
    case 'district':
    case 'commune':
      return kind
    case 'province':
    case 'department':
    case 'central-agency':
      return 'province'
    default:
      return superior ?? 'province'
  }
}

/** Whether the unit exists on that day. */
export function isValidOn(unit: Unit, day: Day): boolean {
  return unit.validFrom <= day && (unit.validTo === null || day <= unit.validTo)
}

/** Agency codes in the order of their numbers: `H37.9` before `H37.10`, a superior before its parts. */
export function compareCodes(a: string, b: string): number {
  const [left, right] = [a.split('.'), b.split('.')]
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const [x = '', y = ''] = [left[at], right[at]]
    if (x !== y) return x.length - y.length || (x < y ? -1 : 1)
  }
  return left.length - right.length
}
