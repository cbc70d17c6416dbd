import { describe, expect, test } from 'vitest'
import type { AccountId } from '#kernel/id'
import {
  aCitizen,
  aClosedStep,
  aDossier,
  after,
  anOfficer,
  anOpenStep,
  aProcess,
  approver,
  BROUGHT,
  CENTRE,
  clerk,
  COMMUNE,
  facts,
  handler,
  head,
  NOW,
  OFFICE,
  reception,
} from '../test-support/builders.ts'
import {
  decideAssign,
  decideClaim,
  decideCompleteStep,
  decideRelease,
  decideSendBack,
} from './decide-step.ts'
import type { DossierResult } from './dossier.ts'
import type { Process, ProcessStep } from './facts.ts'
import { whyNot } from './why-not.ts'

const process = aProcess()
const about = { process, facts: facts() }

const SIGNED: DossierResult = {
  kind: 'approval',
  content: 'x',
  signedAt: NOW,
  signedBy: null,
  number: null,
  issuedAt: null,
  replaces: null,
}

describe('a step', () => {
  const colleague = anOfficer('colleague', `handler@${OFFICE}`)

  test('is claimed by one and then left alone by the others', () => {
    const claimed = after(
      aDossier('received'),
      decideClaim(aDossier('received'), handler, null),
      handler,
    )

    expect(claimed.state).toBe('processing')
    expect(claimed.steps[1]).toMatchObject({ assigneeId: 'handler', claimedAt: NOW })
    expect(() => decideClaim(claimed, colleague, null)).toThrow('conflict/claimed-by-another')
    expect(() => decideClaim(claimed, handler, null)).toThrow('conflict/already-yours')
    expect(() =>
      decideCompleteStep(
        claimed,
        colleague,
        { stepId: null, outcome: 'qualified', note: null, documents: [] },
        about,
      ),
    ).toThrow('conflict/claimed-by-another')
  })

  test('is released by the one who has it', () => {
    const mine = aDossier('processing', {
      steps: [aClosedStep(), anOpenStep({ assigneeId: handler.accountId, claimedAt: NOW })],
    })

    expect(after(mine, decideRelease(mine, handler, null), handler).steps[1]?.assigneeId).toBeNull()
    expect(() => decideRelease(mine, colleague, null)).toThrow('conflict/no-step-of-yours')
  })

  test('is given by the head to someone with its role in its unit', () => {
    const dossier = aDossier('received')

    const assigned = after(dossier, decideAssign(dossier, head, null, colleague), head)

    expect(assigned).toMatchObject({ state: 'received' })
    expect(assigned.steps[1]?.assigneeId).toBe('colleague')
    expect(() => decideAssign(dossier, head, null, clerk)).toThrow('invalid/assignee-without-role')
    expect(() => decideAssign(assigned, head, null, colleague)).toThrow('conflict/already-assigned')
    expect(() => decideAssign(dossier, handler, null, colleague)).toThrow(
      'conflict/no-step-of-yours',
    )
  })

  test('is completed with one of its outcomes and opens the next', () => {
    const dossier = aDossier('received')
    const done = { stepId: null, outcome: 'qualified', note: 'Đủ giấy tờ', documents: [BROUGHT] }

    const completed = after(dossier, decideCompleteStep(dossier, handler, done, about), handler)

    expect(completed.state).toBe('processing')
    expect(completed.steps.at(-2)).toMatchObject({
      outcome: 'qualified',
      closedBy: 'handler',
      note: 'Đủ giấy tờ',
    })
    expect(completed.steps.at(-1)).toMatchObject({
      ordinal: 3,
      stepId: 'b3',
      role: 'approver',
      unitId: COMMUNE,
    })
    expect(completed.documents[0]).toMatchObject({ stepId: 'b2' })
    expect(() =>
      decideCompleteStep(dossier, handler, { ...done, outcome: 'nonsense' }, about),
    ).toThrow('invalid/unknown-outcome')
  })

  test('of an approver ends by signing, of a clerk by issuing', () => {
    const done = { stepId: null, outcome: 'done', note: null, documents: [] }
    const atApprover = aDossier('processing', {
      steps: [aClosedStep(), anOpenStep({ stepId: 'b3', role: 'approver', unitId: COMMUNE })],
    })
    const atClerk = aDossier('processing', {
      steps: [aClosedStep(), anOpenStep({ stepId: 'b4', role: 'clerk', unitId: COMMUNE })],
    })

    expect(() => decideCompleteStep(atApprover, approver, done, about)).toThrow(
      'conflict/step-needs-signature',
    )
    expect(() => decideCompleteStep(atClerk, clerk, done, about)).toThrow(
      'conflict/step-needs-issue',
    )
  })

  test('must be named where the officer has several open ones', () => {
    const two = aDossier('processing', {
      steps: [aClosedStep(), anOpenStep(), anOpenStep({ ordinal: 3, stepId: 'b5' })],
    })

    expect(() => decideClaim(two, handler, null)).toThrow('invalid/step-not-named')
    expect(decideClaim(two, handler, 'b5')).toMatchObject({ data: { ordinal: 3 } })
    expect(() => decideClaim(two, handler, 'b1')).toThrow('conflict/step-not-open')
    expect(() => decideClaim(two, handler, 'b9')).toThrow('invalid/unknown-step')
    expect(() => decideClaim(two, clerk, 'b5')).toThrow('conflict/no-step-of-yours')
  })

  test('goes back to an earlier one, to the same officer, and takes the signature back', () => {
    const worked = aClosedStep({
      ordinal: 2,
      stepId: 'b2',
      role: 'handler',
      closedBy: 'old' as AccountId,
    })
    const atClerk = aDossier('processing', {
      steps: [
        aClosedStep(),
        worked,
        anOpenStep({ ordinal: 4, stepId: 'b4', role: 'clerk', unitId: COMMUNE }),
      ],
      result: SIGNED,
    })
    const back = { stepId: null, toStep: 'b2', note: 'Sai tên' }

    const returned = after(atClerk, decideSendBack(atClerk, clerk, back, about), clerk)

    expect(returned.steps.at(-1)).toMatchObject({ stepId: 'b2', assigneeId: 'old', ordinal: 5 })
    expect(returned.result).toBeNull()
    expect(() => decideSendBack(atClerk, clerk, { ...back, toStep: 'b3' }, about)).toThrow(
      'conflict/not-an-earlier-step',
    )
    expect(() => decideSendBack(atClerk, clerk, { ...back, toStep: 'b9' }, about)).toThrow(
      'invalid/unknown-step',
    )
  })
})

describe('behind the signature', () => {
  const seal = process.step('b4')!
  const handOver: ProcessStep = { ...process.firstStep, id: 'b5', outcomes: [] }
  const steps = [{ ...seal, outcomes: [{ code: 'done', name: 'Xong', next: ['b5'] }] }, handOver]
  const longer: Process = {
    ...process,
    step: (id) => steps.find((step) => step.id === id) ?? process.step(id),
  }
  const sealed = aClosedStep({ ordinal: 4, stepId: 'b4', role: 'clerk', unitId: COMMUNE })
  const last = anOpenStep({ ordinal: 5, stepId: 'b5', role: 'reception', unitId: CENTRE })
  const atLast = (result: DossierResult) =>
    aDossier('processing', { steps: [aClosedStep(), sealed, last], result })
  const back = { stepId: null, toStep: 'b4', note: 'Đóng dấu nhầm' }

  test('a dossier is sent back without losing what was signed, where nobody signs from there on', () => {
    const signed = atLast(SIGNED)
    const event = decideSendBack(signed, reception, back, { process: longer, facts: facts() })

    expect(after(signed, event, reception).result).toEqual(SIGNED)
  })

  test.each([
    ['send-back', reception],
    ['stop', approver],
    ['withdraw', aCitizen()],
  ] as const)('%s is refused once the result has its number', (action, doer) => {
    expect(whyNot(action, atLast(SIGNED), doer, facts())).toBeNull()
    expect(whyNot(action, atLast({ ...SIGNED, issuedAt: NOW }), doer, facts())).toBe(
      'conflict/result-issued',
    )
  })
})
