import { formatInstant } from '#kernel/instant'
import { viewPublication } from '#modules/publications'
import { isPermitted, rolesOf } from '#platform/access'
import { answered, officerContext, type Args } from '../../requests.ts'
import { publicationIdIn } from './publication-args.ts'

/** A decision as its page shows it: plain data, with names and instants as they are read. */
export async function loadPublicationPage(
  args: Args & { readonly params: { readonly id?: string | undefined } },
) {
  const context = officerContext(args, 'administrator', 'procedure-control')
  const view = await answered(args, viewPublication(context, publicationIdIn(args.params)))
  const { publication, items, flaws, scan, isOwnDraft, nameOf } = view
  const { draftedAt, sentAt, checkedAt, publishedAt, tookEffectAt, ...facts } = publication
  const at = (instant: Date | null) => (instant === null ? null : formatInstant(instant))
  return {
    facts,
    drafted: { by: nameOf(facts.draftedBy), at: at(draftedAt) },
    sentAt: at(sentAt),
    checked: { by: nameOf(facts.checkedBy), at: at(checkedAt) },
    published: { by: nameOf(facts.publishedBy), at: at(publishedAt) },
    tookEffectAt: at(tookEffectAt),
    items,
    flaws,
    scan: scan === null ? null : { name: scan.name },
    isOwnDraft,
    mayManage: isPermitted('publications.manage', rolesOf(context.actor), true),
  }
}

export type PublicationPageData = Awaited<ReturnType<typeof loadPublicationPage>>
