import type { FormVersionId } from '#kernel/id'
import { authorise } from '#platform/access'
import type { Context } from '#platform/context'
import { inRead } from '#platform/db'
import { countByForm } from '../../db/filed-forms.queries.ts'

/**
 * How many dossiers were filed on each of some versions of forms, in the whole locality, for whoever designs forms and
 * need not see a dossier for it; versions on which nobody filed are left out.
 *
 * Refuses: `forbidden/role`.
 */
export async function countFiledOn(
  context: Context,
  versions: readonly FormVersionId[],
): Promise<ReadonlyMap<FormVersionId, number>> {
  authorise(context.actor, 'forms.publish')
  return versions.length === 0
    ? new Map()
    : inRead(context.db, (read) => countByForm(read, versions))
}
