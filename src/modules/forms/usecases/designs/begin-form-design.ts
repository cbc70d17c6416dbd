import type { FormDesignId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import { authorise } from '#platform/access'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { inTransaction } from '#platform/db'
import { newId } from '#platform/ids'
import {
  deleteDesign,
  findDesignForUpdate,
  findDesignIdOf,
  insertDesign,
} from '../../db/form-design.queries.ts'
import type { FormDefinition } from '../../domain/definition.ts'
import { presentForm } from '../published-forms.ts'

/**
 * Begins the next version of the form of a procedure, for procedure control: from the version in force, or from what
 * most forms begin and end with. A procedure has one form in design; where it has one already, that one is it.
 *
 * Audit: `form-design.begun`. Refuses: `forbidden/role`, `not-found/procedure`.
 */
export async function beginFormDesign(
  context: Context,
  procedureCode: string,
): Promise<FormDesignId> {
  authorise(context.actor, 'forms.publish')
  const present = await presentForm(context, procedureCode)
  const id = newId<'form_design'>()
  const now = context.clock.now()
  return inTransaction(context.db, async (tx) => {
    const outcome = await insertDesign(tx, {
      id,
      procedureCode,
      definition: present?.definition ?? USUAL,
      revision: 1,
      trial: present?.example ?? {},
      triedRevision: null,
      begunAt: now,
      changedAt: now,
      changedBy: context.actor.accountId,
    })
    if (outcome === 'no-procedure') throw new Refused('not-found/procedure')
    if (outcome === 'has-one') return requireDesignOf(await findDesignIdOf(tx, procedureCode))
    const details = { procedureCode, from: present?.number ?? null }
    await record(tx, context, 'form-design.begun', { kind: 'form-design', id, details })
    return id
  })
}

/** It was thrown away or published at this very moment. */
function requireDesignOf(id: FormDesignId | null): FormDesignId {
  if (id === null) throw new Refused('not-found/form-design')
  return id
}

/**
 * Throws a form in design away. What is published stays as it is.
 *
 * Audit: `form-design.removed`. Refuses: `forbidden/role`, `not-found/form-design`.
 */
export async function removeFormDesign(context: Context, id: FormDesignId): Promise<void> {
  authorise(context.actor, 'forms.publish')
  await inTransaction(context.db, async (tx) => {
    const design = await findDesignForUpdate(tx, id)
    if (design === null) throw new Refused('not-found/form-design')

    await deleteDesign(tx, id)
    const details = { procedureCode: design.procedureCode }
    await record(tx, context, 'form-design.removed', { kind: 'form-design', id, details })
  })
}

/** Who asks, as the account knows them, and the statement that closes every form. */
const USUAL: FormDefinition = {
  name: 'Tờ khai',
  pages: [
    {
      id: 'applicant',
      title: 'Người yêu cầu',
      questions: [
        {
          id: 'applicantName',
          kind: 'name',
          label: 'Họ, chữ đệm, tên',
          prefill: { from: 'applicant.name' },
        },
        {
          id: 'applicantPersonalId',
          kind: 'personal-id',
          label: 'Số định danh cá nhân',
          prefill: { from: 'applicant.personalId' },
        },
        {
          id: 'applicantPhone',
          kind: 'phone',
          label: 'Số điện thoại',
          prefill: { from: 'applicant.phone' },
        },
      ],
    },
    {
      id: 'declaration',
      title: 'Cam đoan',
      questions: [
        {
          id: 'declared',
          kind: 'consent',
          label:
            'Tôi cam đoan những nội dung khai trên là đúng sự thật và chịu trách nhiệm trước pháp luật về cam đoan của mình.',
        },
      ],
    },
  ],
}
