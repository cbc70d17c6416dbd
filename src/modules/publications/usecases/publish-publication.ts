import type { PublicationId } from '#kernel/id'
import { dayOf } from '#kernel/instant'
import { changeCatalogue, doubtCatalogue, type CatalogueChange } from '#modules/procedures'
import type { Context } from '#platform/context'
import { setItemVersion, type ItemRow } from '../db/publication.queries.ts'
import { inForceFrom, whyNotPublish } from '../domain/publication.ts'
import { refuseChangedElsewhere, takeStep } from './changing.ts'
import { refuseFlawed } from './check-publication.ts'
import { findFlaws } from './find-flaws.ts'
import { loadPublication } from './load-publication.ts'

/**
 * Publishes a checked decision: each text becomes the next version of its procedure from the day of effect on (today
 * when that day has passed), the version before ends the day before, what is repealed or replaced ends. Dossiers keep
 * the version they were received under; what is filed from that day on is filed under the new one. The versions know
 * their days themselves, so they take effect even while no job runs. `seen` is the revision that was on the screen.
 *
 * Legal basis: Decree 63/2010/NĐ-CP, articles 13 to 15. Audit: `publication.published`, and `procedure.published` or
 * `procedure.repealed` for each. Refuses: `forbidden/role`, `not-found/publication`,
 * `conflict/publication-not-checked`, `conflict/publication-changed-elsewhere`, `invalid/publication-incomplete` with
 * every fault, and as `changeCatalogue` when another decision came between.
 */
export async function publishPublication(
  context: Context,
  id: PublicationId,
  seen?: number,
): Promise<void> {
  const { publication, items } = await loadPublication(context, id)
  const flaws = await findFlaws(context, publication, items, items)
  const now = context.clock.now()
  await takeStep(context, id, {
    event: 'publication.published',
    whyNot: whyNotPublish,
    async take(tx, current) {
      refuseChangedElsewhere(seen ?? publication.revision, current.revision)
      refuseChangedElsewhere(publication.revision, current.revision)
      refuseFlawed(flaws.filter(({ mustMend }) => mustMend))
      const from = inForceFrom(current.effectiveOn ?? dayOf(now), dayOf(now))
      const changed = await changeCatalogue(tx, context, from, items.flatMap(changesOf))
      await Promise.all(
        changed.flatMap(({ code, versionId }) =>
          versionId === null ? [] : [setItemVersion(tx, id, code, versionId)],
        ),
      )
      return {
        ...current,
        state: 'published',
        publishedBy: context.actor.accountId,
        publishedAt: now,
        inForceFrom: from,
      }
    },
  })
  await doubtCatalogue(context.db)
}

/** What an item changes in the catalogue: a replacement also ends what it replaces. */
function changesOf(item: ItemRow): CatalogueChange[] {
  const { code, kind, content, baseVersionId, relatedCode, relatedBaseVersionId } = item
  const own = {
    code,
    content,
    basedOn: baseVersionId,
    revives: kind === 'new' || kind === 'replace',
  }
  if (kind !== 'replace' || relatedCode === null) return [own]
  return [own, { code: relatedCode, content: null, basedOn: relatedBaseVersionId }]
}
