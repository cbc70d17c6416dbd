import { redirect } from 'react-router'
import { prepareFiling, saveFiling } from '#modules/filings'
import { newId } from '#platform/ids'
import { languageOf } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Button } from '../../ui/elements.tsx'
import { Carried, FilingPage, filingLinks } from '../parts/filing-parts.tsx'
import { filingOf, postedFiling, savedFrom, textsOf } from '../parts/filing-requests.ts'
import { FILING } from '../parts/filing-texts.ts'
import type { Route } from './+types/place-page.ts'
import { readChoice } from './chosen-place.ts'
import { PlaceChoice } from './place-choice.tsx'
import { START } from './start-texts.ts'

export const links = filingLinks

export async function loader(args: Route.LoaderArgs) {
  const { context, view } = await filingOf(args)
  const { places } = await prepareFiling(context, view.procedure.code)
  return {
    id: view.filing.id,
    content: view.procedure.content,
    places,
    caseId: view.caseId,
    place: view.place?.code ?? null,
    version: view.filing.version,
    opening: newId(),
  }
}

export async function action(args: Route.ActionArgs) {
  const { view } = await filingOf(args)
  return postedFiling(args, async (context, form) => {
    const values = textsOf(form)
    const read = readChoice(values, view.procedure.content, START[languageOf(args)])
    if ('faults' in read) return { ...read, values }
    await saveFiling(context, savedFrom(args, form, 'place'), { choice: read.choice })
    return redirect(`/nop/ho-so/${view.filing.id}`, 303)
  })
}

/** Choosing another case or another place for a filing that was begun. */
export default function PlacePage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(START)
  const common = useTexts(FILING)
  const { id, content, places } = loaderData
  return (
    <FilingPage
      title={words.placeTitle}
      caption={content.name}
      back={{ to: `/nop/ho-so/${id}`, label: common.backToTasks }}
      faults={actionData?.faults ?? []}
      isStale={actionData?.isStale ?? false}
    >
      <form method="post" className="stack-wide" noValidate>
        <Carried {...loaderData} />
        <PlaceChoice
          content={content}
          places={places}
          caseId={actionData?.values?.caseId ?? loaderData.caseId}
          place={actionData?.values?.place ?? loaderData.place}
          faults={actionData?.faults}
        />
        <div>
          <Button>{common.saveAndGoOn}</Button>
        </div>
      </form>
    </FilingPage>
  )
}
