import { Link, type LinksFunction } from 'react-router'
import { openAtCounter } from '#modules/dossiers'
import { receiveTyped } from '#platform/http'
import { newId } from '#platform/ids'
import { languageOf, officerContext } from '../../../requests.ts'
import { useTexts } from '../../../texts.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import { COUNTER } from '../counter-words.ts'
import { OnTheSpotLink } from '../on-the-spot/on-the-spot-link.tsx'
import type { Route } from './+types/at-counter-page.ts'
import { AT_COUNTER } from './at-counter-texts.ts'
import { FeesSection } from './fees-section.tsx'
import { HandOverSection } from './hand-over-section.tsx'
import { LettersSection } from './letters-section.tsx'
import { OriginalsSection } from './originals-section.tsx'
import { takeCounterAction } from './take-counter-action.ts'
import styles from '../counter.css?url'

export const handle = { isLive: true }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export function meta({ loaderData }: Route.MetaArgs) {
  return [
    {
      title: `${AT_COUNTER[loaderData?.language ?? 'vi'].title}: ${loaderData?.dossier.code ?? ''} – Một Cửa`,
    },
  ]
}

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args, 'reception')
  const opened = await openAtCounter(context, args.params.code)
  return {
    ...opened,
    language: languageOf(args),
    key: newId(),
    done: new URL(args.request.url).searchParams.get('xong'),
  }
}

export async function action(args: Route.ActionArgs) {
  const context = officerContext(args, 'reception')
  const form = await receiveTyped(args.request)
  return takeCounterAction(context, languageOf(args), args.params.code, form)
}

/** One dossier while the person stands at the counter: its papers, its money, its receipt. */
export default function AtCounterPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(AT_COUNTER)
  const common = useTexts(COUNTER)
  const { dossier, letters, originals, owedFees, voidable, key, done } = loaderData
  const faults = actionData?.faults ?? []
  const props = { dossier, formKey: key, faults, values: actionData?.values ?? {} }
  return (
    <div className="counter stack-wide">
      <div className="stack">
        <h1>
          {words.title}: {dossier.code}
        </h1>
        <p>
          <StateTag state={dossier.state} /> <span lang="vi">{dossier.procedureName}</span> ·{' '}
          {(dossier.owner ?? dossier.applicant).name}
        </p>
        <p>
          <Link to={`/can-bo/ho-so/${dossier.code}`}>{words.back}</Link>
        </p>
      </div>
      <OnTheSpotLink dossier={dossier} onTheSpot={loaderData.onTheSpot} />
      <ErrorSummary title={common.errors} faults={faults} />
      {faults.length === 0 && done !== null && done in words.done ? (
        <output className="notice">{words.done[done as keyof typeof words.done]}</output>
      ) : null}
      <div className="sections" key={key}>
        <div className="stack">
          <LettersSection {...props} letters={letters} />
          <OriginalsSection {...props} originals={originals} />
        </div>
        <div className="stack">
          <HandOverSection {...props} originals={originals} />
          <FeesSection {...props} asked={owedFees} voidable={voidable} />
        </div>
      </div>
    </div>
  )
}
