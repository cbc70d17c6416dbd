import type { UnitId } from '#kernel/id'
import { dayOf } from '#kernel/instant'
import {
  numberSeries,
  type Applicant,
  type Issuer,
  type LetterKind,
  type Signatory,
} from '#modules/letters'
import type { Organisation, Unit } from '#modules/organisations'
import { insteadOfWhom } from '#platform/access'
import { takeNumber } from '#platform/numbers'
import type { Dossier } from '../../domain/dossier.ts'
import type { Stage } from '../act.ts'

/** Who makes the letter, when, and under which number of the year. */
export async function occasionOf(stage: Stage, kind: LetterKind, unitId: UnitId) {
  const { tx, scene, context } = stage
  const unit = unitOf(stage, unitId)
  const madeAt = scene.facts.now
  const series = `letter/${numberSeries(kind)}/${unit.code}`
  const serial = await takeNumber(tx, series, dayOf(madeAt).slice(0, 4))
  const issuer = issuerOf(unitId, scene.organisation, context.locality.name)
  return { issuer, serial, madeAt, decree: scene.rulebook.id }
}

/** A unit as the head of its letters names it. */
export function issuerOf(unitId: UnitId, organisation: Organisation, localityName: string): Issuer {
  const unit = organisation.unitOfAnyDay(unitId)
  if (unit === null) throw new Error(`unit ${unitId} is missing`)
  const superior = unit.parentId === null ? null : organisation.unitOfAnyDay(unit.parentId)
  return {
    superiorUnit: superior?.name ?? null,
    unit: unit.name,
    symbol: symbolOf(unit),
    place: localityName.replace(/^(Tỉnh|Thành phố) /, ''),
  }
}

/** How a unit is written in the numbers of its letters: TTPVHCC, BPTNTKQ, UBND, or the initials of its name. */
export function symbolOf(unit: Pick<Unit, 'kind' | 'level' | 'shortName'>): string {
  if (unit.kind === 'centre') return unit.level === 'district' ? 'BPTNTKQ' : 'TTPVHCC'
  if (unit.kind === 'commune' || unit.kind === 'district' || unit.kind === 'province') return 'UBND'
  return unit.shortName
    .split(/[\s,.–-]+/)
    .filter((word) => word !== '' && word !== 'và')
    .map((word) => word.charAt(0).toUpperCase())
    .join('')
}

/** Who signs for the agency: the approver who acts, whoever stands in for them, or in ink who is found when neither does. */
export function headOfAgency({ context: { actor }, dossier }: Stage): Signatory {
  if (actor.kind !== 'staff') return { inPlaceOf: null, title: 'Thủ trưởng cơ quan', name: null }
  const name = actor.displayName
  const isDeputy = insteadOfWhom(actor, 'approver', dossier.competentUnitId) !== null
  return isDeputy
    ? { inPlaceOf: 'KT. THỦ TRƯỞNG CƠ QUAN', title: 'Người ký thay', name }
    : { inPlaceOf: null, title: 'Thủ trưởng cơ quan', name }
}

/** A letter speaks to the one the dossier is about; who files for them is named as authorised. */
export function addressee(dossier: Dossier): Applicant {
  return dossier.owner ?? dossier.applicant
}

export function unitOf({ scene }: Stage, id: UnitId): Unit {
  const unit = scene.organisation.unitOfAnyDay(id)
  if (unit === null) throw new Error(`unit ${id} is missing`)
  return unit
}
