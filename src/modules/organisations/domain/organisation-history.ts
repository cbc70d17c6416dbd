import { addDays, type Day } from '#kernel/day'
import type { UnitId } from '#kernel/id'
import { Organisation, type UnitRecords } from './organisation.ts'
import {
  compareCodes,
  type CounterService,
  type OrganisationChange,
  type OrganisationRows,
  type Succession,
  type Unit,
  type UnitShare,
} from './unit.ts'

/**
 * The units of a locality of all times, and the organisation of any day. Between two days on which
 * a unit begins or ends every day has the same units, so there are as many organisations as such
 * days, however many days are asked for.
 */
export class OrganisationHistory implements UnitRecords {
  readonly units: readonly Unit[]
  readonly successions: readonly Succession[]
  readonly services: readonly CounterService[]
  /** The first days on which something differs from the day before, in order. */
  readonly turningDays: readonly Day[]
  readonly shares: readonly UnitShare[]
  readonly #byId: ReadonlyMap<UnitId, Unit>
  readonly #bySlug: ReadonlyMap<string, Unit>
  readonly #shares: ReadonlyMap<string, UnitId>
  readonly #heirs: ReadonlyMap<UnitId, readonly Succession[]>
  readonly #organisations = new Map<Day | null, Organisation>()

  constructor(rows: OrganisationRows) {
    this.units = rows.units
    this.successions = rows.successions
    this.services = rows.services
    this.shares = rows.shares
    this.#byId = new Map(rows.units.map((unit) => [unit.id, unit]))
    this.#bySlug = new Map(rows.units.map((unit) => [unit.slug, unit]))
    this.#shares = new Map(
      rows.shares.map(({ fromUnitId, matter, toUnitId }) => [`${fromUnitId} ${matter}`, toUnitId]),
    )
    const rank = ({ isPartial }: Succession) => Number(isPartial)
    this.#heirs = Map.groupBy(
      rows.successions
        .filter(({ kind }) => kind !== 'territory')
        .toSorted(
          (a, b) =>
            rank(a) - rank(b) || compareCodes(this.#codeOf(a.toUnitId), this.#codeOf(b.toUnitId)),
        ),
      ({ fromUnitId }) => fromUnitId,
    )
    const days = rows.units.flatMap(({ validFrom, validTo }) =>
      validTo === null ? [validFrom] : [validFrom, addDays(validTo, 1)],
    )
    this.turningDays = [...new Set(days)].toSorted()
  }

  unit(id: UnitId): Unit | null {
    return this.#byId.get(id) ?? null
  }

  unitNamed(slug: string): Unit | null {
    return this.#bySlug.get(slug) ?? null
  }

  heirsOf(id: UnitId, matter?: string): readonly Succession[] {
    const heirs = this.#heirs.get(id) ?? []
    const shared = matter === undefined ? undefined : this.#shares.get(`${id} ${matter}`)
    if (shared === undefined) return heirs
    const takesIt = ({ toUnitId }: Succession) => toUnitId === shared
    return [...heirs.filter(takesIt), ...heirs.filter((heir) => !takesIt(heir))]
  }

  /** The organisation as it stood, stands or will stand on a day. */
  on(day: Day): Organisation {
    const since = this.turningDays.findLast((turning) => turning <= day) ?? null
    let organisation = this.#organisations.get(since)
    if (organisation === undefined) {
      organisation = new Organisation(this, since ?? day)
      this.#organisations.set(since, organisation)
    }
    return organisation
  }

  /** The history in which a change has been made as well. */
  with(change: OrganisationChange): OrganisationHistory {
    const ends = new Map(change.ended.map(({ unitId, lastDay }) => [unitId, lastDay]))
    const units = this.units.map((unit) => {
      const lastDay = ends.get(unit.id)
      return lastDay === undefined ? unit : { ...unit, validTo: lastDay }
    })
    return new OrganisationHistory({
      units: [...units, ...change.begun],
      successions: [...this.successions, ...change.successions],
      services: this.services,
      shares: [...this.shares, ...change.shares],
    })
  }

  #codeOf(id: UnitId): string {
    return this.unit(id)?.code ?? ''
  }
}
