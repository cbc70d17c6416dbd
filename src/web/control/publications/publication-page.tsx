import { Link, redirect } from 'react-router'
import { z } from 'zod'
import type { PublicationId } from '#kernel/id'
import type { RefusalCode } from '#kernel/refusal-codes'
import { Refused } from '#kernel/refused'
import {
  approvePublication,
  discardPublication,
  enterSigning,
  publishPublication,
  removeItem,
  returnToDraft,
  sendToCheck,
} from '#modules/publications'
import type { Context } from '#platform/context'
import { refusalText } from '#platform/i18n'
import { ADMIN } from '../../admin/frame/admin-texts.ts'
import { FormFaults } from '../../admin/parts/forms.tsx'
import { languageOf, officerContext, submit, type Returned } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import type { Route } from './+types/publication-page.ts'
import { FlawList } from './flaw-list.tsx'
import { ItemsSection } from './items-section.tsx'
import { loadPublicationPage } from './load-publication.ts'
import { publicationIdIn, publicationPath } from './publication-args.ts'
import { FactsSection, WaySection } from './publication-facts.tsx'
import { StepsSection } from './publication-steps.tsx'
import { PUBLICATIONS } from './publication-texts.ts'
import { MaybeDay, MaybeText } from './signing-fields.ts'

export function loader(args: Route.LoaderArgs) {
  return loadPublicationPage(args)
}

const Intent = z.discriminatedUnion('intent', [
  z.object({ intent: z.enum(['send', 'discard']) }),
  z.object({ intent: z.enum(['approve', 'publish']), seen: z.coerce.number().int() }),
  z.object({ intent: z.literal('return'), reason: z.string().max(2_000) }),
  z.object({ intent: z.literal('remove'), code: z.string().max(20) }),
  z.object({
    intent: z.literal('sign'),
    seen: z.coerce.number().int(),
    number: MaybeText,
    decidedOn: MaybeDay,
    effectiveOn: MaybeDay,
  }),
])

export async function action(args: Route.ActionArgs) {
  const context = officerContext(args, 'procedure-control')
  const id = publicationIdIn(args.params)
  const words = PUBLICATIONS[languageOf(args)].faults
  const word = (field: string) => words[field as 'decidedOn'] ?? words.other
  return submit<typeof Intent, Response | Returned>(args, Intent, word, async (wanted) => {
    const unfinished = await take(context, id, wanted).then(() => null, whatIsUnfinished)
    if (unfinished !== null) {
      const text = refusalText(unfinished, languageOf(args))
      return { faults: [{ id: 'kiem-tra', text }], values: {} }
    }
    const isGone = wanted.intent === 'discard'
    return redirect(isGone ? '/quan-tri/cong-bo' : publicationPath(id), 303)
  })
}

/** A decision that is not finished is mended where the checks are told. */
function whatIsUnfinished(error: unknown): RefusalCode {
  const { code } = error instanceof Refused ? error : { code: null }
  if (code !== 'invalid/publication-incomplete') throw error
  return code
}

function take(context: Context, id: PublicationId, wanted: z.output<typeof Intent>): Promise<void> {
  switch (wanted.intent) {
    case 'send':
      return sendToCheck(context, id)
    case 'approve':
      return approvePublication(context, id, wanted.seen)
    case 'publish':
      return publishPublication(context, id, wanted.seen)
    case 'discard':
      return discardPublication(context, id)
    case 'return':
      return returnToDraft(context, id, wanted.reason)
    case 'remove':
      return removeItem(context, id, wanted.code)
    case 'sign':
      return enterSigning(context, id, wanted.seen, wanted)
  }
}

/** A decision: where it is on its way, what it does, what is wrong with it, and the next step. */
export default function PublicationPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(PUBLICATIONS)
  const admin = useTexts(ADMIN)
  const { facts } = loaderData
  const title = facts.number ?? words.unnumbered
  return (
    <div className="stack-wide">
      <title>{admin.page(`${words.title}: ${title}`)}</title>
      <FormFaults returned={actionData} />
      <header className="stack">
        <p>
          <Link to="/quan-tri/cong-bo">{words.back}</Link>
        </p>
        <h1>
          {words.title}: {title}
        </h1>
        <p>{facts.summary}</p>
      </header>
      <WaySection {...loaderData} />
      <FactsSection {...loaderData} />
      <ItemsSection {...loaderData} />
      {facts.state === 'published' ? null : (
        <FlawList publicationId={facts.id} {...loaderData.checks} />
      )}
      <StepsSection page={loaderData} returned={actionData} />
    </div>
  )
}
