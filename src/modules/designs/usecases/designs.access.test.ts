import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day'
import type { ProcessDesignId } from '#kernel/id'
import { ANONYMOUS, STAFF_ROLES } from '#platform/access'
import type { Context } from '#platform/context'
import { anOfficer } from '../../../../tools/test-support/actors.ts'
import { aContext, aDatabase } from '../../../../tools/test-support/database.ts'
import { CATALOGUE_NEIGHBOURS } from '../../../neighbours.ts'
import { approveDesign } from './approve-design.ts'
import { beginDesign, removeDesign } from './begin-design.ts'
import { printProcess } from './print-process.ts'
import { listDesigns, viewDesign } from './read-designs.ts'
import { rehearseDesign } from './rehearse-design.ts'
import { reviseDesign } from './revise-design.ts'

const database = await aDatabase()
const ID = '00000000-0000-7000-8000-0000000000cc' as ProcessDesignId
const DAY = day('2026-03-02')

const ACTS: Readonly<Record<string, (context: Context) => Promise<unknown>>> = {
  'begins a design': (context) => beginDesign(context, 'Quy trình', { from: 'nothing' }),
  'lists designs': (context) => listDesigns(context, null, 10),
  'reads a design': (context) => viewDesign(context, ID, CATALOGUE_NEIGHBOURS),
  'prints a design': (context) =>
    printProcess(
      context,
      { id: ID, edition: 'draft' },
      { lane: ({ role }) => role, condition: () => '' },
      CATALOGUE_NEIGHBOURS,
    ),
  'changes a design': (context) =>
    reviseDesign(context, ID, 1, { kind: 'remove-step', stepId: 'b2' }),
  'throws a design away': (context) => removeDesign(context, ID),
  'tries a design out': (context) =>
    rehearseDesign(
      context,
      ID,
      {
        procedureCode: '1.000001',
        receivingUnitCode: null,
        receivedAt: context.clock.now(),
        traits: { caseId: null, channel: 'counter', applicantKind: 'citizen' },
        ways: new Map(),
        supplement: null,
      },
      CATALOGUE_NEIGHBOURS,
    ),
  'records an approval': (context) =>
    approveDesign(
      context,
      ID,
      {
        revision: 1,
        number: '1',
        decidedOn: DAY,
        signer: 'Chủ tịch',
        effectiveFrom: DAY,
        documentCode: '',
        drafted: null,
        checked: null,
        changes: '',
      },
      CATALOGUE_NEIGHBOURS,
    ),
}

/** What somebody is told who does this: a refusal, or what happens to who may. */
async function toldTo(context: Context, act: keyof typeof ACTS): Promise<string> {
  try {
    await ACTS[act]?.(context)
    return 'done'
  } catch (error) {
    return (error as { readonly code?: string }).code ?? String(error)
  }
}

describe.each(Object.keys(ACTS))('who %s', (name) => {
  test('is of procedure control', async () => {
    const context = aContext(database, { actor: anOfficer('procedure-control') })

    expect(['done', 'not-found/process-design']).toContain(await toldTo(context, name))
  })

  test.each(STAFF_ROLES.filter((role) => role !== 'procedure-control'))(
    'is not somebody with the role %s alone',
    async (role) => {
      const context = aContext(database, { actor: anOfficer(role) })

      expect(await toldTo(context, name)).toBe('forbidden/role')
    },
  )

  test('is not a citizen, and nobody who has not signed in', async () => {
    const citizen = aContext(database, { actor: { ...ANONYMOUS, kind: 'citizen' } })

    expect(await toldTo(citizen, name)).toBe('forbidden/role')
    expect(await toldTo(aContext(database), name)).toBe('unauthenticated/no-session')
  })
})
