import { dayOf } from '#kernel/instant'
import { decideIssue, decideSign } from '../../src/modules/dossiers/domain/decide-result.ts'
import {
  decideAssign,
  decideClaim,
  decideCompleteStep,
  decideSendBack,
} from '../../src/modules/dossiers/domain/decide-step.ts'
import { openSteps, type DossierStep } from '../../src/modules/dossiers/domain/dossier.ts'
import { leadsTo, planOf } from '../../src/modules/dossiers/domain/movement.ts'
import { symbolOf } from '../../src/modules/dossiers/usecases/letters/occasion.ts'
import type { Life } from './life.ts'
import { asked, putOff, type Move } from './move.ts'
import type { Numbers } from './numbers.ts'
import type { Doer } from './province.ts'
import { termOf, workedLater } from './working-time.ts'

/** Of two events at a step the first is taking it on. */
const CLAIMED = 0.7
const DEALT_OUT = 0.12
const LAST_STEPS = 8

/** What is done at the step that has been open longest. */
export function handle(life: Life): Move | null {
  const [step] = openSteps(life.dossier)
  if (step === undefined) return null
  const { province, chance, dossier, fate, counts } = life
  const doer = holderOf(life, step)
  const at = workedLater(life, termOf(life) * fate.pace * chance.between(0.04, 0.28))
  const isLate = dossier.dueAt !== null && at > dossier.dueAt
  const [approver] = province.holders('approver', dossier.competentUnitId)
  if (isLate && fate.isApologisedFor && dossier.extensions < counts.law.mostExtensions && approver)
    return putOff(life, approver, at)
  if (step.role === 'handler' && fate.asked === 'in-handling' && dossier.supplementRequests === 0)
    return {
      deed: 'request-supplement',
      doer,
      at,
      decide: (facts) => asked(life, step.stepId, facts),
    }
  return taken(life, step, at) ?? ended(life, step, { doer, at })
}

/** Who has the step, or one of those who may take it. */
function holderOf({ province, chance }: Life, step: DossierStep): Doer {
  const holders = province.holders(step.role, step.unitId)
  const has = holders.find(({ actor }) => actor.accountId === step.assigneeId)
  return has ?? chance.pick(holders)
}

/** Somebody takes the step on, or the head deals it out. */
function taken(life: Life, step: DossierStep, at: Date): Move | null {
  const { province, chance, dossier } = life
  if (step.assigneeId !== null) return null
  const share = chance.share()
  const { stepId } = step
  const doer = chance.pick(province.holders(step.role, step.unitId))
  if (share < CLAIMED)
    return { deed: 'claim', doer, at, decide: () => decideClaim(dossier, doer.onlooker, stepId) }
  const [head] = province.holders('division-head', step.unitId)
  if (share > CLAIMED + DEALT_OUT || head === undefined || step.role === 'reception') return null
  return {
    deed: 'assign',
    doer: head,
    at,
    decide: () => decideAssign(dossier, head.onlooker, stepId, doer.onlooker),
  }
}

function ended(life: Life, step: DossierStep, by: Pick<Move, 'doer' | 'at'>): Move {
  return (
    sentBack(life, step, by) ??
    signed(life, step, by) ??
    issued(life, step, by) ??
    done(life, step, by)
  )
}

/** Once, to the case officer, by who was to decide on it. */
function sentBack(life: Life, step: DossierStep, by: Pick<Move, 'doer' | 'at'>): Move | null {
  const { dossier, fate, process } = life
  if (!fate.isSentBack || (step.role !== 'approver' && step.role !== 'division-head')) return null
  if (dossier.steps.some(({ outcome }) => outcome === 'sent-back')) return null
  const target = dossier.steps.findLast(
    ({ role, closedAt }) => role === 'handler' && closedAt !== null,
  )
  if (target === undefined || !leadsTo(planOf(process), target.stepId, step.stepId)) return null
  const body = {
    stepId: step.stepId,
    toStep: target.stepId,
    note: 'Đề nghị rà soát lại căn cứ pháp lý.',
  }
  return {
    deed: 'send-back',
    ...by,
    decide: (facts) => decideSendBack(dossier, by.doer.onlooker, body, { process, facts }),
  }
}

function signed(life: Life, step: DossierStep, by: Pick<Move, 'doer' | 'at'>): Move | null {
  if (step.role !== 'approver') return null
  const { dossier, chance, process } = life
  const isUnqualified = dossier.steps.some(({ outcome }) => outcome === 'unqualified')
  const kind = isUnqualified || chance.is(0.01) ? 'rejection' : 'approval'
  const content =
    kind === 'approval'
      ? 'Đồng ý giải quyết theo đề nghị.'
      : 'Không đủ điều kiện giải quyết theo quy định.'
  return {
    deed: 'sign-result',
    ...by,
    decide: (facts) =>
      decideSign(
        dossier,
        by.doer.onlooker,
        { stepId: step.stepId, kind, content },
        { process, facts },
      ),
  }
}

function issued(life: Life, step: DossierStep, by: Pick<Move, 'doer' | 'at'>): Move | null {
  if (step.role !== 'clerk') return null
  const { dossier, process } = life
  return {
    deed: 'issue-result',
    ...by,
    decide: (facts, numbers) =>
      decideIssue(
        dossier,
        by.doer.onlooker,
        { stepId: step.stepId, number: resultNumber(life, facts.now, numbers) },
        { process, facts },
      ),
  }
}

function resultNumber({ province, dossier }: Life, now: Date, numbers: Numbers): string {
  const agency = province.organisation.unitOfAnyDay(dossier.competentUnitId)
  if (agency === null) throw new Error(`unit ${dossier.competentUnitId} is missing`)
  const sign = dossier.result?.kind === 'rejection' ? 'TB' : 'KQ'
  const serial = numbers.take(`result/${sign}/${agency.code}`, dayOf(now).slice(0, 4))
  return `${serial}/${sign}-${symbolOf(agency)}`
}

/** The step ends as most do; of long rework the shortest way out is taken. */
function done(life: Life, step: DossierStep, by: Pick<Move, 'doer' | 'at'>): Move {
  const { dossier, chance, process } = life
  const outcomes = process.step(step.stepId)?.outcomes ?? []
  const isUsual = chance.is(0.96) || dossier.steps.length > LAST_STEPS
  const outcome = (isUsual ? outcomes[0] : chance.pick(outcomes))?.code ?? 'done'
  const body = { stepId: step.stepId, outcome, note: null, documents: [] }
  return {
    deed: 'complete-step',
    ...by,
    decide: (facts) => decideCompleteStep(dossier, by.doer.onlooker, body, { process, facts }),
  }
}
