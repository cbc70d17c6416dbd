import type { FormVersionId } from '#kernel/id'
import { isOneOf, type Read } from '#platform/db'

/** How many dossiers were filed on each version of a form; counted in `dossier_by_form_version`. */
export async function countByForm(
  read: Read,
  versions: readonly FormVersionId[],
): Promise<ReadonlyMap<FormVersionId, number>> {
  const rows = await read
    .selectFrom('dossier')
    .select('form_version_id as id')
    .select((row) => row.fn.countAll<string>().as('count'))
    .where((row) => isOneOf(row.ref('form_version_id'), versions))
    .groupBy('form_version_id')
    .execute()
  return new Map(rows.flatMap(({ id, count }) => (id === null ? [] : [[id, Number(count)]])))
}
