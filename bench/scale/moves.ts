import { dayOf } from '#kernel/instant'
import { SYSTEM } from '#platform/access'
import {
  decideGiveBackPapers,
  decideStop,
  decideWithdraw,
} from '../../src/modules/dossiers/domain/decide-other.ts'
import { decideReceive, decideRefuse } from '../../src/modules/dossiers/domain/decide-receipt.ts'
import { decideHandOver } from '../../src/modules/dossiers/domain/decide-result.ts'
import { decideSupplement } from '../../src/modules/dossiers/domain/decide-supplement.ts'
import { decideRecordPayment } from '../../src/modules/dossiers/domain/money/decide-payment.ts'
import { NOT_ANSWERED } from '../../src/modules/dossiers/usecases/by-itself/stop-unanswered.ts'
import { onlookerOf } from '../../src/modules/dossiers/usecases/viewer.ts'
import { paperFor, type Life } from './life.ts'
import { asked, type Move } from './move.ts'
import type { Doer } from './province.ts'
import { handle } from './step-moves.ts'
import { workedLater, HOUR, MINUTE } from './working-time.ts'

const THE_SYSTEM: Doer = { actor: SYSTEM, onlooker: onlookerOf(SYSTEM) }
const NOT_COMPETENT = { componentId: null, text: 'Không thuộc thẩm quyền giải quyết của cơ quan.' }
const A_DAY = 8 * HOUR

/** What happens next, or null when nothing more does. */
export function nextMove(life: Life): Move | null {
  switch (life.dossier.state) {
    case 'submitted':
      return atReception(life)
    case 'awaiting-supplement':
      return answered(life)
    case 'received':
    case 'processing':
      return cutShort(life) ?? paid(life) ?? handle(life)
    case 'finished':
      return fetched(life)
    case 'refused':
    case 'withdrawn':
    case 'stopped':
    case 'returned':
    case 'awaiting-payment':
      return null
  }
}

function atReception(life: Life): Move {
  const { dossier, fate, chance, process } = life
  const isAtCounter = fate.channel === 'counter' && dossier.version === 1
  const at = isAtCounter ? dossier.lastChangedAt : workedLater(life, chance.between(0.1, 7) * HOUR)
  const by = { doer: receptionOf(life), at }
  if (fate.end === 'refused')
    return { deed: 'refuse', ...by, decide: () => decideRefuse([NOT_COMPETENT]) }
  if (fate.asked === 'before-receipt' && dossier.supplementRequests === 0)
    return { deed: 'request-supplement', ...by, decide: (facts) => asked(life, null, facts) }
  return { deed: 'receive', ...by, decide: (facts) => decideReceive(life.dossier, process, facts) }
}

/** The person brings the papers, or does not and the system ends it. */
function answered(life: Life): Move {
  const { dossier, fate, chance, filing } = life
  const respondBy = dossier.openRequest?.respondBy ?? dossier.lastChangedAt
  if (fate.isSilent) {
    const at = new Date(respondBy.getTime() + chance.between(1, 9) * MINUTE)
    return {
      deed: 'stop',
      doer: THE_SYSTEM,
      at,
      decide: () => decideStop(NOT_ANSWERED, 'no-answer'),
    }
  }
  const paper = paperFor(filing.papers[0] ?? null, dossier.documents.length + 1, life)
  return {
    deed: 'supplement',
    doer: fate.channel === 'online' ? life.person : receptionOf(life),
    at: workedLater(life, chance.between(0.5, 12) * A_DAY),
    decide: (facts) =>
      decideSupplement(life.dossier, { documents: [paper], answersRound: null }, facts),
  }
}

/** Withdrawn, or stopped by the approver, after so many events. */
function cutShort(life: Life): Move | null {
  const { dossier, fate, chance, province } = life
  if (dossier.version < fate.endsAfter) return null
  const at = workedLater(life, chance.between(0.5, 6) * HOUR)
  if (fate.end === 'withdrawn')
    return {
      deed: 'withdraw',
      doer: life.person,
      at,
      decide: () => decideWithdraw('Tôi không còn nhu cầu giải quyết thủ tục này.'),
    }
  const [approver] = province.holders('approver', dossier.competentUnitId)
  if (fate.end !== 'stopped' || approver === undefined) return null
  const reason = 'Hồ sơ đang có tranh chấp do tòa án thụ lý.'
  return { deed: 'stop', doer: approver, at, decide: () => decideStop(reason, 'decision') }
}

/** The fee, paid at the counter right after receipt. */
function paid(life: Life): Move | null {
  const { dossier, fate, filing, place } = life
  const { fee } = filing
  if (fee === null || !fate.isPaidFor || dossier.payments.length > 0) return null
  return {
    deed: 'record-payment',
    doer: receptionOf(life),
    at: workedLater(life, 3 * MINUTE),
    decide(facts, numbers) {
      const year = dayOf(facts.now).slice(0, 4)
      const serial = numbers.take(`cash/${place.code}`, year)
      return decideRecordPayment(
        life.dossier,
        {
          unitId: place.unitId,
          receiptNumber: `BL${year}-${String(serial).padStart(6, '0')}`,
          method: 'cash',
          amount: fee.each,
          reference: null,
          items: [{ ...fee, count: 1 }],
        },
        facts,
      )
    },
  }
}

/** Originals go back first, then the result is handed over. */
function fetched(life: Life): Move | null {
  const { dossier, fate, chance } = life
  if (!fate.isFetched) return null
  const doer = receptionOf(life)
  const holdsOriginals = dossier.documents.some(
    ({ originals, givenBackAt }) => originals > 0 && givenBackAt === null,
  )
  if (holdsOriginals && chance.is(0.3))
    return {
      deed: 'give-back-papers',
      doer,
      at: workedLater(life, chance.between(0.5, 16) * HOUR),
      decide: () => decideGiveBackPapers(life.dossier, []),
    }
  const { name, personalId } = dossier.applicant
  return {
    deed: 'hand-over',
    doer,
    at: workedLater(life, chance.between(0.3, 30) * HOUR * chance.share()),
    decide: () =>
      decideHandOver({
        method: 'counter',
        receivedBy: { name, personalId, relation: null },
        receiptLost: false,
      }),
  }
}

function receptionOf({ province, place, chance }: Life): Doer {
  return chance.pick(province.holders('reception', place.unitId))
}
