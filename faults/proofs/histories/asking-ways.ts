import { addDays } from '#kernel/day'
import { dayOf, formatInstant, instantOn } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { decideConsult } from '../../../src/modules/dossiers/domain/decide-consultation.ts'
import { chosenStep } from '../../../src/modules/dossiers/domain/decide-step.ts'
import {
  decideRequestSupplement,
  decideSupplement,
} from '../../../src/modules/dossiers/domain/decide-supplement.ts'
import { openSteps } from '../../../src/modules/dossiers/domain/dossier.ts'
import {
  counterOf,
  decideRecordPayment,
} from '../../../src/modules/dossiers/domain/money/decide-payment.ts'
import { stillOwed } from '../../../src/modules/dossiers/domain/money/fee-requests.ts'
import { decideTransfer } from '../../../src/modules/dossiers/domain/transfers/decide-transfer.ts'
import { symbolOf } from '../../../src/modules/dossiers/usecases/letters/occasion.ts'
import { closingTimeOf } from '../../../src/modules/dossiers/usecases/scene.ts'
import { DAY, ITEMS, pick, type Given, type Way } from './given.ts'
import type { Stage } from './world.ts'

const CONSULTED = ['H37.101.02', 'H37.16', 'H99.9', null] as const

/** Asks for papers: without a day, until a day, until a time, until a time that is past. */
export function requestSupplement({ dossier, person, variant, scene }: Given): Way {
  const { facts } = scene
  const [respondBy, meant] = askedUntil(scene, variant)
  return {
    body: { items: ITEMS, ...(respondBy === undefined ? {} : { respondBy }) },
    decide: () => {
      const step =
        dossier.state === 'submitted' ? null : chosenStep(dossier, person.onlooker, null, 'handler')
      const asked = { items: ITEMS, respondBy: meant, stepId: step?.stepId ?? null }
      return decideRequestSupplement(dossier, asked, facts)
    },
  }
}

/** Until when the person is to answer: as asked for, and as it is meant. */
function askedUntil(
  { facts, calendar }: Stage['scene'],
  variant: number,
): readonly [string | undefined, Date] {
  const { now, terms, law } = facts
  const onDay = addDays(dayOf(now), 5)
  const inADay = new Date(now.getTime() + DAY)
  switch (variant) {
    case 0:
      return [undefined, terms.workingDaysAfter(now, law.daysToAnswer)]
    case 1:
      return [onDay, closingTimeOf(calendar, terms.periodEnd(instantOn(onDay, 0)))]
    case 2:
      return [formatInstant(inADay), inADay]
    default:
      return [formatInstant(now), now]
  }
}

/** The applicant brings a file, reception takes a sheet of paper; now and then it is nothing. */
export function supplement({ dossier, person, variant, scene, world }: Given): Way {
  const componentId = dossier.documents[0]?.componentId ?? ''
  const isAtCounter = person.actor.kind === 'staff'
  const paper = { originals: 1, copies: 0 }
  const brought = isAtCounter
    ? { componentId, paper }
    : { componentId, fileId: world.fileId as string }
  const paperKept = {
    ordinal: (dossier.documents.at(-1)?.ordinal ?? 0) + 1,
    componentId,
    stepId: null,
    fileId: isAtCounter ? null : world.fileId,
    originals: isAtCounter ? 1 : 0,
    copies: 0,
    note: null,
  }
  const isNothing = variant === 3
  return {
    body: { documents: isNothing ? [] : [brought] },
    decide: () =>
      decideSupplement(
        dossier,
        { documents: isNothing ? [] : [paperKept], answersRound: null },
        scene.facts,
      ),
  }
}

/** Asks two units that are there, one that is not, and the own one. */
export function consult({ dossier, person, variant, scene }: Given): Way {
  const own = openSteps(dossier)[0]?.unitId ?? dossier.competentUnitId
  const named = pick(CONSULTED, variant)
  const unitCode = named ?? scene.organisation.unitOfAnyDay(own)?.code ?? ''
  const body = { unitCode, question: 'Hồ sơ gốc còn lưu không?', workingHours: 8 }
  return {
    body,
    decide: () => {
      const unit = scene.organisation.byCode(unitCode)
      if (unit === null) throw new Refused('invalid/consulted-unit-unknown')
      const question = { stepId: null, unitId: unit.id, question: body.question, hours: 8 }
      return decideConsult(dossier, person.onlooker, question, scene.facts)
    },
  }
}

/** All that is owed, a part of it, as items, or items that come to something else. */
export function recordPayment({ dossier, variant, scene, world, person }: Given): Way {
  const owed = stillOwed(dossier) ?? 8_000
  const amount = variant === 1 ? 1_000 : Math.max(1, owed)
  const items = variant > 1 ? [{ name: 'Phí', each: variant === 3 ? 1 : amount, count: 1 }] : []
  const unitId = counterOf(dossier, person.onlooker)
  const unit = scene.organisation.unitOfAnyDay(unitId)
  const year = dayOf(scene.facts.now).slice(0, 4)
  const book = `cash/${unit?.code} ${year}`
  const payment = { method: 'cash' as const, amount, items }
  const receiptNumber = `BL${year}-${String(world.numbers.next(book)).padStart(6, '0')}`
  return {
    body: payment,
    book,
    decide: () =>
      decideRecordPayment(
        dossier,
        { ...payment, unitId, receiptNumber, reference: null },
        scene.facts,
      ),
  }
}

/** The number the next result gets, and from which book. */
export function resultNumber(
  { dossier, scene, world }: Given,
  kind = dossier.result?.kind,
): { book: string; number: string } {
  const agency = scene.organisation.unitOfAnyDay(dossier.competentUnitId)
  if (agency === null) throw new Error('the competent unit is missing')
  const sign = kind === 'rejection' ? 'TB' : 'KQ'
  const book = `result/${sign}/${agency.code} ${dayOf(scene.facts.now).slice(0, 4)}`
  return { book, number: `${world.numbers.next(book)}/${sign}-${symbolOf(agency)}` }
}

const PLACES = ['H37.101.01', 'H37.102.01', 'H99.9.01', 'H37.102.01'] as const

/** Sends the dossier on to the other commune of the two, to where it is already, or to nowhere. */
export function transfer({ dossier, variant, behind, scene }: Given): Way {
  const unitCode = pick(PLACES, variant)
  const reason = 'Nộp nhầm nơi'
  return {
    body: { unitCode, reason },
    decide: () => {
      const to = behind(unitCode)
      if (to === null) throw new Refused('invalid/transfer-unit')
      const isThere =
        dossier.receivedAt === null
          ? dossier.receivingUnitId === to.target.receivingUnitId
          : dossier.competentUnitId === to.target.competentUnitId
      if (isThere) throw new Refused('invalid/transfer-to-same-agency')
      const process = dossier.receivedAt === null ? null : to.process
      return decideTransfer(dossier, to.target, reason, { process, facts: scene.facts })
    },
  }
}
