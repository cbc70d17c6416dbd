import type { UnitId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import type { Competence, Level, ProcedureContent } from './content.ts'

/** A one-stop place: where dossiers are handed in. */
export interface ReceivingPlace {
  readonly unitId: UnitId
  readonly code: string
  readonly name: string
  readonly level: Level
  /** The commune or district whose place it is; null for the provincial centre. */
  readonly authorityId: UnitId | null
}

/** What the rule of competence asks of the organisation as it is on the day of filing. */
export interface CompetenceOrganisation {
  bySlug(slug: string): UnitId | null
  /** The commune of this province with that code of the General Statistics Office; null for any other code. */
  communeByTerritory(communeCode: string): UnitId | null
}

/** What is known of a filing when its agency is looked for. */
export interface FiledAt {
  readonly place: Pick<ReceivingPlace, 'authorityId'>
  /** The commune code in the answer to the procedure's address question; null when none was asked or given. */
  readonly communeCode: string | null
}

/**
 * The agency that decides a dossier: the commune of the address in the form when it is one of this province, else the
 * commune that received it, else the department.
 *
 * Legal basis: Decree 118/2025/NĐ-CP (any one-stop place of the province receives; the dossier goes to the competent
 * agency). Refuses: `invalid/competent-unit-unknown`.
 */
export function competentUnit(
  competence: Competence,
  filedAt: FiledAt,
  organisation: CompetenceOrganisation,
): UnitId {
  const unit =
    competentCommune(competence, filedAt, organisation) ??
    (competence.department === null ? null : organisation.bySlug(competence.department))
  if (unit === null) throw new Refused('invalid/competent-unit-unknown')
  return unit
}

function competentCommune(
  { commune }: Competence,
  { place, communeCode }: FiledAt,
  organisation: CompetenceOrganisation,
): UnitId | null {
  if (commune === null) return null
  const byAddress =
    commune.addressQuestion === null || communeCode === null
      ? null
      : organisation.communeByTerritory(communeCode)
  return byAddress ?? place.authorityId
}

/**
 * Every place that may receive a procedure. One that a department decides, or whose agency follows from an address,
 * is received everywhere; any other one by the agencies of its own levels. The provincial centre stands first for a
 * department's procedure; then places where somebody holds every role of the process; then by name.
 */
export function receivingPlaces(
  content: Pick<ProcedureContent, 'competence' | 'levels' | 'handledElsewhere'>,
  places: readonly ReceivingPlace[],
  isStaffed: (place: ReceivingPlace) => boolean,
): readonly ReceivingPlace[] {
  const { department, commune } = content.competence
  if (content.handledElsewhere !== null) return []
  const isReceivedAnywhere = department !== null || commune?.addressQuestion != null
  const rank = (place: ReceivingPlace) => {
    if (department !== null && place.level === 'province') return 0
    return isStaffed(place) ? 1 : 2
  }
  return places
    .filter(({ level }) => isReceivedAnywhere || content.levels.includes(level))
    .map((place) => ({ place, rank: rank(place) }))
    .sort((one, other) => one.rank - other.rank || byName(one.place, other.place))
    .map(({ place }) => place)
}

const VIETNAMESE = new Intl.Collator('vi', { numeric: true })

function byName(one: ReceivingPlace, other: ReceivingPlace): number {
  return VIETNAMESE.compare(one.name, other.name) || VIETNAMESE.compare(one.code, other.code)
}
