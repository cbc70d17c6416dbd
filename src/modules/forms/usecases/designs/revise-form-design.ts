import type { FormDesignId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import { authorise } from '#platform/access'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { inTransaction } from '#platform/db'
import { findDesignForUpdate, setDesign } from '../../db/form-design.queries.ts'
import type { FormDefinition } from '../../domain/definition.ts'
import { changedForm, type FormChange } from '../../domain/editing.ts'

const MOST_PAGES = 40
const MOST_QUESTIONS = 200

/** What a form in design is after a change, and the page or question that was added. */
export interface RevisedForm {
  readonly revision: number
  readonly added: string | null
}

/**
 * Makes one change to a form in design. `revision` is the one that the designer has seen: what a colleague has changed
 * since is not overwritten. What is published stays as it is.
 *
 * Audit: `form-design.changed`. Refuses: `forbidden/role`, `not-found/form-design`, `conflict/form-changed-elsewhere`,
 * `not-found/form-part`, `conflict/form-is-full`.
 */
export async function reviseFormDesign(
  context: Context,
  id: FormDesignId,
  revision: number,
  change: FormChange,
): Promise<RevisedForm> {
  authorise(context.actor, 'forms.publish')
  return inTransaction(context.db, async (tx) => {
    const design = await findDesignForUpdate(tx, id)
    if (design === null) throw new Refused('not-found/form-design')
    if (design.revision !== revision) throw new Refused('conflict/form-changed-elsewhere')
    const changed = changedForm(design.definition, change)
    if (changed === null) throw new Refused('not-found/form-part')
    if (changed.added !== null && isFull(changed.definition)) {
      throw new Refused('conflict/form-is-full')
    }

    await setDesign(tx, {
      ...design,
      definition: changed.definition,
      revision: revision + 1,
      changedAt: context.clock.now(),
      changedBy: context.actor.accountId,
    })
    const details = { change: change.kind, revision: revision + 1 }
    await record(tx, context, 'form-design.changed', { kind: 'form-design', id, details })
    return { revision: revision + 1, added: changed.added }
  })
}

function isFull({ pages }: FormDefinition): boolean {
  const questions = pages.flatMap((page) =>
    page.questions.flatMap((each) => (each.kind === 'repeat' ? [each, ...each.questions] : [each])),
  )
  return pages.length > MOST_PAGES || questions.length > MOST_QUESTIONS
}
