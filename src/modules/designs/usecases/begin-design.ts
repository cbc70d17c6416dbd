import type { ProcessDesignId } from '#kernel/id'
import { dayOf } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { procedureOn } from '#modules/procedures'
import { processOn, type ProcessDefinition } from '#modules/processes'
import { authorise } from '#platform/access'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { inRead, inTransaction } from '#platform/db'
import { newId } from '#platform/ids'
import {
  deleteDesign,
  findDesign,
  findDesignForUpdate,
  insertDesign,
  insertDesignProcedures,
} from '../db/design.queries.ts'
import type { DesignAbout } from '../domain/design.ts'
import { definitionOf } from './read-designs.ts'

/** What a design begins from. */
export type DesignOrigin =
  /** Four steps as most processes have them: reception, handling, signing, issuing. */
  | { readonly from: 'nothing' }
  /** A template, or any other design. */
  | { readonly from: 'design'; readonly id: ProcessDesignId }
  /** What is in force for a procedure today; the design is then meant for that procedure. */
  | { readonly from: 'procedure'; readonly code: string }

/**
 * Begins the design of a process.
 *
 * Audit: `process-design.begun`. Refuses: `forbidden/role`, `not-found/process-design`, `not-found/procedure`.
 */
export async function beginDesign(
  context: Context,
  name: string | null,
  origin: DesignOrigin,
): Promise<ProcessDesignId> {
  authorise(context.actor, 'processes.design')
  const { definition, codes, about } = await beginning(context, origin)
  const id = newId<'process_design'>()
  const now = context.clock.now()
  await inTransaction(context.db, async (tx) => {
    await insertDesign(tx, {
      ...about,
      name: name ?? about.name,
      isTemplate: false,
      id,
      definition,
      findings: [],
      revision: 1,
      createdAt: now,
      changedAt: now,
      changedBy: context.actor.accountId,
    })
    await insertDesignProcedures(tx, id, codes)
    const details = { from: origin.from }
    await record(tx, context, 'process-design.begun', { kind: 'process-design', id, details })
  })
  return id
}

/**
 * Throws a design away. What was approved from it stays in force, with its decision.
 *
 * Audit: `process-design.removed`. Refuses: `forbidden/role`, `not-found/process-design`.
 */
export async function removeDesign(context: Context, id: ProcessDesignId): Promise<void> {
  authorise(context.actor, 'processes.design')
  await inTransaction(context.db, async (tx) => {
    const design = await findDesignForUpdate(tx, id)
    if (design === null) throw new Refused('not-found/process-design')

    await deleteDesign(tx, id)
    const details = { name: design.name }
    await record(tx, context, 'process-design.removed', { kind: 'process-design', id, details })
  })
}

interface Beginning {
  readonly definition: ProcessDefinition
  readonly codes: readonly string[]
  readonly about: Omit<DesignAbout, 'isTemplate'>
}

async function beginning(context: Context, origin: DesignOrigin): Promise<Beginning> {
  switch (origin.from) {
    case 'nothing':
      return { definition: USUAL, codes: [], about: { name: '', purpose: '', scope: '' } }
    case 'design': {
      const design = await inRead(context.db, (db) => findDesign(db, origin.id))
      if (design === null) throw new Refused('not-found/process-design')
      return { definition: definitionOf(design), codes: [], about: design }
    }
    case 'procedure': {
      const today = dayOf(context.clock.now())
      const [procedure, process] = await Promise.all([
        procedureOn(context, origin.code, today),
        processOn(context, origin.code, today),
      ])
      if (procedure === null) throw new Refused('not-found/procedure')
      const { name } = procedure.content
      return {
        definition: process?.definition ?? USUAL,
        codes: [origin.code],
        about: { name, purpose: '', scope: '' },
      }
    }
  }
}

const HERE = { at: 'competent', divisions: [] } as const

/** What most processes are, to be filled in: nothing is so far away from a first version as an empty page. */
const USUAL: ProcessDefinition = {
  steps: [
    {
      id: 'b1',
      name: 'Tiếp nhận, kiểm tra, số hóa và chuyển hồ sơ',
      at: { at: 'receiving' },
      role: 'reception',
      hours: 2,
      outcomes: [{ code: 'forwarded', name: 'Chuyển xử lý', next: ['b2'] }],
      produces: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả',
    },
    {
      id: 'b2',
      name: 'Thẩm tra hồ sơ, dự thảo kết quả',
      at: HERE,
      role: 'handler',
      hours: 8,
      outcomes: [
        { code: 'qualified', name: 'Đủ điều kiện', next: ['b3'] },
        { code: 'unqualified', name: 'Không đủ điều kiện', next: ['b3'] },
      ],
      produces: 'Dự thảo kết quả hoặc văn bản từ chối',
    },
    {
      id: 'b3',
      name: 'Xem xét, ký kết quả',
      at: HERE,
      role: 'approver',
      hours: 4,
      outcomes: [{ code: 'signed', name: 'Đã ký', next: ['b4'] }],
      produces: null,
    },
    {
      id: 'b4',
      name: 'Vào số, đóng dấu, chuyển trả kết quả',
      at: HERE,
      role: 'clerk',
      hours: 2,
      outcomes: [{ code: 'issued', name: 'Đã phát hành', next: [] }],
      produces: 'Kết quả giải quyết',
    },
  ],
}
