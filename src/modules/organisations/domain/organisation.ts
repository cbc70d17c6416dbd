import type { Day } from '#kernel/day'
import type { UnitId } from '#kernel/id'
import { fold } from '#kernel/text'
import {
  compareCodes,
  isAgency,
  isValidOn,
  type CounterService,
  type Succession,
  type Unit,
  type UnitLevel,
} from './unit.ts'

/** The units of all times, as an organisation looks them up. */
export interface UnitRecords {
  readonly units: readonly Unit[]
  readonly services: readonly CounterService[]
  unit(id: UnitId): Unit | null
  /** The unit of all times that has or had that name. */
  unitNamed(slug: string): Unit | null
  /**
   * Who took over from the unit, the main successor first, or of one matter the one it came to; a mere
   * territory is not taken over.
   */
  heirsOf(id: UnitId, matter?: string): readonly Succession[]
}

const NONE: ReadonlySet<UnitId> = new Set()

/**
 * The units of a locality as they stand on one day. Never changes: another day, or a change of the
 * units, is another organisation.
 *
 * What was written down about a unit that has ended holds for its main successor: the divisions of
 * a department that was renamed stand under the department of the new name.
 */
export class Organisation {
  /** The units valid on this day, in the order of their codes. */
  readonly units: readonly Unit[]
  /** Every day since then has had the same units, up to the one that was asked for. */
  readonly day: Day
  readonly #records: UnitRecords
  readonly #byId: ReadonlyMap<UnitId, Unit>
  readonly #byCode: ReadonlyMap<string, Unit>
  readonly #bySlug: ReadonlyMap<string, Unit>
  readonly #communesByTerritory: ReadonlyMap<string, Unit>
  readonly #children: ReadonlyMap<UnitId | null, readonly Unit[]>
  readonly #subtrees = new Map<UnitId, ReadonlySet<UnitId>>()
  readonly #reaches = new Map<UnitId, ReadonlySet<UnitId>>()
  #kept: ReadonlyMap<UnitId, readonly UnitId[]> | null = null
  #searchTexts: ReadonlyMap<UnitId, string> | null = null

  constructor(records: UnitRecords, day: Day) {
    this.#records = records
    this.day = day
    const valid = records.units.filter((unit) => isValidOn(unit, day))
    this.units = valid
      .map((unit) => this.#asOfThisDay(unit))
      .toSorted((a, b) => compareCodes(a.code, b.code))
    this.#byId = new Map(this.units.map((unit) => [unit.id, unit]))
    this.#byCode = new Map(this.units.map((unit) => [unit.code, unit]))
    this.#bySlug = new Map(this.units.map((unit) => [unit.slug, unit]))
    this.#communesByTerritory = new Map(
      this.communes().flatMap((unit) =>
        unit.adminUnitCode === null ? [] : [[unit.adminUnitCode, unit] as const],
      ),
    )
    this.#children = Map.groupBy(this.units, ({ parentId }) => parentId)
  }

  /** The unit, when it is valid on this day. */
  unit(id: UnitId): Unit | null {
    return this.#byId.get(id) ?? null
  }

  /** The unit as it is or was, whether or not it is valid on this day: for names in old records. */
  unitOfAnyDay(id: UnitId): Unit | null {
    return this.unit(id) ?? this.#records.unit(id)
  }

  byCode(code: string): Unit | null {
    return this.#byCode.get(code) ?? null
  }

  bySlug(slug: string): Unit | null {
    return this.#bySlug.get(slug) ?? null
  }

  /**
   * The unit that looks after a procedure of the unit of that name: itself while it is valid, otherwise
   * the successor that the procedure came to. What was written of a name outlives it.
   */
  named(slug: string, procedureCode: string): Unit | null {
    const unit = this.unitOfName(slug)
    return unit === null ? null : this.currentOf(unit.id, procedureCode)
  }

  /** The unit of all times that has or had that name. */
  unitOfName(slug: string): Unit | null {
    return this.#records.unitNamed(slug)
  }

  /** The units right below this one. */
  childrenOf(id: UnitId): readonly Unit[] {
    return this.#children.get(id) ?? []
  }

  /** The unit and its superiors up to the root; empty when the unit is not valid on this day. */
  chainOf(id: UnitId): readonly Unit[] {
    const chain: Unit[] = []
    let unit = this.unit(id)
    while (unit !== null && !chain.includes(unit)) {
      chain.push(unit)
      unit = unit.parentId === null ? null : this.unit(unit.parentId)
    }
    return chain
  }

  /** The unit and all below it; empty when the unit is not valid on this day. */
  subtreeOf(id: UnitId): ReadonlySet<UnitId> {
    if (!this.#byId.has(id)) return NONE
    let subtree = this.#subtrees.get(id)
    if (subtree === undefined) {
      const below = new Set([id])
      // A set is walked in the order of insertion, what is added on the way included.
      for (const unitId of below) for (const child of this.childrenOf(unitId)) below.add(child.id)
      subtree = below
      this.#subtrees.set(id, subtree)
    }
    return subtree
  }

  /**
   * Every unit whose affairs are those of this one: its subtree, and the ended units that a unit of
   * the subtree took over from. An ended unit without a successor is looked after by its superior,
   * so that nothing that was ever handled is out of everybody's reach.
   */
  reachOf(id: UnitId): ReadonlySet<UnitId> {
    if (!this.#byId.has(id)) return NONE
    let reach = this.#reaches.get(id)
    if (reach === undefined) {
      this.#kept ??= this.#keptUnits()
      const reached = new Set<UnitId>()
      for (const unitId of this.subtreeOf(id)) {
        reached.add(unitId)
        for (const kept of this.#kept.get(unitId) ?? []) reached.add(kept)
      }
      reach = reached
      this.#reaches.set(id, reach)
    }
    return reach
  }

  /**
   * The unit itself while it is valid, otherwise its main successor on this day, or of a matter (the
   * code of a procedure, the id of a subordinate or of an officer) the one it came to; null when it
   * has none.
   */
  currentOf(id: UnitId, matter?: string): Unit | null {
    const current = this.#currentOf(id, matter)
    return current === null ? null : this.unit(current.id)
  }

  /**
   * Who goes on with what the unit had in hand: as `currentOf`; where a part of an agency has ended
   * without a successor, its superior. Null for an agency that nobody took over.
   */
  heirOf(id: UnitId, matter?: string): Unit | null {
    const current = this.currentOf(id, matter)
    const unit = this.#records.unit(id)
    if (current !== null || unit === null || isAgency(unit) || this.day < unit.validFrom)
      return current
    return unit.parentId === null ? null : this.heirOf(unit.parentId, matter)
  }

  /** Who took over from the unit, the main successor first, or of a matter the one it came to. */
  heirsOf(id: UnitId, matter?: string): readonly UnitId[] {
    return this.#records.heirsOf(id, matter).map(({ toUnitId }) => toUnitId)
  }

  /** The units that are no more on this day. */
  endedUnits(): UnitId[] {
    return this.#records.units
      .filter(({ validTo }) => validTo !== null && validTo < this.day)
      .map(({ id }) => id)
  }

  /**
   * The units that hold on this day what the unit held: itself while it is valid, otherwise all its
   * successors through every rename, merger and split. Empty when nobody took over.
   */
  successorsOf(id: UnitId): readonly Unit[] {
    return [...this.#successorsOf(id, new Set())]
  }

  /**
   * Where an agency handles something: in it the division with the first of these keys that it has,
   * right below it before deeper down, or the agency itself. Other agencies under it are not parts
   * of it. Of an agency that was split, in the successor that the procedure came to. Null when neither the
   * agency nor a successor is valid.
   */
  divisionOf(
    agencyId: UnitId,
    divisionKeys: readonly string[],
    procedureCode?: string,
  ): Unit | null {
    const agency = this.currentOf(agencyId, procedureCode)
    if (agency === null) return null
    const parts = new Set([agency])
    for (const part of parts) {
      for (const child of this.childrenOf(part.id)) if (!isAgency(child)) parts.add(child)
    }
    for (const key of divisionKeys) {
      for (const part of parts) if (part !== agency && part.divisionKey === key) return part
    }
    return agency
  }

  /**
   * The one-stop place of a unit: its own or its agency's, otherwise the one of the nearest superior
   * that has one; for an agency that is not under the province, where it receives dossiers.
   */
  centreOf(unitId: UnitId): Unit | null {
    const chain = this.chainOf(unitId)
    for (const unit of chain) {
      const centre = unit.kind === 'centre' ? unit : this.#ownCentre(unit)
      if (centre !== null) return centre
      if (unit.hostUnitId !== null) return this.unit(unit.hostUnitId)
    }
    return chain.length === 0 ? null : this.provincialCentre()
  }

  /** The one-stop centre of the province. */
  provincialCentre(): Unit | null {
    return this.units.find(({ kind, level }) => kind === 'centre' && level === 'province') ?? null
  }

  communes(): readonly Unit[] {
    return this.units.filter(({ kind }) => kind === 'commune')
  }

  /** The commune's agency by the code of its territory. */
  communeByAdminUnit(code: string): Unit | null {
    return this.#communesByTerritory.get(code) ?? null
  }

  /** The units whose procedures a counter receives. */
  servedBy(counterId: UnitId): readonly Unit[] {
    const served = this.#records.services
      .filter((service) => service.counterId === counterId)
      .flatMap(({ servedUnitId }) => this.successorsOf(servedUnitId))
    return [...new Set(served)]
  }

  /** The units of a level whose name or code contains a text, whatever its marks and case. */
  search(wanted: { readonly level?: UnitLevel; readonly text?: string }): readonly Unit[] {
    const text = fold(wanted.text ?? '')
    this.#searchTexts ??= new Map(
      this.units.map(({ id, name, shortName, code }) => [id, fold(`${name} ${shortName} ${code}`)]),
    )
    return this.units.filter(
      ({ id, level }) =>
        (wanted.level === undefined || level === wanted.level) &&
        (this.#searchTexts?.get(id) ?? '').includes(text),
    )
  }

  #asOfThisDay(unit: Unit): Unit {
    const { parentId, hostUnitId } = unit
    return {
      ...unit,
      parentId: parentId === null ? null : (this.#currentOf(parentId, unit.id)?.id ?? null),
      hostUnitId: hostUnitId === null ? null : (this.#currentOf(hostUnitId, unit.id)?.id ?? null),
    }
  }

  #currentOf(id: UnitId, matter?: string, asked = new Set<UnitId>()): Unit | null {
    const unit = this.#begun(id, asked)
    if (unit === null || isValidOn(unit, this.day)) return unit
    for (const { toUnitId } of this.#records.heirsOf(id, matter)) {
      const current = this.#currentOf(toUnitId, matter, asked)
      if (current !== null) return current
    }
    return null
  }

  #successorsOf(id: UnitId, asked: Set<UnitId>): ReadonlySet<Unit> {
    const valid = this.unit(id)
    if (valid !== null) return new Set([valid])
    if (this.#begun(id, asked) === null) return new Set()
    const heirs = this.#records.heirsOf(id)
    return new Set(heirs.flatMap(({ toUnitId }) => [...this.#successorsOf(toUnitId, asked)]))
  }

  /** A unit that has begun by this day, once: records that lead in a ring are not followed twice. */
  #begun(id: UnitId, asked: Set<UnitId>): Unit | null {
    const unit = this.#records.unit(id)
    if (unit === null || asked.has(id) || this.day < unit.validFrom) return null
    asked.add(id)
    return unit
  }

  #ownCentre(unit: Unit): Unit | null {
    return this.childrenOf(unit.id).find(({ kind }) => kind === 'centre') ?? null
  }

  /** Which ended units each valid one looks after. */
  #keptUnits(): ReadonlyMap<UnitId, readonly UnitId[]> {
    const kept = new Map<UnitId, UnitId[]>()
    for (const { id } of this.#records.units) {
      if (this.#byId.has(id)) continue
      for (const keeper of this.#keepersOf(id, new Set())) {
        const list = kept.get(keeper)
        if (list === undefined) kept.set(keeper, [id])
        else list.push(id)
      }
    }
    return kept
  }

  #keepersOf(id: UnitId, asked: Set<UnitId>): ReadonlySet<UnitId> {
    if (this.#byId.has(id)) return new Set([id])
    const unit = this.#begun(id, asked)
    if (unit === null) return NONE
    const heirs = this.#records.heirsOf(id)
    const main = heirs.filter(({ isPartial }) => !isPartial)
    const keepers = new Set(
      (main.length > 0 ? main : heirs).flatMap(({ toUnitId }) => [
        ...this.#keepersOf(toUnitId, asked),
      ]),
    )
    return keepers.size > 0 || unit.parentId === null
      ? keepers
      : this.#keepersOf(unit.parentId, asked)
  }
}
