import type { RefusalCode } from '#kernel/refusal-codes'
import { waitsForTax } from './clock.ts'
import { consultationsOf } from './consultations.ts'
import { whyNotExtend } from './decide-extend.ts'
import { whyNotReopen } from './decide-other.ts'
import { whyNotRequestSupplement } from './decide-supplement.ts'
import { hasStep, headsUnitOf, isApplicantOf, mayWorkOn, type Doer } from './doer.ts'
import { openSteps, type Dossier, type DossierStep } from './dossier.ts'
import type { Circumstances } from './facts.ts'
import { ACTIONS, isEverDoneBy, whyNotInState, type Action, type Deed } from './life-cycle.ts'

/**
 * Why the doer may not do the action to the dossier now, or null. The act asks it before anything
 * else, the screen asks it to show the reason in place of the button.
 *
 * In this order: a role that never does it, a unit that is not theirs, a state that forbids it, a step
 * that is not theirs, a law that allows it no longer.
 */
export function whyNot(
  action: Deed,
  dossier: Dossier,
  doer: Doer,
  now: Circumstances,
): RefusalCode | null {
  return (
    whyNotThisDoer(action, dossier, doer) ??
    whyNotInState(action, stateFor(action, dossier)) ??
    whyNotThisStep(action, dossier, doer) ??
    LIMITS[action]?.(dossier, now) ??
    null
  )
}

/** What the doer may do now, and why not the rest of what their roles do. */
export function offers(
  dossier: Dossier,
  doer: Doer,
  now: Circumstances,
): { available: Action[]; refused: { action: Action; code: RefusalCode }[] } {
  const available: Action[] = []
  const refused: { action: Action; code: RefusalCode }[] = []
  for (const action of ACTIONS) {
    const code = whyNot(action, dossier, doer, now)
    if (code === null) available.push(action)
    else if (code !== 'forbidden/role') refused.push({ action, code })
  }
  return { available, refused }
}

function rolesOf(doer: Doer): Iterable<string> {
  return doer.kind === 'staff' ? doer.roles : [doer.kind]
}

/** Why someone in these roles at these places never does the action to the dossier, or null. */
export function whyNotThisDoer(action: Deed, dossier: Dossier, doer: Doer): RefusalCode | null {
  if (doer.kind === 'system') return null
  if (!isEverDoneBy(action, rolesOf(doer))) return 'forbidden/role'
  if (doer.kind !== 'staff') return isApplicantOf(dossier, doer) ? null : 'forbidden/role'
  return (PLACE_RULES[action]?.(dossier, doer) ?? true) ? null : 'forbidden/not-your-unit'
}

type PlaceRule = (dossier: Dossier, doer: Doer) => boolean

const receives: PlaceRule = (dossier, doer) => doer.holds('reception', dossier.receivingUnitId)
const returns: PlaceRule = (dossier, doer) => doer.holds('reception', dossier.returnUnitId)

const either: PlaceRule = (dossier, doer) => receives(dossier, doer) || returns(dossier, doer)
const decides: PlaceRule = (dossier, doer) => doer.holds('approver', dossier.competentUnitId)

/** Actions that officers do at a place, and whether it is one of theirs. Steps are asked about later. */
export const PLACE_RULES: Readonly<Partial<Record<Deed, PlaceRule>>> = {
  receive: receives,
  refuse: receives,
  transfer: (dossier, doer) => receives(dossier, doer) || decides(dossier, doer),
  supplement: receives,
  'request-supplement': (dossier, doer) => dossier.state !== 'submitted' || receives(dossier, doer),
  extend: decides,
  stop: decides,
  'correct-result': decides,
  reopen: decides,
  'change-process': decides,
  'hand-over': returns,
  'record-payment': either,
  'void-payment': either,
  'reprint-receipt': either,
  'give-back-papers': either,
}

/** While the tax is waited for, that step is worked on as others are while the dossier is handled. */
function stateFor(action: Deed, dossier: Dossier): Dossier['state'] {
  return STEP_ACTIONS.has(action) && waitsForTax(dossier) ? 'processing' : dossier.state
}

const STEP_ACTIONS: ReadonlySet<Deed> = new Set<Deed>([
  'claim',
  'release',
  'assign',
  'complete-step',
  'send-back',
])

/** How often, and how long, the law allows what it does not always allow. */
const LIMITS: Readonly<
  Partial<Record<Deed, (dossier: Dossier, now: Circumstances) => RefusalCode | null>>
> = {
  'request-supplement': whyNotRequestSupplement,
  extend: whyNotExtend,
  reopen: whyNotReopen,
}

function isIssued({ result }: Dossier): boolean {
  return (result?.issuedAt ?? null) !== null
}

function whyNotThisStep(action: Deed, dossier: Dossier, doer: Doer): RefusalCode | null {
  switch (action) {
    case 'request-supplement':
      if (dossier.state !== 'submitted') return whyNoneOf(stepsOf(dossier, doer, 'handler'), doer)
      return receives(dossier, doer) ? null : 'conflict/not-received-yet'
    case 'transfer':
      if (dossier.state === 'submitted' && !receives(dossier, doer))
        return 'conflict/not-received-yet'
      return dossier.result === null ? null : 'conflict/result-signed'
    case 'request-payment':
      return receives(dossier, doer) ? null : whyNoneOf(stepsOf(dossier, doer, 'handler'), doer)
    case 'consult':
      return whyNoneOf(stepsOf(dossier, doer, 'handler'), doer)
    case 'answer-consultation':
      return consultationsOf(dossier, doer).length > 0 ? null : 'conflict/no-consultation-of-yours'
    case 'claim':
      return whyNotClaim(stepsOf(dossier, doer), doer)
    case 'release':
      return stepsOf(dossier, doer).some((step) => hasStep(step, doer))
        ? null
        : 'conflict/not-claimed-by-you'
    case 'assign':
      return openSteps(dossier).some((step) => mayAssign(step, doer))
        ? null
        : 'conflict/no-step-of-yours'
    case 'complete-step':
      return whyNotComplete(dossier, doer)
    case 'withdraw':
    case 'stop':
      return isIssued(dossier) ? 'conflict/result-issued' : null
    case 'send-back':
      if (isIssued(dossier)) return 'conflict/result-issued'
      return dossier.steps.length > openSteps(dossier).length
        ? whyNoneOf(stepsOf(dossier, doer), doer)
        : 'conflict/no-earlier-step'
    case 'sign-result':
      return whyNoneOf(stepsOf(dossier, doer, 'approver'), doer)
    case 'issue-result':
      return (
        whyNoneOf(stepsOf(dossier, doer, 'clerk'), doer) ??
        (dossier.result === null ? 'conflict/result-not-signed' : null)
      )
    case 'correct-result':
      return isIssued(dossier) ? null : 'conflict/no-result-issued'
    case 'reopen':
      return dossier.result?.kind === 'approval' && dossier.state === 'finished'
        ? 'conflict/already-finished'
        : null
    case 'give-back-papers':
      return dossier.documents.some(
        ({ originals, givenBackAt }) => originals > 0 && givenBackAt === null,
      )
        ? null
        : 'conflict/no-papers-held'
    default:
      return null
  }
}

/** The open steps that the doer's roles work on. */
export function stepsOf(
  dossier: Dossier,
  doer: Doer,
  role?: DossierStep['role'],
): readonly DossierStep[] {
  return openSteps(dossier).filter(
    (step) => (role === undefined || step.role === role) && mayWorkOn(step, doer),
  )
}

/** A step may be given on by the head of its unit, or by the one who has it. */
export function mayAssign(step: DossierStep, doer: Doer): boolean {
  return headsUnitOf(step, doer) || (hasStep(step, doer) && mayWorkOn(step, doer))
}

/** Whether the step is free for the doer: claimed by nobody, by them or by one they stand in for. */
export function isFreeFor(step: DossierStep, doer: Doer): boolean {
  return step.assigneeId === null || hasStep(step, doer)
}

function whyNoneOf(steps: readonly DossierStep[], doer: Doer): RefusalCode | null {
  if (steps.length === 0) return 'conflict/no-step-of-yours'
  return steps.some((step) => isFreeFor(step, doer)) ? null : 'conflict/claimed-by-another'
}

function whyNotClaim(steps: readonly DossierStep[], doer: Doer): RefusalCode | null {
  if (steps.length === 0) return 'conflict/no-step-of-yours'
  if (steps.some(({ assigneeId }) => assigneeId === null)) return null
  return steps.some((step) => hasStep(step, doer))
    ? 'conflict/already-yours'
    : 'conflict/claimed-by-another'
}

function whyNotComplete(dossier: Dossier, doer: Doer): RefusalCode | null {
  const mine = stepsOf(dossier, doer)
  const completable = mine.filter(({ role }) => role !== 'approver' && role !== 'clerk')
  if (completable.length > 0) return whyNoneOf(completable, doer)
  if (mine.some(({ role }) => role === 'approver')) return 'conflict/step-needs-signature'
  if (mine.some(({ role }) => role === 'clerk')) return 'conflict/step-needs-issue'
  return 'conflict/no-step-of-yours'
}
