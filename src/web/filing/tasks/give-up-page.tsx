import { redirect } from 'react-router'
import { giveUpFiling } from '#modules/filings'
import { useTexts } from '../../texts.ts'
import { Button, LinkButton } from '../../ui/elements.tsx'
import { FilingPage, filingLinks } from '../parts/filing-parts.tsx'
import { filingIdOf, filingOf, postedFiling } from '../parts/filing-requests.ts'
import type { Route } from './+types/give-up-page.ts'
import { TASKS } from './tasks-texts.ts'

export const links = filingLinks

export async function loader(args: Route.LoaderArgs) {
  const { view } = await filingOf(args)
  return { id: view.filing.id, name: view.procedure.content.name }
}

export function action(args: Route.ActionArgs) {
  return postedFiling(args, async (context) => {
    await giveUpFiling(context, filingIdOf(args))
    return redirect('/nop/dang-lam', 303)
  })
}

/** Asks once more before a filing is deleted: what was typed cannot come back. */
export default function GiveUpPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(TASKS)
  const { id, name } = loaderData
  return (
    <FilingPage title={words.giveUpTitle} caption={name} faults={actionData?.faults ?? []}>
      <p className="text">{words.giveUpText}</p>
      <form method="post" className="row">
        <Button kind="danger">{words.giveUpYes}</Button>
        <LinkButton kind="secondary" to={`/nop/ho-so/${id}`} reloadDocument>
          {words.giveUpNo}
        </LinkButton>
      </form>
    </FilingPage>
  )
}
