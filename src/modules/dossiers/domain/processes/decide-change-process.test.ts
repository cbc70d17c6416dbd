import { describe, expect, test } from 'vitest'
import type { ProcessVersionId } from '#kernel/id'
import {
  aClosedStep,
  aDossier,
  after,
  anOpenStep,
  approver,
  CENTRE,
  COMMUNE,
  facts,
  handler,
  OFFICE,
  reception,
} from '../../test-support/builders.ts'
import { openSteps, type Dossier } from '../dossier.ts'
import type { Process, ProcessStep } from '../facts.ts'
import { following } from '../movement.ts'
import { whyNot } from '../why-not.ts'
import { decideChangeProcess, landingsOf, type Choices } from './decide-change-process.ts'

function aStep(id: string, role: ProcessStep['role'], ...next: string[]): ProcessStep {
  const unitId = role === 'reception' ? CENTRE : role === 'handler' ? OFFICE : COMMUNE
  const outcomes = [{ code: 'done', name: 'Xong', next }]
  return { id, name: id, role, unitId, hours: 4, waitsFor: null, outcomes }
}

function aVersion(id: string, ...steps: readonly ProcessStep[]): Process {
  return {
    versionId: id as ProcessVersionId,
    firstStep: steps[0]!,
    step: (wanted) => steps.find((step) => step.id === wanted) ?? null,
    endsWithoutDecision: false,
  }
}

/** Two opinions one after the other, where there was one beside the other; a step has gone, one has come. */
const NEW = aVersion(
  'new',
  aStep('b1', 'reception', 'b2'),
  aStep('b2', 'handler', 'b2a'),
  aStep('b2a', 'handler', 'b2b'),
  aStep('b2b', 'handler', 'b3'),
  aStep('b3', 'approver', 'b4'),
  aStep('b4', 'clerk'),
)

function changed(dossier: Dossier, choices: Choices = {}) {
  const order = { reason: 'Quy trình mới', choices }
  return decideChangeProcess(dossier, order, { process: NEW, facts: facts({ doer: approver }) })
}

const at = (...steps: Dossier['steps']) => aDossier('processing', { steps })

describe('a dossier moved to another version of its process', () => {
  test('stays at a step that the version has, with whoever has it', () => {
    const dossier = at(anOpenStep({ stepId: 'b2', assigneeId: handler.accountId }))
    const moved = after(dossier, changed(dossier), approver)

    expect(moved).toMatchObject({
      processVersionId: 'new',
      steps: dossier.steps,
      state: 'processing',
    })
    expect(moved.dueAt).toEqual(dossier.dueAt)
  })

  test('goes on where the approver says, when the version has no such step', () => {
    const dossier = at(anOpenStep({ ordinal: 1, stepId: 'b9' }))
    const moved = after(dossier, changed(dossier, { b9: 'b2a' }), approver)

    expect(openSteps(moved).map(({ ordinal, stepId }) => [ordinal, stepId])).toEqual([[2, 'b2a']])
    expect(moved.steps[0]).toMatchObject({
      outcome: 'process-changed',
      closedBy: approver.accountId,
    })
  })

  test('has to be given a step that is there', () => {
    const dossier = at(anOpenStep({ stepId: 'b9' }))

    expect(landingsOf(openSteps(dossier), NEW, {})).toMatchObject([{ to: null, isKept: false }])
    expect(() => changed(dossier)).toThrow('invalid/step-not-chosen')
    expect(() => changed(dossier, { b9: 'b8' })).toThrow('invalid/unknown-step')
  })

  test('has to be given one where the step of that number is another role’s', () => {
    const dossier = at(anOpenStep({ stepId: 'b3', role: 'handler' }))

    expect(() => changed(dossier)).toThrow('invalid/step-not-chosen')
    expect(changed(dossier, { b3: 'b2' }).data).toMatchObject({ opened: [{ stepId: 'b2' }] })
  })

  test('has open side by side only what stands side by side there', () => {
    const dossier = at(
      anOpenStep({ ordinal: 1, stepId: 'b2a' }),
      anOpenStep({ ordinal: 2, stepId: 'b2b' }),
    )

    expect(changed(dossier).data).toMatchObject({ left: [2], opened: [] })
  })

  test('is not taken back to a step that only the version has and that it has passed', () => {
    const dossier = at(
      aClosedStep({ ordinal: 1, stepId: 'b2', outcome: 'done' }),
      anOpenStep({ ordinal: 2, stepId: 'b2b' }),
    )
    const moved = after(dossier, changed(dossier), approver)
    const next = following(moved, NEW, { ordinal: 2, stepId: 'b2b', outcome: 'done' }, facts())

    expect(next.opened.map(({ stepId }) => stepId)).toEqual(['b3'])
  })

  test('keeps what was signed only where nobody has to sign again', () => {
    const { result } = aDossier('finished')
    const sealing = { ...at(anOpenStep({ stepId: 'b4', role: 'clerk', unitId: COMMUNE })), result }
    const elsewhere = { ...at(anOpenStep({ stepId: 'b9', role: 'clerk' })), result }

    expect(after(sealing, changed(sealing), approver).result).toEqual(result)
    expect(after(elsewhere, changed(elsewhere, { b9: 'b2' }), approver).result).toBeNull()
  })

  test('cannot be moved past the signature', () => {
    const dossier = at(anOpenStep({ stepId: 'b9' }))

    expect(() => changed(dossier, { b9: 'b4' })).toThrow('conflict/result-not-signed')
  })

  test('is not moved to the version it is on', () => {
    const dossier = { ...at(anOpenStep({ stepId: 'b2' })), processVersionId: NEW.versionId }

    expect(() => changed(dossier)).toThrow('conflict/process-unchanged')
  })

  test('is moved by the approver of the agency that decides it, in handling, and by nobody else', () => {
    const dossier = at(anOpenStep({ stepId: 'b2' }))

    expect(whyNot('change-process', dossier, approver, facts())).toBeNull()
    for (const other of [handler, reception])
      expect(whyNot('change-process', dossier, other, facts())).toBe('forbidden/role')
    expect(whyNot('change-process', aDossier('awaiting-supplement'), approver, facts())).toBe(
      'conflict/awaiting-supplement',
    )
  })
})
