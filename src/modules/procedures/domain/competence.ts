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
  /** The unit of that name, or since it has ended whoever looks after the procedure. */
  named(slug: string, procedureCode: string): { readonly id: UnitId } | null
  /** The commune of this province with that code of the General Statistics Office; null for any other code. */
  communeByAdminUnit(communeCode: string): { readonly id: UnitId } | null
}

/** What a unit must tell to be known as a one-stop place. */
export interface PlaceUnit {
  readonly id: UnitId
  readonly code: string
  readonly name: string
  readonly kind: string
  readonly level: Level
  readonly parentId: UnitId | null
}

/** The one-stop places among units: the provincial centre, and the place of each commune and district. */
export function placesAmong(units: readonly PlaceUnit[]): ReceivingPlace[] {
  return units
    .filter(({ kind }) => kind === 'centre')
    .map(({ id, code, name, level, parentId }) => ({
      unitId: id,
      code,
      name,
      level,
      authorityId: level === 'province' ? null : parentId,
    }))
}

/** What is known of a filing when its agency is looked for. */
export interface FiledAt {
  readonly procedureCode: string
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
  const unit = findCompetentUnit(competence, filedAt, organisation)
  if (unit === null) throw new Refused('invalid/competent-unit-unknown')
  return unit
}

/** The same question where no answer is no refusal, for instance before anything was filed. */
export function findCompetentUnit(
  competence: Competence,
  filedAt: FiledAt,
  organisation: CompetenceOrganisation,
): UnitId | null {
  return (
    competentCommune(competence, filedAt, organisation) ??
    (competence.department === null
      ? null
      : organisation.named(competence.department, filedAt.procedureCode)?.id) ??
    null
  )
}

function competentCommune(
  { commune }: Competence,
  { place, communeCode }: Pick<FiledAt, 'place' | 'communeCode'>,
  organisation: CompetenceOrganisation,
): UnitId | null {
  if (commune === null) return null
  const byAddress =
    commune.addressQuestion === null || communeCode === null
      ? null
      : organisation.communeByAdminUnit(communeCode)
  return byAddress?.id ?? place.authorityId
}

type Reception = Pick<ProcedureContent, 'competence' | 'levels' | 'handledElsewhere'>

/**
 * Whether a place may receive a procedure. One that a department decides, or whose agency follows from an address, is
 * received everywhere; any other one by the agencies of its own levels.
 */
export function isReceivedAt(
  { competence, levels, handledElsewhere }: Reception,
  place: Pick<ReceivingPlace, 'level'>,
): boolean {
  if (handledElsewhere !== null) return false
  const { department, commune } = competence
  const isReceivedAnywhere = department !== null || commune?.addressQuestion != null
  return isReceivedAnywhere || levels.includes(place.level)
}

/**
 * Every place that may receive a procedure. The provincial centre stands first for a department's procedure; then
 * places where somebody holds every role of the process; then by name.
 */
export function receivingPlaces(
  content: Reception,
  places: readonly ReceivingPlace[],
  isStaffed: (place: ReceivingPlace) => boolean,
): readonly ReceivingPlace[] {
  const rank = (place: ReceivingPlace) => {
    if (content.competence.department !== null && place.level === 'province') return 0
    return isStaffed(place) ? 1 : 2
  }
  return places
    .filter((place) => isReceivedAt(content, place))
    .map((place) => ({ place, rank: rank(place) }))
    .sort((one, other) => one.rank - other.rank || byName(one.place, other.place))
    .map(({ place }) => place)
}

const VIETNAMESE = new Intl.Collator('vi', { numeric: true })

function byName(one: ReceivingPlace, other: ReceivingPlace): number {
  return VIETNAMESE.compare(one.name, other.name) || VIETNAMESE.compare(one.code, other.code)
}
