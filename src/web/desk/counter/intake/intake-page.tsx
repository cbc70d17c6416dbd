import { Form, type LinksFunction } from 'react-router'
import { newId } from '#platform/ids'
import { languageOf, officerContext } from '../../../requests.ts'
import { useTexts } from '../../../texts.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { COUNTER } from '../counter-words.ts'
import type { Route } from './+types/intake-page.ts'
import { EarlierSection } from './earlier-section.tsx'
import { FinishSection } from './finish-section.tsx'
import { INTAKE } from './intake-texts.ts'
import { foundProcedures, intakeView } from './intake-view.ts'
import { PapersSection } from './papers-section.tsx'
import { PersonSection } from './person-section.tsx'
import { ProcedureSection } from './procedure-section.tsx'
import { ScanSection } from './scan-section.tsx'
import { takeIntake } from './take-intake.ts'
import { useIntakeKeys } from './use-intake-keys.ts'
import styles from '../counter.css?url'

export const handle = { isLive: true }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: `${INTAKE[loaderData?.language ?? 'vi'].title} – Một Cửa` }]
}

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args, 'reception')
  const asked = new URL(args.request.url).searchParams
  const q = asked.get('q') ?? ''
  const values = {
    key: newId(),
    kind: 'citizen',
    channel: asked.get('kenh') === 'buu-chinh' ? 'post' : 'counter',
    delivery: 'counter',
    procedure: asked.get('thu-tuc') ?? '',
    q,
  }
  const found = q === '' ? null : await foundProcedures(context, q)
  return {
    language: languageOf(args),
    view: await intakeView(context, values, { found, focus: 'scan' }),
  }
}

export function action(args: Route.ActionArgs) {
  const context = officerContext(args, 'reception')
  return takeIntake(context, languageOf(args), args.request)
}

/** A dossier from the scan of a card to the printed receipt, in under a minute and without a mouse. */
export default function IntakePage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(INTAKE)
  const common = useTexts(COUNTER)
  const view = actionData ?? loaderData.view
  useIntakeKeys(view)
  return (
    <div className="counter stack-wide">
      <h1>{words.title}</h1>
      <ErrorSummary title={common.errors} faults={view.faults} />
      <Form
        method="post"
        encType="multipart/form-data"
        className="intake"
        key={view.revision}
        noValidate
        replace
      >
        <input type="hidden" name="key" value={view.values.key ?? ''} />
        <input type="hidden" name="filled" value={view.values.filled ?? ''} />
        <div className="stack-wide">
          <ScanSection view={view} />
          <PersonSection view={view} />
          <ProcedureSection view={view} />
          {view.chosen === null ? null : <PapersSection view={view} chosen={view.chosen} />}
          {view.chosen === null ? null : <FinishSection view={view} chosen={view.chosen} />}
        </div>
        <EarlierSection view={view} />
      </Form>
    </div>
  )
}
