import { describe, expect, test } from 'vitest'
import {
  aClosedStep,
  aDossier,
  after,
  anOfficer,
  anOpenStep,
  aProcess,
  facts,
  handler,
  OFFICE,
} from '../test-support/builders.ts'
import { decideCompleteStep } from './decide-step.ts'
import { whyNot } from './why-not.ts'

const colleague = anOfficer('colleague', `handler@${OFFICE}`)
const substitute = { ...colleague, standsInFor: new Set([handler.accountId]) }
const held = aDossier('processing', {
  steps: [aClosedStep(), anOpenStep({ assigneeId: handler.accountId })],
})

describe('the step of an absent officer', () => {
  test('is completed, given back and given on by who stands in, and left alone by other colleagues', () => {
    for (const action of ['complete-step', 'release', 'assign'] as const) {
      expect(whyNot(action, held, substitute, facts())).toBeNull()
      expect(whyNot(action, held, colleague, facts())).not.toBeNull()
    }
  })

  test('stays that of the absent one; it is closed by who did it', () => {
    const done = after(
      held,
      decideCompleteStep(
        held,
        substitute,
        { stepId: null, outcome: 'qualified', note: null, documents: [] },
        { process: aProcess(), facts: facts() },
      ),
      substitute,
    )

    expect(done.steps[1]).toMatchObject({ assigneeId: 'handler', closedBy: 'colleague' })
  })
})
