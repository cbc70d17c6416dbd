import { day } from '#kernel/day'
import type { ProcessDesignId } from '#kernel/id'
import { processOn, type ProcessDefinition } from '#modules/processes'
import type { Context } from '#platform/context'
import { BIRTH } from '../../../../tools/test-support/dossiers.ts'
import { CATALOGUE_NEIGHBOURS } from '../../../neighbours.ts'
import { beginDesign } from '../usecases/begin-design.ts'
import { viewDesign } from '../usecases/read-designs.ts'
import { reviseDesign, type DesignChange } from '../usecases/revise-design.ts'

const TODAY = day('2026-03-02')

export const ELSEWHERE = {
  name: 'Lấy ý kiến',
  at: { at: 'unit', slug: 'khong-co' },
  role: 'handler',
  hours: 4,
  produces: null,
  outcome: { code: 'done', name: 'Xong' },
} as const

/** The decision of the chair on a design, but for the revision. */
export const APPROVAL = {
  number: '1195/QĐ-UBND',
  decidedOn: TODAY,
  signer: 'Chủ tịch Ủy ban nhân dân tỉnh',
  effectiveFrom: day('2026-03-03'),
  documentCode: 'QT-HT-01',
  drafted: { by: 'Chuyên viên Lý Thị Soạn', on: day('2026-02-20') },
  checked: { by: 'Trưởng phòng Nông Văn Soát', on: day('2026-02-25') },
  changes: '',
} as const

/** Designs of birth registration, as an officer of procedure control makes them. */
export function designing(context: Context) {
  const view = (id: ProcessDesignId) => viewDesign(context, id, CATALOGUE_NEIGHBOURS)

  /** A design for birth registration, and how it is changed: always as it stands. */
  async function aDesign(...changes: readonly DesignChange[]) {
    const id = await beginDesign(context, 'Khai sinh có lấy ý kiến', {
      from: 'procedure',
      code: BIRTH,
    })
    const change = async (wanted: DesignChange) =>
      reviseDesign(context, id, (await view(id)).design.revision, wanted)
    for (const each of changes) await change(each)
    return { id, change }
  }

  /** The process of birth registration with two opinions asked for side by side, in the same hours. */
  async function withConsultation(): Promise<ProcessDefinition> {
    const process = await processOn(context, BIRTH, TODAY)
    const steps = process?.definition.steps ?? []
    const [reception, handling, ...rest] = steps
    if (reception === undefined || handling === undefined) throw new Error('no process')
    const asking = (id: string, name: string): (typeof steps)[number] => ({
      ...handling,
      id,
      name,
      hours: (handling.hours ?? 0) / 2,
      outcomes: [{ code: 'done', name: 'Đã có ý kiến', next: [rest[0]?.id ?? ''] }],
    })
    const outcomes = handling.outcomes.map((outcome, at) =>
      at === 0 ? { ...outcome, next: ['b2a', 'b2b'] } : outcome,
    )
    const half = { ...handling, hours: (handling.hours ?? 0) / 2, outcomes }
    return {
      steps: [reception, half, asking('b2a', 'Hỏi công an'), asking('b2b', 'Hỏi tư pháp'), ...rest],
    }
  }

  return { view, aDesign, withConsultation }
}
