import { describe, expect, test } from 'vitest'
import {
  aClosedStep,
  aDossier,
  after,
  anOpenStep,
  aProcess,
  aProcessWithoutDecision,
  approver,
  BROUGHT,
  clerk,
  COMMUNE,
  facts,
  handler,
  NOW,
} from '../test-support/builders.ts'
import { decideGiveBackPapers, decideRecordPayment } from './decide-other.ts'
import { decideIssue, decideSign } from './decide-result.ts'
import { decideCompleteStep } from './decide-step.ts'

const process = aProcess()
const about = { process, facts: facts() }

describe('the result', () => {
  const atApprover = aDossier('processing', {
    steps: [
      aClosedStep(),
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

describe('money and papers', () => {
  test('an amount is whole and above zero', () => {
    const payment = { receiptNumber: '1', method: 'cash', amount: 8_000, reference: null } as const

    expect(after(aDossier('processing'), decideRecordPayment(payment)).payments).toHaveLength(1)
    expect(() => decideRecordPayment({ ...payment, amount: 0 })).toThrow('invalid/amount')
    expect(() => decideRecordPayment({ ...payment, amount: 1.5 })).toThrow('invalid/amount')
  })

  test('originals that are held are given back once', () => {
    const held = {
      ...BROUGHT,
      fileId: null,
      originals: 1,
      addedAt: NOW,
      replacedAt: null,
      givenBackAt: null,
    }
    const dossier = aDossier('finished', { documents: [held] })

    const given = after(dossier, decideGiveBackPapers(dossier, []))

    expect(given.documents[0]?.givenBackAt).toEqual(NOW)
    expect(() => decideGiveBackPapers(given, [])).toThrow('conflict/no-papers-held')
    expect(() => decideGiveBackPapers(dossier, [9])).toThrow('conflict/no-papers-held')
  })
})
