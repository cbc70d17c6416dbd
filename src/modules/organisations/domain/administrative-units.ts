import type { Day } from '#kernel/day'
import { fold, tidy } from '#kernel/text'

/** A province, district or commune as a territory, by the code of the General Statistics Office. */
export interface AdministrativeUnit {
  /** Two, three or five digits. Read together with a day: codes return for other areas. */
  readonly code: string
  readonly level: 'province' | 'district' | 'commune'
  /** `Phường Lương Văn Tri` */
  readonly name: string
  /** `Lương Văn Tri` */
  readonly shortName: string
  /** `phường` */
  readonly type: string
  readonly provinceCode: string
  readonly districtCode: string | null
  readonly validFrom: Day
  readonly validTo: Day | null
}

/** Among which administrative units something is looked for. */
export interface AdministrativeScope {
  readonly level: AdministrativeUnit['level']
  readonly on: Day
  readonly provinceCode?: string
  readonly districtCode?: string
}

/** Where something is: the codes chosen, and house and street in words. */
export interface AddressParts {
  readonly provinceCode: string
  readonly districtCode?: string
  readonly communeCode: string
  readonly detail: string
  readonly on: Day
}

const MOST_FOUND = 20
/** Farther than any name that is meant. */
const FAR = 4
const ALPHABET = new Intl.Collator('vi')

interface SearchNames {
  readonly exact: readonly string[]
  readonly folded: readonly string[]
}

/** The administrative units of the whole country, of all days that the lists cover. */
export class AdministrativeUnits {
  readonly #byPlace: ReadonlyMap<string, readonly AdministrativeUnit[]>
  readonly #searchNames = new Map<AdministrativeUnit, SearchNames>()

  constructor(units: readonly AdministrativeUnit[]) {
    const ordered = units.toSorted((a, b) => ALPHABET.compare(a.shortName, b.shortName))
    this.#byPlace = Map.groupBy(ordered, ({ level, provinceCode }) =>
      level === 'province' ? level : placeKey(level, provinceCode),
    )
  }

  /** Those of a level on a day, in the order of the Vietnamese alphabet. */
  list({ level, on, provinceCode, districtCode }: AdministrativeScope): AdministrativeUnit[] {
    return this.#of(level, provinceCode).filter(
      (unit) =>
        unit.validFrom <= on &&
        (unit.validTo === null || on <= unit.validTo) &&
        (provinceCode === undefined || unit.provinceCode === provinceCode) &&
        (districtCode === undefined || unit.districtCode === districtCode),
    )
  }

  /**
   * Those that people may mean by a name, typed with or without its kind, marks and capitals. Equal
   * names come first, those with the same marks before all: eight pairs of communes of one province
   * differ by marks only.
   */
  find(name: string, scope: AdministrativeScope): AdministrativeUnit[] {
    const wanted = { exact: tidy(name).toLowerCase(), folded: fold(name) }
    if (wanted.folded === '') return []
    return this.list(scope)
      .map((unit) => ({ unit, distance: this.#distance(unit, wanted) }))
      .filter(({ distance }) => distance < FAR)
      .toSorted((a, b) => a.distance - b.distance)
      .slice(0, MOST_FOUND)
      .map(({ unit }) => unit)
  }

  /**
   * An address as it is written: `Số 8 đường Hùng Vương, phường Lương Văn Tri, tỉnh Lạng Sơn`, with
   * the district on days that had one. Null when the codes were not those of one place on that day.
   */
  describe({ detail, provinceCode, districtCode, communeCode, on }: AddressParts): string | null {
    const province = this.list({ level: 'province', on, provinceCode })[0]
    const commune = this.list({ level: 'commune', on, provinceCode }).find(
      ({ code }) => code === communeCode,
    )
    if (province === undefined || commune === undefined) return null
    if (districtCode !== undefined && districtCode !== commune.districtCode) return null
    const district = this.list({ level: 'district', on, provinceCode }).find(
      ({ code }) => code === commune.districtCode,
    )
    if (commune.districtCode !== null && district === undefined) return null
    const places = [commune, district, province].filter((unit) => unit !== undefined)
    const written = [tidy(detail), ...places.map(({ type, shortName }) => `${type} ${shortName}`)]
      .filter((part) => part !== '')
      .join(', ')
    return written.charAt(0).toUpperCase() + written.slice(1)
  }

  #of(
    level: AdministrativeUnit['level'],
    provinceCode: string | undefined,
  ): readonly AdministrativeUnit[] {
    if (level === 'province') return this.#byPlace.get(level) ?? []
    if (provinceCode !== undefined) return this.#byPlace.get(placeKey(level, provinceCode)) ?? []
    return [...this.#byPlace.values()].flat().filter((unit) => unit.level === level)
  }

  #distance(unit: AdministrativeUnit, wanted: { exact: string; folded: string }): number {
    let names = this.#searchNames.get(unit)
    if (names === undefined) {
      const exact = [unit.shortName.toLowerCase(), unit.name.toLowerCase()]
      names = { exact, folded: exact.map(fold) }
      this.#searchNames.set(unit, names)
    }
    const { exact, folded } = names
    if (exact.includes(wanted.exact)) return 0
    if (folded.includes(wanted.folded)) return 1
    if (folded.some((name) => name.startsWith(wanted.folded))) return 2
    return folded.some((name) => ` ${name}`.includes(` ${wanted.folded}`)) ? 3 : FAR
  }
}

function placeKey(level: string, provinceCode: string): string {
  return `${level} ${provinceCode}`
}
