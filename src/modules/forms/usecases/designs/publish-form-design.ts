import type { FormDesignId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import type { Context } from '#platform/context'
import { inTransaction } from '#platform/db'
import { deleteDesign, findDesignForUpdate } from '../../db/form-design.queries.ts'
import { getNewestNumberLocked, type FormVersion } from '../../db/form.queries.ts'
import { authorisePublishing, publishVersion } from '../publish-form.ts'
import { forgetNewest } from '../published-forms.ts'
import { exampleOf } from './try-form-design.ts'

/**
 * Publishes a form in design as the next version of its procedure's form; the design is over then. Only a state that was
 * filled in to its end is published, so that nobody is asked what cannot be answered.
 *
 * Audit: `form.published`. Refuses: `forbidden/role`, `not-found/form-design`, `conflict/form-changed-elsewhere`,
 * `invalid/form-definition`, `conflict/form-not-tried`.
 */
export async function publishFormDesign(
  context: Context,
  id: FormDesignId,
  revision: number,
): Promise<FormVersion> {
  authorisePublishing(context.actor)
  const published = await inTransaction(context.db, async (tx) => {
    const design = await findDesignForUpdate(tx, id)
    if (design === null) throw new Refused('not-found/form-design')
    if (design.revision !== revision) throw new Refused('conflict/form-changed-elsewhere')
    if (design.triedRevision !== revision) throw new Refused('conflict/form-not-tried')
    const { procedureCode, definition, trial } = design
    const newest = await getNewestNumberLocked(tx, procedureCode)
    const draft = { procedureCode, definition, example: exampleOf(definition, trial) }
    const version = await publishVersion(tx, context, draft, newest + 1)
    await deleteDesign(tx, id)
    return version
  })
  forgetNewest(context.db, published.procedureCode)
  return published
}
