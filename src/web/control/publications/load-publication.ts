import { formatInstant } from '#kernel/instant'
import { viewPublication, type PublicationView } from '#modules/publications'
import { isPermitted, rolesOf } from '#platform/access'
import { officerContext, type Args } from '../../requests.ts'
import { publicationIdIn } from './publication-args.ts'

const PAGE = 50
const MOST_FLAWS = 200

/**
 * A decision as its page shows it: plain data, with names and instants as they are read. A page of its procedures is
 * shown and looked through, or all are looked through when the address asks for it.
 */
export async function loadPublicationPage(
  args: Args & { readonly params: { readonly id?: string | undefined } },
) {
  const context = officerContext(args, 'administrator', 'procedure-control')
  const query = new URL(args.request.url).searchParams
  const after = query.get('sau')
  const isWhole = query.get('kiem-tra') === 'tat-ca'
  const page = isWhole ? null : { after, limit: PAGE }
  const view = await viewPublication(context, publicationIdIn(args.params), page)
  const { publication, items, scan, isOwnDraft, nameOf } = view
  const { draftedAt, sentAt, checkedAt, publishedAt, tookEffectAt, ...facts } = publication
  const at = (instant: Date | null) => (instant === null ? null : formatInstant(instant))
  return {
    facts,
    drafted: { by: nameOf(facts.draftedBy), at: at(draftedAt) },
    sentAt: at(sentAt),
    checked: { by: nameOf(facts.checkedBy), at: at(checkedAt) },
    published: { by: nameOf(facts.publishedBy), at: at(publishedAt) },
    tookEffectAt: at(tookEffectAt),
    items: isWhole ? [] : items,
    total: view.total,
    isFirst: after === null,
    isWhole,
    next: view.next,
    checks: { ...checksOf(view), isPart: !isWhole && (after !== null || view.next !== null) },
    scan: scan === null ? null : { name: scan.name },
    isOwnDraft,
    mayManage: isPermitted('publications.manage', rolesOf(context.actor), true),
  }
}

/** What is wrong, what must be mended first, no more than a page bears, with the names of the procedures. */
function checksOf({ flaws, items }: Pick<PublicationView, 'flaws' | 'items'>) {
  const toMend = flaws.filter(({ mustMend }) => mustMend)
  const toLookAt = flaws.filter(({ mustMend }) => !mustMend)
  const shown = [...toMend, ...toLookAt].slice(0, MOST_FLAWS)
  const named = new Set(shown.map(({ itemCode }) => itemCode))
  return {
    flaws: shown,
    hidden: flaws.length - shown.length,
    items: items.flatMap(({ code, name }) => (named.has(code) ? [{ code, name }] : [])),
  }
}

export type PublicationPageData = Awaited<ReturnType<typeof loadPublicationPage>>
