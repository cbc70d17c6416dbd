import type { UnitId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import { instantInWords } from '#modules/letters'
import type { Organisation } from '#modules/organisations'
import {
  findCompetentUnit,
  isReceivedAt,
  placesAmong,
  procedureById,
  type ProcedureVersion,
} from '#modules/procedures'
import { processById } from '#modules/processes'
import type { Context } from '#platform/context'
import type { Dossier } from '../../domain/dossier.ts'
import { decideTransfer, type TransferTarget } from '../../domain/transfers/decide-transfer.ts'
import { act, type ActionRequest, type Answer, type Stage } from '../act.ts'
import { issueReceiptAgain } from '../letters/statutory-forms.ts'
import { processFor } from '../scene.ts'

/**
 * Sends a dossier on to the one-stop place of the agency that is competent. In handling the person
 * gets the receipt once more, with word of who handles it now; its date and place of return hold.
 *
 * Law: Decree 118/2025/NĐ-CP, art. 15, 18. Audit: `dossier.transferred`. Refuses:
 * `invalid/transfer-unit`, `invalid/transfer-to-same-agency`, `conflict/result-signed`.
 */
export function transferDossier(
  context: Context,
  request: ActionRequest,
  body: { readonly unitCode: string; readonly reason: string },
): Promise<Answer> {
  return act(context, 'transfer', request, async (stage) => {
    const { dossier, scene } = stage
    const target = await targetOf(stage, body.unitCode)
    const process = dossier.receivedAt === null ? null : await processAt(stage, target)
    const since = instantInWords(scene.facts.now)
    const noteOn = ({ dueAt }: Dossier) =>
      `Hồ sơ được chuyển đến ${target.name} giải quyết từ ${since}. ` +
      (dueAt === null || dueAt.getTime() === dossier.dueAt?.getTime()
        ? 'Ngày hẹn và nơi trả kết quả không đổi.'
        : `Thời gian không tính được bù vào ngày hẹn: ${instantInWords(dueAt)}. Nơi trả kết quả không đổi.`)
    return {
      event: decideTransfer(dossier, target, body.reason, { process, facts: scene.facts }),
      alongside: (after) =>
        dossier.receivedAt === null ? [] : [issueReceiptAgain(stage, after, noteOn(after))],
    }
  })
}

type Received = Pick<ProcedureVersion, 'code' | 'content'>

async function targetOf(
  { context, tx, dossier, scene }: Stage,
  unitCode: string,
): Promise<TransferTarget> {
  const { organisation } = scene
  const procedure = await procedureById(context, dossier.procedureVersionId, tx)
  const unit = organisation.byCode(unitCode)
  if (unit === null || procedure === null) throw new Refused('invalid/transfer-unit')
  const target = competentPlaces(procedure, organisation).find(
    ({ receivingUnitId }) => receivingUnitId === unit.id,
  )
  if (target === undefined) throw new Refused('invalid/transfer-unit')
  if (isThere(dossier, target)) throw new Refused('invalid/transfer-to-same-agency')
  return target
}

async function processAt({ context, tx, dossier, scene }: Stage, target: TransferTarget) {
  if (dossier.processVersionId === null) throw new Error(`dossier ${dossier.code} has no process`)
  const version = await processById(context, dossier.processVersionId, tx)
  if (version === null) throw new Error(`process ${dossier.processVersionId} is missing`)
  return processFor(version, { ...dossier, ...target }, scene.organisation)
}

/** Before receipt a dossier is where it waits to be received; afterwards at the agency that handles it. */
function isThere(dossier: Dossier, target: TransferTarget): boolean {
  return dossier.receivedAt === null
    ? dossier.receivingUnitId === target.receivingUnitId
    : dossier.competentUnitId === target.competentUnitId
}

/** Where a dossier may be sent on to, by name. */
export function transferTargets(
  dossier: Dossier,
  procedure: Received,
  organisation: Organisation,
): { readonly code: string; readonly name: string }[] {
  return competentPlaces(procedure, organisation)
    .filter((target) => !isThere(dossier, target))
    .flatMap(({ receivingUnitId, name }) => {
      const unit = organisation.unit(receivingUnitId)
      return unit === null ? [] : [{ code: unit.code, name }]
    })
}

/** The places that receive the procedure for their own agency: the one-stop places of those that may decide it. */
function competentPlaces(
  { code, content }: Received,
  organisation: Organisation,
): TransferTarget[] {
  return placesAmong(organisation.units)
    .filter((place) => isReceivedAt(content, place))
    .flatMap((place) => {
      const filedAt = { procedureCode: code, place, communeCode: null }
      const competentUnitId = findCompetentUnit(content.competence, filedAt, organisation)
      if (competentUnitId === null) return []
      if (centreOf(organisation, competentUnitId) !== place.unitId) return []
      return [{ receivingUnitId: place.unitId, competentUnitId, name: place.name }]
    })
    .toSorted((one, other) => VIETNAMESE.compare(one.name, other.name))
}

function centreOf(organisation: Organisation, unitId: UnitId): UnitId | null {
  return organisation.centreOf(unitId)?.id ?? null
}

const VIETNAMESE = new Intl.Collator('vi', { numeric: true })
