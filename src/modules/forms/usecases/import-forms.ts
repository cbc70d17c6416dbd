import { z } from 'zod'
import type { Context } from '#platform/context'
import { inTransaction } from '#platform/db'
import { getNewestNumberLocked, isFormPublished } from '../db/form.queries.ts'
import { DefinitionShape } from './definition-schema.ts'
import { authorisePublishing, publishVersion, type FormDraft } from './publish-form.ts'
import { forgetNewest } from './published-forms.ts'

const Drafts = z.array(
  z.strictObject({
    procedureCode: z.string(),
    definition: DefinitionShape,
    example: z.record(z.string(), z.unknown()),
  }),
)

/** The procedures whose form was published, and those whose form was there already. */
export interface FormImport {
  readonly published: readonly string[]
  readonly unchanged: readonly string[]
}

/**
 * Loads the forms of a locality pack, all or none. A form that was published before in the same words is left alone: the
 * same pack loaded again changes nothing, and does not undo what people have published since.
 *
 * Audit: `form.published` for each version. Refuses as `publishForm` does; data of another shape is an error.
 */
export async function importForms(context: Context, data: unknown): Promise<FormImport> {
  authorisePublishing(context.actor)
  const drafts = Drafts.parse(data).toSorted(byProcedure)
  const published: string[] = []
  const unchanged: string[] = []
  await inTransaction(context.db, async (tx) => {
    for (const draft of drafts) {
      const newest = await getNewestNumberLocked(tx, draft.procedureCode)
      const isKnown = await isFormPublished(tx, draft)
      if (!isKnown) await publishVersion(tx, context, draft, newest + 1)
      ;(isKnown ? unchanged : published).push(draft.procedureCode)
    }
  })
  for (const code of published) forgetNewest(context.db, code)
  return { published, unchanged }
}

/** Two loads at once take their locks in the same order. */
function byProcedure(one: FormDraft, other: FormDraft): number {
  return one.procedureCode < other.procedureCode ? -1 : 1
}
