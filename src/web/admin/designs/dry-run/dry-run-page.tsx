import { Refused } from '#kernel/refused'
import { rehearseDesign } from '#modules/designs'
import { refusalText } from '#platform/i18n'
import { CATALOGUE_NEIGHBOURS } from '../../../../neighbours.ts'
import { languageOf, officerContext } from '../../../requests.ts'
import { useTexts } from '../../../texts.ts'
import { Notice } from '../../../ui/elements.tsx'
import { ADMIN } from '../../frame/admin-texts.ts'
import { DesignHeading } from '../design-heading.tsx'
import { DESIGNS } from '../designs-texts.ts'
import { designIdOf, loadDesign } from '../load-design.ts'
import type { Route } from './+types/dry-run-page.ts'
import { askedIn, questionOf, shown } from './asked-dry-run.ts'
import { DryRunQuestionForm } from './dry-run-question.tsx'
import { DryRunWay } from './dry-run-way.tsx'

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args, 'procedure-control')
  const view = await loadDesign(args)
  const asked = askedIn(new URL(args.request.url).searchParams, view, context)
  const common = { view, asked, run: null, refusal: null }
  if (asked.code === '') return common
  try {
    const run = await rehearseDesign(
      context,
      designIdOf(args),
      questionOf(asked),
      CATALOGUE_NEIGHBOURS,
    )
    return { ...common, run: shown(run) }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { ...common, refusal: refusalText(error.code, languageOf(args)) }
  }
}

/** A pretended dossier on its way through a design, with dates. */
export default function DryRunPage({ loaderData }: Route.ComponentProps) {
  const words = useTexts(DESIGNS)
  const admin = useTexts(ADMIN)
  const { view, run, refusal } = loaderData
  const { design } = view
  return (
    <div className="stack-wide">
      <title>{admin.page(`${words.tabs.dryRun} – ${design.name}`)}</title>
      <DesignHeading id={design.id} name={design.name} />
      <p className="text">{words.dryRunAbout}</p>
      <DryRunQuestionForm view={view} asked={loaderData.asked} places={run?.places ?? []} />
      {refusal === null ? null : (
        <Notice kind="warning">
          <p>{refusal}</p>
        </Notice>
      )}
      {run === null ? null : <DryRunWay view={view} run={run} />}
    </div>
  )
}
