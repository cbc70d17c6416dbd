import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day'
import { processById, processOn } from '#modules/processes'
import { anOfficer } from '../../../../tools/test-support/actors.ts'
import { aDemoApp } from '../../../../tools/test-support/app.ts'
import { aContext } from '../../../../tools/test-support/database.ts'
import { act, aDossierAt, BIRTH } from '../../../../tools/test-support/dossiers.ts'
import { CATALOGUE_NEIGHBOURS } from '../../../neighbours.ts'
import { APPROVAL, designing, ELSEWHERE } from '../test-support/designs.ts'
import { approveDesign } from './approve-design.ts'
import { beginDesign, removeDesign } from './begin-design.ts'
import { listDesigns } from './read-designs.ts'
import { reviseDesign } from './revise-design.ts'

const server = await aDemoApp()
const context = {
  ...aContext(server.database, { actor: anOfficer('procedure-control') }),
  clock: server.clock,
}
const TODAY = day('2026-03-02')

/** Another procedure with the same hours as birth registration. */
const MARRIAGE = '1.000894'

const { view, aDesign, withConsultation } = designing(context)

describe('a design', () => {
  test('begun from a procedure has its steps, is for it, and has nothing that blocks', async () => {
    const { id } = await aDesign()

    const { design, procedures, isSound, hours } = await view(id)
    expect(design.definition).toEqual((await processOn(context, BIRTH, TODAY))?.definition)
    expect(procedures).toEqual([{ code: BIRTH, name: 'Đăng ký khai sinh', hours }])
    expect(isSound).toBe(true)
  })

  test('tells beside a step what is wrong with it', async () => {
    const { id } = await aDesign({ kind: 'insert-step', after: 'b1', content: ELSEWHERE })

    const { steps, faults, isSound } = await view(id)
    const added = steps.find(({ step }) => step.id === 'b1a')
    expect(added?.placesWithoutUnit).toBeGreaterThan(0)
    expect(faults.map(({ code }) => code)).toContain('hours-above-time-limit')
    expect(isSound).toBe(false)
  })

  test('is not overwritten with what was made of an earlier state of it', async () => {
    const { id } = await aDesign({ kind: 'remove-step', stepId: 'b2' })

    const stale = reviseDesign(context, id, 1, { kind: 'remove-step', stepId: 'b3' })

    await expect(stale).rejects.toMatchObject({ code: 'conflict/design-changed-elsewhere' })
  })

  test('is copied with its steps and without its procedures', async () => {
    const { id } = await aDesign()

    const copy = await view(await beginDesign(context, 'Bản sao', { from: 'design', id }))

    expect(copy.design.definition).toEqual((await view(id)).design.definition)
    expect(copy.procedures).toEqual([])
  })

  test('is for procedures that the catalogue has', async () => {
    const wrong = aDesign({ kind: 'assign', codes: ['9.999999'] })

    await expect(wrong).rejects.toMatchObject({ code: 'invalid/unknown-procedure' })
  })

  test('takes no step after the last letter of a number', async () => {
    const { id } = await aDesign()
    const adding = async () => {
      for (let added = 0; added <= 26; added += 1) {
        const { revision } = (await view(id)).design
        await reviseDesign(context, id, revision, {
          kind: 'insert-step',
          after: 'b1',
          content: ELSEWHERE,
        })
      }
    }

    await expect(adding()).rejects.toMatchObject({ code: 'conflict/no-step-number-left' })
  })

  test('that is thrown away is found no more', async () => {
    const { id } = await aDesign()
    await removeDesign(context, id)

    await expect(view(id)).rejects.toMatchObject({ code: 'not-found/process-design' })
    expect((await listDesigns(context, null, 50)).map((design) => design.id)).not.toContain(id)
  })

  test('stands first in the list after it was changed', async () => {
    const { id, change } = await aDesign()
    await aDesign()
    server.clock.set(new Date(server.clock.now().getTime() + 60_000))
    await change({ kind: 'unassign', codes: [BIRTH] })

    const [first, second] = await listDesigns(context, null, 2)
    const [after] = first === undefined ? [] : await listDesigns(context, first, 1)

    expect(first?.id).toBe(id)
    expect(after?.id).toBe(second?.id)
  })
})

describe('an approved design', () => {
  test('is in force for every procedure it is for, and dossiers take its branches', async () => {
    const running = await aDossierAt(server, 'received')
    const { id } = await aDesign(
      { kind: 'replace-steps', definition: await withConsultation(), findings: [] },
      { kind: 'assign', codes: [MARRIAGE] },
    )
    const { revision } = (await view(id)).design

    await approveDesign(context, id, { ...APPROVAL, revision }, CATALOGUE_NEIGHBOURS)

    const cited = 'Quyết định số 1195/QĐ-UBND ngày 02/03/2026 của Chủ tịch Ủy ban nhân dân tỉnh'
    for (const code of [BIRTH, MARRIAGE])
      expect((await processOn(context, code, APPROVAL.effectiveFrom))?.approvedBy).toBe(cited)
    expect((await view(id)).decisions.map(({ number }) => number)).toEqual(['1195/QĐ-UBND'])

    server.clock.set(new Date('2026-03-03T02:00:00Z'))
    const dossier = await aDossierAt(server, 'received', {
      applicant: { ...PERSON, name: 'Lý Thị Mới' },
    })
    const completed = await act(server, COMPLETE, dossier)
    const open = completed.body.currentSteps as { readonly stepId: string }[]
    expect(open.map(({ stepId }) => stepId).toSorted()).toEqual(['b2a', 'b2b'])
    const earlier = await act(server, COMPLETE, running)
    expect((earlier.body.currentSteps as typeof open).map(({ stepId }) => stepId)).toEqual(['b3'])
  })

  test.each([
    ['a template', 'conflict/template-not-approved', { kind: 'about', about: A_TEMPLATE() }, {}],
    [
      'one that is for no procedure',
      'conflict/design-without-procedure',
      { kind: 'unassign', codes: [BIRTH] },
      {},
    ],
    [
      'one whose hours are too many',
      'invalid/process-unsound',
      {
        kind: 'insert-step',
        after: 'b1',
        content: { ...ELSEWHERE, at: { at: 'competent', divisions: [] } },
      },
      {},
    ],
    [
      'one with a step that no unit does',
      'conflict/step-without-unit',
      { kind: 'insert-step', after: 'b1', content: { ...ELSEWHERE, hours: null } },
      {},
    ],
    [
      'one decided after it takes effect',
      'invalid/decision-after-effect',
      { kind: 'move-step', stepId: 'b4', way: 'down' },
      { effectiveFrom: day('2026-03-01') },
    ],
    [
      'one for a day on which the procedure was not in force',
      'conflict/procedure-not-in-force',
      { kind: 'move-step', stepId: 'b4', way: 'down' },
      { decidedOn: day('1999-01-01'), effectiveFrom: day('1999-01-01') },
    ],
  ] as const)('is not %s', async (_, code, change, given) => {
    const { id } = await aDesign(change)
    const { revision } = (await view(id)).design

    const approving = approveDesign(
      context,
      id,
      { ...APPROVAL, ...given, revision },
      CATALOGUE_NEIGHBOURS,
    )

    await expect(approving).rejects.toMatchObject({ code })
    expect((await view(id)).decisions).toEqual([])
  })
})

const COMPLETE = { by: 'thuly.xa', action: 'complete-step', body: { outcome: 'qualified' } }
const PERSON = { kind: 'citizen', personalId: '020190001234', phone: '0912345678' }

function A_TEMPLATE() {
  return { name: 'Mẫu', purpose: '', scope: '', isTemplate: true }
}

test('what a decision put in force stays when its design is thrown away', async () => {
  const { id } = await aDesign({ kind: 'move-step', stepId: 'b1', way: 'up' })
  const { revision } = (await view(id)).design
  await approveDesign(
    context,
    id,
    { ...APPROVAL, revision, effectiveFrom: day('2026-05-05') },
    CATALOGUE_NEIGHBOURS,
  )

  await removeDesign(context, id)

  const process = await processOn(context, BIRTH, day('2026-05-05'))
  expect(process).not.toBeNull()
  expect(process && (await processById(context, process.id))?.approvedBy).toContain('1195/QĐ-UBND')
})
