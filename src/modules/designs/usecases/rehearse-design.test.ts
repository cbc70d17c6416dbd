import { describe, expect, test } from 'vitest'
import { anOfficer } from '../../../../tools/test-support/actors.ts'
import { aDemoApp } from '../../../../tools/test-support/app.ts'
import { aContext } from '../../../../tools/test-support/database.ts'
import { BIRTH } from '../../../../tools/test-support/dossiers.ts'
import { CATALOGUE_NEIGHBOURS } from '../../../neighbours.ts'
import { designing, ELSEWHERE } from '../test-support/designs.ts'
import { rehearseDesign, type DryRunQuestion } from './rehearse-design.ts'

const server = await aDemoApp()
const context = {
  ...aContext(server.database, { actor: anOfficer('procedure-control') }),
  clock: server.clock,
}
const { aDesign, withConsultation } = designing(context)

/** A citizen at the counter, of no case in particular. */
const USUAL = { caseId: null, channel: 'counter', applicantKind: 'citizen' } as const

describe('a dry run', () => {
  test('shows the branches side by side, with dates in office hours, and when it is due', async () => {
    const { id } = await aDesign({
      kind: 'replace-steps',
      definition: await withConsultation(),
      findings: [],
    })

    const run = await rehearseDesign(
      context,
      id,
      {
        procedureCode: BIRTH,
        receivingUnitCode: null,
        receivedAt: new Date('2026-03-02T00:30:00Z'),
        traits: USUAL,
        ways: new Map(),
        supplement: null,
      },
      CATALOGUE_NEIGHBOURS,
    )

    const [one, other] = run.stays.filter(({ stepId }) => /b2[ab]/.test(stepId))
    expect(one?.from).toEqual(other?.from)
    expect(run.stays.filter(({ stepId }) => stepId === 'b3')).toHaveLength(1)
    expect(run.endsAt?.getTime()).toBeLessThanOrEqual(run.dueAt.getTime())
    expect(run.places.length).toBeGreaterThan(60)
  })

  test('goes the way that its traits and choices say, and waits for papers', async () => {
    const { steps } = await withConsultation()
    const definition = {
      steps: steps.map((step) => {
        if (step.id === 'b2a') return { ...step, onlyIf: { channels: ['post' as const] } }
        return step.id === 'b2b' ? { ...step, optional: true as const } : step
      }),
    }
    const { id } = await aDesign({ kind: 'replace-steps', definition, findings: [] })
    const rehearsed = async (more: Partial<DryRunQuestion>) => {
      const question = {
        procedureCode: BIRTH,
        receivingUnitCode: null,
        receivedAt: new Date('2026-03-02T00:30:00Z'),
        traits: USUAL,
        ways: new Map(),
        supplement: null,
        ...more,
      }
      const { stays, waited } = await rehearseDesign(context, id, question, CATALOGUE_NEIGHBOURS)
      return { way: stays.map(({ stepId, outcome }) => `${stepId} ${outcome}`), waited }
    }

    const usual = await rehearsed({ ways: new Map([['b2b', ['passed-over']]]) })
    const posted = await rehearsed({
      traits: { ...USUAL, channel: 'post' },
      supplement: { stepId: 'b2', days: 2 },
    })

    expect(usual.way).toContain('b2b passed-over')
    expect(usual.way.join(' ')).not.toContain('b2a')
    expect(usual.waited).toBeNull()
    expect(posted.way.join(' ')).toContain('b2a')
    expect(posted.waited?.to.toISOString()).toBe('2026-03-04T10:30:00.000Z')
  })

  test.each([
    ['of a design with faults', 'invalid/process-unsound', { kind: 'remove-step', stepId: 'b1' }],
    [
      'through a unit that is not there',
      'conflict/step-without-unit',
      { kind: 'insert-step', after: 'b1', content: ELSEWHERE },
    ],
  ] as const)('is refused %s', async (_, code, change) => {
    const { id } = await aDesign(change)
    const question = {
      procedureCode: BIRTH,
      receivingUnitCode: null,
      receivedAt: context.clock.now(),
    }

    await expect(
      rehearseDesign(
        context,
        id,
        { ...question, traits: USUAL, ways: new Map(), supplement: null },
        CATALOGUE_NEIGHBOURS,
      ),
    ).rejects.toMatchObject({ code })
  })
})
