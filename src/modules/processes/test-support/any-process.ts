import fc from 'fast-check'
import { tidy } from '#kernel/text'
import { aProcess } from '../../../../tools/test-support/procedures.ts'
import type { ProcessDefinition, ProcessStep } from '../domain/definition.ts'

const IDS = ['b1', 'b2', 'b2a', 'b3', 'b4', 'b5', 'b6']
const aName = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .map((text) => tidy(text.replaceAll(/[\p{C}\p{Z}]/gu, ' ')) || 'Thẩm tra <hồ sơ> & "ký"')

const LISTED = { minLength: 1 }

const aSlug = fc.constantFrom('van-phong', 'tu-phap', 'so-y-te.tt')

const aPlace: fc.Arbitrary<ProcessStep['at']> = fc.oneof(
  fc.constant({ at: 'receiving' as const }),
  fc
    .uniqueArray(aSlug, { maxLength: 2 })
    .map((divisions) => ({ at: 'competent' as const, divisions })),
  aSlug.map((slug) => ({ at: 'unit' as const, slug })),
)

const aCondition = fc
  .record(
    {
      cases: fc.uniqueArray(fc.constantFrom('cap-moi', 'cap-lai', 'dinh-chinh.ho-tich'), LISTED),
      channels: fc.uniqueArray(
        fc.constantFrom('online' as const, 'counter' as const, 'post' as const),
        LISTED,
      ),
      applicants: fc.uniqueArray(
        fc.constantFrom('citizen' as const, 'household-business' as const),
        LISTED,
      ),
    },
    { requiredKeys: [] },
  )
  .filter((condition) => Object.keys(condition).length > 0)

/** Any process whose ways lead to steps that are there, sound or not. */
export const anyProcess: fc.Arbitrary<ProcessDefinition> = fc
  .shuffledSubarray(IDS, { minLength: 1 })
  .chain((ids) =>
    fc.tuple(
      ...ids.map((id) =>
        fc.record(
          {
            id: fc.constant(id),
            name: aName,
            at: aPlace,
            role: fc.constantFrom('reception' as const, 'handler' as const, 'approver' as const),
            hours: fc.option(fc.integer({ min: 1, max: 400 }).map((quarters) => quarters / 4)),
            outcomes: fc
              .array(
                fc.record(
                  {
                    name: aName,
                    next: fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 3 }),
                    when: aCondition,
                  },
                  { requiredKeys: ['name', 'next'] },
                ),
                { maxLength: 3 },
              )
              .map((outcomes) =>
                outcomes.map((outcome, at) => ({
                  code: ['qualified', 'unqualified', 'sent-back'][at] ?? '',
                  ...outcome,
                })),
              ),
            produces: fc.option(aName),
            onlyIf: aCondition,
            optional: fc.constant(true as const),
            waitsFor: fc.constant('tax' as const),
          },
          { requiredKeys: ['id', 'name', 'at', 'role', 'hours', 'outcomes', 'produces'] },
        ),
      ),
    ),
  )
  .map((steps) => ({ steps }))

/** The usual process with two opinions asked for side by side, and a refusal that goes past them. */
export function withBranches(): ProcessDefinition {
  const [reception, handling, ...rest] = aProcess().steps
  if (reception === undefined || handling === undefined) throw new Error('a process has steps')
  const asking = (id: string): ProcessStep => ({
    ...handling,
    id,
    name: `Lấy ý kiến ${id}`,
    hours: 8,
    outcomes: [{ code: 'done', name: 'Đã có ý kiến', next: ['b3'] }],
  })
  const [qualified, ...others] = handling.outcomes
  if (qualified === undefined) throw new Error('handling has outcomes')
  const outcomes = [{ ...qualified, next: ['b2a', 'b2b'] }, ...others]
  const half = { ...handling, hours: 22, outcomes }
  return { steps: [reception, half, asking('b2a'), asking('b2b'), ...rest] }
}
