import type { UnitId } from '#kernel/id'
import { formatInstant } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { decideAnswerConsultation } from '../../../src/modules/dossiers/domain/decide-consultation.ts'
import { decideExtend } from '../../../src/modules/dossiers/domain/decide-extend.ts'
import {
  decideGiveBackPapers,
  decideReopen,
  decideReprintReceipt,
  decideStop,
  decideWithdraw,
} from '../../../src/modules/dossiers/domain/decide-other.ts'
import { decideReceive, decideRefuse } from '../../../src/modules/dossiers/domain/decide-receipt.ts'
import {
  decideCorrect,
  decideHandOver,
  decideIssue,
  decideSign,
} from '../../../src/modules/dossiers/domain/decide-result.ts'
import {
  decideAssign,
  decideClaim,
  decideCompleteStep,
  decideRelease,
  decideSendBack,
} from '../../../src/modules/dossiers/domain/decide-step.ts'
import { openSteps } from '../../../src/modules/dossiers/domain/dossier.ts'
import type { Action } from '../../../src/modules/dossiers/domain/life-cycle.ts'
import {
  decideRequestPayment,
  decideVoidPayment,
} from '../../../src/modules/dossiers/domain/money/decide-payment.ts'
import { decideChangeProcess } from '../../../src/modules/dossiers/domain/processes/decide-change-process.ts'
import {
  consult,
  recordPayment,
  requestSupplement,
  resultNumber,
  supplement,
  transfer,
} from './asking-ways.ts'
import { DAY, ITEMS, pick, REASON, type Given, type Way } from './given.ts'

const ASSIGNEES = ['handler.1', 'thuly.xa', 'lanhdao.xa', 'nobody'] as const
const OUTCOMES = ['qualified', 'unqualified', 'done', 'qualified'] as const
/** A place that is not there. */
const NO_PLACE = 'khong-co-noi-nay'
const STEPS = ['b1', 'b2', 'b9', 'b2a'] as const

/** Every action: what is sent, and what the rules make of it. */
export const WAYS: Readonly<Record<Action, (given: Given) => Way>> = {
  receive: ({ dossier, process, scene }) => ({
    body: {},
    decide: () => decideReceive(dossier, process, scene.facts),
  }),
  refuse: () => ({ body: { reasons: ITEMS }, decide: () => decideRefuse(ITEMS) }),
  'request-supplement': requestSupplement,
  supplement,
  transfer,
  claim: ({ dossier, person }) => ({
    body: {},
    decide: () => decideClaim(dossier, person.onlooker, null),
  }),
  release: ({ dossier, person }) => ({
    body: {},
    decide: () => decideRelease(dossier, person.onlooker, null),
  }),
  assign: ({ dossier, person, variant, world }) => {
    const assignee = pick(ASSIGNEES, variant)
    return {
      body: { assignee },
      decide: () => {
        const to = world.personNamed(assignee)
        if (to === null) throw new Refused('invalid/assignee-unknown')
        return decideAssign(dossier, person.onlooker, null, to.onlooker)
      },
    }
  },
  'complete-step': ({ dossier, person, variant, process, scene }) => {
    const first = process.step(openSteps(dossier)[0]?.stepId ?? '')?.outcomes[0]?.code
    const outcome = variant === 0 ? (first ?? 'done') : pick(OUTCOMES, variant)
    const note = variant === 1 ? null : REASON
    return {
      body: { outcome, note },
      decide: () =>
        decideCompleteStep(
          dossier,
          person.onlooker,
          { stepId: null, outcome, note, documents: [] },
          { process, facts: scene.facts },
        ),
    }
  },
  'send-back': ({ dossier, person, variant, process, scene }) => {
    const body = { toStep: pick(STEPS, variant), note: REASON }
    return {
      body,
      decide: () =>
        decideSendBack(
          dossier,
          person.onlooker,
          { stepId: null, ...body },
          { process, facts: scene.facts },
        ),
    }
  },
  consult,
  'answer-consultation': ({ dossier, person, variant }) => {
    const ordinal = variant === 3 ? 9 : null
    return {
      body: { answer: REASON, ...(ordinal === null ? {} : { consultationId: String(ordinal) }) },
      decide: () => decideAnswerConsultation(dossier, person.onlooker, { ordinal, answer: REASON }),
    }
  },
  'request-payment': ({ dossier, variant, scene }) => {
    const fees = [{ name: 'Phí xác minh', amount: variant === 3 ? 0 : 8_000 }]
    return { body: { fees }, decide: () => decideRequestPayment(dossier, fees, scene.facts) }
  },
  'record-payment': recordPayment,
  'void-payment': ({ dossier, variant, scene, history, person }) => {
    const known = dossier.payments.at(-(variant % 2) - 1)
    const wrong = { receiptNumber: known?.receiptNumber ?? 'BL2026-999999', reason: 'Ghi nhầm' }
    const codeOf = (id: UnitId) => scene.organisation.unitOfAnyDay(id)?.code
    // Half of them name the place that gave it; one names another.
    const unit = [undefined, known && codeOf(known.unitId), undefined, NO_PLACE][variant]
    const isGivenBy = (id: UnitId) => unit === undefined || codeOf(id) === unit
    const about = { doer: person.onlooker, facts: scene.facts, history }
    return {
      body: { ...wrong, ...(unit === undefined ? {} : { unit }) },
      decide: () => decideVoidPayment(dossier, { ...wrong, isGivenBy }, about),
    }
  },
  extend: ({ dossier, variant, scene }) => {
    const { now } = scene.facts
    const dueAt = variant === 3 ? (dossier.dueAt ?? now) : new Date(now.getTime() + 60 * DAY)
    return {
      body: { reason: REASON, dueAt: formatInstant(dueAt) },
      decide: () => decideExtend(dossier, { reason: REASON, dueAt }, scene.facts),
    }
  },
  stop: () => ({ body: { reason: REASON }, decide: () => decideStop(REASON, 'decision') }),
  'sign-result': ({ dossier, person, variant, process, scene }) => {
    const body = {
      kind: variant === 3 ? ('rejection' as const) : ('approval' as const),
      content: 'Kết quả giải quyết.',
    }
    const about = { process, facts: scene.facts }
    return {
      body,
      decide: () => decideSign(dossier, person.onlooker, { stepId: null, ...body }, about),
    }
  },
  'issue-result': (given) => {
    const { dossier, person, process, scene } = given
    const { book, number } = resultNumber(given)
    return {
      body: {},
      book,
      decide: () =>
        decideIssue(
          dossier,
          person.onlooker,
          { stepId: null, number },
          { process, facts: scene.facts },
        ),
    }
  },
  'hand-over': ({ variant }) => {
    const receivedBy = {
      name: 'Hoàng Thị Bế',
      personalId: variant % 2 === 0 ? null : '020190001234',
      relation: null,
    }
    const given = { method: 'counter' as const, receivedBy, receiptLost: variant > 1 }
    return { body: given, decide: () => decideHandOver(given) }
  },
  'give-back-papers': ({ dossier, variant }) => {
    const documents = variant === 3 ? [99] : []
    return { body: { documents }, decide: () => decideGiveBackPapers(dossier, documents) }
  },
  'reprint-receipt': ({ dossier, variant }) => {
    const shown = {
      document: variant % 2 === 0 ? '020190001234' : '020085000777',
      isRepresentative: variant === 1,
    }
    return {
      body: { name: 'Nông Văn Lâm', ...shown },
      decide: () => decideReprintReceipt(dossier, shown),
    }
  },
  withdraw: () => ({ body: { reason: REASON }, decide: () => decideWithdraw(REASON) }),
  'correct-result': (given) => {
    const { dossier, variant, scene } = given
    const content = variant === 3 ? (dossier.result?.content ?? REASON) : `Bản ${dossier.version}.`
    const { book, number } = resultNumber(given)
    return {
      body: { reason: REASON, content },
      book,
      decide: () => decideCorrect(dossier, { reason: REASON, content, number }, scene.facts),
    }
  },
  'change-process': ({ dossier, variant, inForce, scene }) => {
    const steps: Record<string, string> = variant === 3 ? {} : { b2: 'b2a' }
    return {
      body: { reason: REASON, steps },
      decide: () =>
        decideChangeProcess(
          dossier,
          { reason: REASON, choices: steps },
          { process: inForce, facts: scene.facts },
        ),
    }
  },
  reopen: ({ dossier, before, process, scene }) => ({
    body: { reason: REASON },
    decide: () =>
      decideReopen(dossier, REASON, {
        process: dossier.processVersionId === null ? null : process,
        facts: scene.facts,
        before,
      }),
  }),
}
