import { Refused } from '#kernel/refused'
import { begin, type Filed } from '../domain/begin.ts'
import { decideAnswerConsultation, decideConsult } from '../domain/decide-consultation.ts'
import { decideExtend } from '../domain/decide-extend.ts'
import {
  decideGiveBackPapers,
  decideReopen,
  decideReprintReceipt,
  decideStop,
  decideWithdraw,
} from '../domain/decide-other.ts'
import { decideReceive, decideRefuse } from '../domain/decide-receipt.ts'
import { decideCorrect, decideHandOver, decideIssue, decideSign } from '../domain/decide-result.ts'
import { decideSilence } from '../domain/decide-silence.ts'
import {
  decideAssign,
  decideClaim,
  decideCompleteStep,
  decideRelease,
  decideSendBack,
} from '../domain/decide-step.ts'
import { decideRequestSupplement, decideSupplement } from '../domain/decide-supplement.ts'
import { openSteps, type Dossier } from '../domain/dossier.ts'
import { decideMoveDueDate } from '../domain/due-dates/decide-move.ts'
import type { DossierEvent, SealedEvent } from '../domain/events.ts'
import { evolve } from '../domain/evolve.ts'
import type { Facts, Process } from '../domain/facts.ts'
import type { Deed } from '../domain/life-cycle.ts'
import {
  counterOf,
  decideRecordPayment,
  decideRequestPayment,
  decideVoidPayment,
} from '../domain/money/decide-payment.ts'
import { decideChangeProcess } from '../domain/processes/decide-change-process.ts'
import { decideTransfer } from '../domain/transfers/decide-transfer.ts'
import type { Onlooker } from '../domain/visibility.ts'
import { whyNot } from '../domain/why-not.ts'
import { aDossier, BROUGHT, CENTRE, COMMUNE, ELSEWHERE, facts, later } from './builders.ts'
import { carriedOver } from './carrying.ts'
import { aSitting } from './sittings.ts'
import { CAUSE, closures, termsWhenClosed } from './terms.ts'

/** One attempt in a random history: what, by whom, after how many hours, and which of its variants. */
export interface Attempt {
  readonly action: Deed | 'hold-sitting' | 'change-calendar'
  readonly doer: Onlooker
  readonly hours: number
  readonly variant: number
}

export interface Lived {
  readonly start: Dossier
  readonly dossier: Dossier
  readonly events: readonly SealedEvent[]
  readonly states: readonly Dossier[]
  /** By what each state is counted. */
  readonly counts: readonly Pick<Facts, 'law' | 'terms'>[]
  /** The codes of what was refused. */
  readonly refused: readonly string[]
}

/** A dossier on the day it was filed, before anything else. */
export function aFiledDossier(): Dossier {
  const filed = aDossier('submitted', {
    term: {
      value: 8,
      unit: 'working-days',
      sameDay: false,
      parts: [5, 3],
      silence: { effect: 'may-proceed', basis: 'Nghị định 110/2018/NĐ-CP' },
    },
  })
  const { documents: _, steps: __, ...rest } = filed
  return begin({ ...(rest as unknown as Filed), papers: [BROUGHT] })
}

/**
 * Lives a history attempt by attempt: what may not be done is refused and changes nothing. The
 * calendar may change in between; then the dates are counted anew.
 */
export function live(
  process: Process,
  attempts: readonly ((dossier: Dossier) => Attempt)[],
  law: Partial<Facts['law']> = {},
): Lived {
  const start = aFiledDossier()
  let dossier = start
  let hours = 0
  let terms = termsWhenClosed([])
  const events: SealedEvent[] = []
  const states: Dossier[] = []
  const counts: Facts[] = []
  const refused: string[] = []
  for (const [tick, next] of attempts.entries()) {
    const attempt = next(dossier)
    const { action, doer, variant } = attempt
    hours += attempt.hours
    // Never two at one instant: whatever is done to a dossier waits until what came before is written.
    const now = new Date(later(hours).getTime() + tick)
    if (action === 'change-calendar') terms = termsWhenClosed(closures(hours, variant))
    const given = { ...facts({ now, doer, law }), terms, history: events }
    try {
      const before = [start, ...states].findLast(({ closedAt }) => closedAt === null) ?? start
      for (const event of happening(dossier, { ...attempt, before }, process, given)) {
        const seq = dossier.version + 1
        const sealed = { ...event, seq, at: now, actorId: doer.accountId, hash: String(seq) }
        dossier = evolve(dossier, sealed)
        events.push(sealed)
        states.push(dossier)
        counts.push(given)
      }
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      refused.push(error.code)
    }
  }
  return { start, dossier, events, states, counts, refused }
}

/** An attempt, and the dossier as it was when it had not ended. */
interface Placed extends Attempt {
  readonly before: Dossier
}

/** What an attempt comes to: several events in a sitting, none when a calendar moves nothing. */
function happening(
  dossier: Dossier,
  { action, ...attempt }: Placed,
  process: Process,
  given: Known,
): readonly DossierEvent[] {
  if (action === 'hold-sitting')
    return aSitting(dossier, attempt, { process: processOf(dossier, process), facts: given })
  if (action !== 'change-calendar') return [lawful(dossier, { ...attempt, action }, process, given)]
  const moved = decideMoveDueDate(dossier, CAUSE, given)
  return moved === null ? [] : [moved]
}

/** What is known when something is attempted: the facts, and what has happened until then. */
type Known = Facts & { readonly history: readonly SealedEvent[] }

type Acted = Placed & { readonly action: Deed }

function lawful(dossier: Dossier, attempt: Acted, process: Process, given: Known): DossierEvent {
  const code = whyNot(attempt.action, dossier, attempt.doer, given)
  if (code !== null) throw new Refused(code)
  return decided(dossier, attempt, processOf(dossier, process), given)
}

/** Where what another version does not have goes on there. */
const CHOICES = { b4: 'b4a', b3: 'b4a', fork: 'b2' }

/** Another version of a process: without the step `b3` and the fork, and `b4` is done elsewhere, as `b4a` after `b2`. */
function otherOf(process: Process): Process {
  const step = (id: string) => {
    const found = process.step(id === 'b4a' ? 'b4' : id)
    if (found === null || ['b3', 'b4', 'fork'].includes(id)) return null
    const ways: Readonly<Record<string, readonly string[]>> = {
      b1: ['post'],
      tax: ['b2'],
      b2: ['b4a'],
    }
    const next = ways[id]
    const outcomes =
      next === undefined ? found.outcomes : found.outcomes.map((each) => ({ ...each, next }))
    return { ...found, id, outcomes }
  }
  const firstStep = step(process.firstStep.id) ?? process.firstStep
  return { ...process, versionId: 'other' as Process['versionId'], firstStep, step }
}

/** The process by which a dossier goes. */
function processOf(dossier: Dossier, received: Process): Process {
  return dossier.processVersionId === 'other' ? otherOf(received) : received
}

const isOddVariant = (variant: number) => variant % 2 === 1

/** The decision on an attempt, each action with a few of its ways. */
function decided(
  dossier: Dossier,
  { action, doer, variant, before }: Acted,
  process: Process,
  given: Known,
): DossierEvent {
  const about = { process, facts: given }
  const stepId =
    openSteps(dossier)[variant % Math.max(1, openSteps(dossier).length)]?.stepId ?? null
  const isOdd = variant % 2 === 1
  switch (action) {
    case 'receive':
      return decideReceive(dossier, process, given)
    case 'refuse':
      return decideRefuse([{ componentId: null, text: 'Không thuộc thẩm quyền' }])
    case 'request-supplement':
      return decideRequestSupplement(
        dossier,
        {
          items: [{ componentId: null, text: 'Bản rõ hơn' }],
          respondBy: given.terms.stepDueAt(given.now, 8, null) ?? given.now,
          stepId: dossier.state === 'submitted' ? null : stepId,
        },
        given,
      )
    case 'supplement':
      return decideSupplement(dossier, { documents: [BROUGHT], answersRound: null }, given)
    case 'claim':
      return decideClaim(dossier, doer, stepId)
    case 'release':
      return decideRelease(dossier, doer, stepId)
    case 'assign':
      return decideAssign(dossier, doer, stepId, doer)
    case 'complete-step':
      return decideCompleteStep(
        dossier,
        doer,
        { stepId, outcome: isOdd ? 'qualified' : 'done', note: null, documents: [] },
        about,
      )
    case 'send-back':
      return decideSendBack(
        dossier,
        doer,
        { stepId, toStep: isOdd ? 'b2' : 'fork', note: 'Xem lại' },
        about,
      )
    case 'sign-result':
      return decideSign(
        dossier,
        doer,
        { stepId, kind: isOdd ? 'approval' : 'rejection', content: '' },
        about,
      )
    case 'issue-result':
      return decideIssue(dossier, doer, { stepId, number: '1' }, about)
    default:
      return besides(dossier, { action, doer, variant, before }, stepId, about)
  }
}

function besides(
  dossier: Dossier,
  { action, doer, variant, before }: Omit<Acted, 'hours'>,
  stepId: string | null,
  { process, facts: given }: { readonly process: Process; readonly facts: Known },
): DossierEvent {
  switch (action) {
    case 'transfer': {
      const target = { receivingUnitId: CENTRE, competentUnitId: COMMUNE, name: 'Nơi khác' }
      return decideTransfer(dossier, target, 'Nộp nhầm nơi', { process, facts: given })
    }
    case 'change-process':
      return decideChangeProcess(
        dossier,
        { reason: 'Quy trình mới', choices: variant === 3 ? {} : CHOICES },
        { process: process.versionId === 'other' ? process : otherOf(process), facts: given },
      )
    case 'count-silence': {
      const event = decideSilence(dossier, given)
      if (event === null) throw new Refused('conflict/nothing-requested') // the job finds nothing
      return event
    }
    case 'carry-over':
      return carriedOver(dossier, isOddVariant(variant), given)
    case 'reopen':
      return decideReopen(dossier, 'Kiểm tra lại theo khiếu nại', { process, facts: given, before })
    case 'consult':
      return decideConsult(
        dossier,
        doer,
        { stepId, unitId: ELSEWHERE, question: '?', hours: 8 },
        given,
      )
    case 'answer-consultation':
      return decideAnswerConsultation(dossier, doer, { ordinal: null, answer: 'Đồng ý' })
    case 'request-payment':
      return decideRequestPayment(dossier, [{ name: 'Phí', amount: 100 }], given)
    case 'record-payment':
      return decideRecordPayment(
        dossier,
        {
          unitId: counterOf(dossier, doer),
          receiptNumber: String(dossier.version),
          method: 'cash',
          amount: variant % 2 === 1 ? 100 : 40,
          reference: null,
          items: [],
        },
        given,
      )
    case 'extend':
      return decideExtend(
        dossier,
        { reason: 'Chờ giám định', dueAt: new Date(given.now.getTime() + 400 * 3_600_000) },
        given,
      )
    case 'void-payment': {
      const { receiptNumber = '' } = dossier.payments.at(-1 - (variant % 2)) ?? {}
      const wrong = { receiptNumber, reason: 'Ghi nhầm' }
      return decideVoidPayment(dossier, wrong, { doer, facts: given, history: given.history })
    }
    case 'reprint-receipt':
      return decideReprintReceipt(dossier, { document: '', isRepresentative: true })
    case 'stop':
      return decideStop('Theo luật', 'decision')
    case 'withdraw':
      return decideWithdraw('Không còn nhu cầu')
    case 'correct-result':
      return decideCorrect(
        dossier,
        { reason: 'Sai họ tên', content: String(dossier.version), number: String(dossier.version) },
        given,
      )
    case 'hand-over':
      return decideHandOver({
        method: 'counter',
        receivedBy: { name: 'Hoàng Thị Bế', personalId: null, relation: null },
        receiptLost: false,
      })
    default:
      return decideGiveBackPapers(dossier, [])
  }
}
