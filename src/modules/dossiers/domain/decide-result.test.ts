import { describe, expect, test } from 'vitest'
import {
  aClosedStep,
  aDossier,
  after,
  anOpenStep,
  aProcess,
  aProcessWithoutDecision,
  approver,
  clerk,
  COMMUNE,
  facts,
  handler,
  NOW,
} from '../test-support/builders.ts'
import { decideHandOver, decideIssue, decideSign } from './decide-result.ts'
import { decideCompleteStep } from './decide-step.ts'

const process = aProcess()
const about = { process, facts: facts() }

describe('the result', () => {
  const atApprover = aDossier('processing', {
    steps: [
      aClosedStep(),
      aClosedStep({ ordinal: 2, stepId: 'b2', role: 'handler', outcome: 'qualified' }),
      anOpenStep({ ordinal: 3, stepId: 'b3', role: 'approver', unitId: COMMUNE }),
    ],
  })

  test('is signed by the approver and issued by the clerk, which finishes the dossier', () => {
    const signed = after(
      atApprover,
      decideSign(
        atApprover,
        approver,
        { stepId: null, kind: 'approval', content: 'Cấp giấy' },
        about,
      ),
      approver,
    )
    const issued = after(
      signed,
      decideIssue(signed, clerk, { stepId: null, number: '12/KQ-UBND' }, about),
      clerk,
    )

    expect(signed).toMatchObject({
      state: 'processing',
      result: { kind: 'approval', signedBy: 'approver' },
    })
    expect(issued).toMatchObject({
      state: 'finished',
      finishedAt: NOW,
      closedAt: NOW,
      result: { number: '12/KQ-UBND', issuedAt: NOW, content: 'Cấp giấy' },
    })
  })

  test('is not issued before it is signed', () => {
    const unsigned = aDossier('processing', {
      steps: [aClosedStep(), anOpenStep({ stepId: 'b4', role: 'clerk', unitId: COMMUNE })],
    })

    expect(() => decideIssue(unsigned, clerk, { stepId: null, number: '1' }, about)).toThrow(
      'conflict/result-not-signed',
    )
  })

  test('follows from the last completion where nobody signs', () => {
    const plain = { process: aProcessWithoutDecision(), facts: facts() }
    const dossier = aDossier('received')

    const finished = after(
      dossier,
      decideCompleteStep(
        dossier,
        handler,
        { stepId: null, outcome: 'done', note: 'Đã cấp', documents: [] },
        plain,
      ),
      handler,
    )

    expect(finished).toMatchObject({
      state: 'finished',
      result: { kind: 'approval', content: 'Đã cấp' },
    })
  })
})

test('a result is handed over without the receipt only to someone whose number is kept', () => {
  const receivedBy = { name: 'Hoàng Thị Bế', personalId: null, relation: null }
  const handOver = { method: 'counter', receivedBy, receiptLost: true }

  expect(() => decideHandOver(handOver)).toThrow('invalid/receiver-not-identified')
  const known = { ...handOver, receivedBy: { ...receivedBy, personalId: '020190001234' } }
  expect(decideHandOver(known)).toMatchObject({ type: 'result.handed-over' })
})
