import { Link } from 'react-router'
import { drawingOf, layoutOf } from '#modules/processes'
import { isPermitted, rolesOf } from '#platform/access'
import { contextOf, languageOf } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { LinkButton, Notice } from '../../ui/elements.tsx'
import { DESIGNS } from '../designs/designs-texts.ts'
import { laneNamer } from '../designs/lane-names.ts'
import { placesOf } from '../designs/load-design.ts'
import { ADMIN } from '../frame/admin-texts.ts'
import { withQuery } from '../parts/address.ts'
import { ProcessDiagram, type Drawn } from '../parts/process-diagram.tsx'
import type { Route } from './+types/process-page.ts'
import { CATALOGUE, decimal } from './catalogue-texts.ts'
import { loadInspection } from './load-inspection.ts'
import { ProcedureHeading } from './procedure-heading.tsx'
import { ProcessChecks } from './process-checks.tsx'
import { ProcessTable } from './process-table.tsx'

export async function loader(args: Route.LoaderArgs) {
  const isDiagram = new URL(args.request.url).searchParams.get('xem') === 'so-do'
  const inspection = await loadInspection(args)
  const mayAssign = isPermitted('catalogue.publish', rolesOf(contextOf(args).actor), true)
  return { ...inspection, mayAssign, drawn: isDiagram ? await drawn(args, inspection) : null }
}

/** The process as it is drawn; null when there is none. */
async function drawn(
  args: Route.LoaderArgs,
  { process }: Awaited<ReturnType<typeof loadInspection>>,
): Promise<Drawn | null> {
  if (process === null) return null
  const drawing = drawingOf(process.version.definition)
  const nameOf = laneNamer(languageOf(args), await placesOf(contextOf(args)))
  const laneNames = drawing.lanes.map(nameOf)
  return { drawing, layout: layoutOf(drawing, laneNames), laneNames }
}

/** The internal process of a procedure: as a table, and as a picture of the same. */
export default function ProcessPage({ loaderData }: Route.ComponentProps) {
  const words = useTexts(CATALOGUE)
  const admin = useTexts(ADMIN)
  const { version, process, placesWithoutAgency, drawn: picture } = loaderData
  const { name, timeLimit } = version.content
  const title = `${words.processTab}: ${name}`
  if (process === null) {
    return (
      <div className="stack-wide">
        <title>{admin.page(title)}</title>
        <ProcedureHeading {...loaderData} />
        <Notice kind="warning">
          <p>{words.noProcess}</p>
        </Notice>
        <Redesign {...loaderData} />
      </div>
    )
  }
  const hours = decimal(process.hours ?? 0)
  const limit = decimal(timeLimit.processHours)
  return (
    <div className="stack-wide">
      <title>{admin.page(title)}</title>
      <ProcedureHeading {...loaderData} />
      <ProcessChecks process={process} placesWithoutAgency={placesWithoutAgency} />
      <Redesign {...loaderData} />
      <section className="stack">
        <Views {...loaderData} />
        <p>
          {words.together}:{' '}
          <strong>
            {process.hours === timeLimit.processHours
              ? words.equals(hours)
              : words.differs(hours, limit)}
          </strong>
        </p>
        {picture === null ? (
          <ProcessTable steps={process.steps} cases={version.content.cases} />
        ) : (
          <ProcessDiagram title={title} {...picture} />
        )}
        <p className="help">
          {words.decision}: {process.version.approvedBy}
        </p>
        {loaderData.mayAssign ? <AssignLink {...process.version} /> : null}
      </section>
    </div>
  )
}

/** The way to put the same process in force for other procedures. */
function AssignLink(props: { readonly procedureCode: string; readonly number: number }) {
  const words = useTexts(CATALOGUE)
  const named = { 'thu-tuc': props.procedureCode, 'phien-ban': String(props.number) }
  return (
    <p>
      <Link to={withQuery('/quan-tri/gan-quy-trinh', named)}>{words.assignToMany}</Link>
    </p>
  )
}

/** The process as a table or as a picture. */
function Views({ version, drawn: picture, day, today }: Route.ComponentProps['loaderData']) {
  const words = useTexts(CATALOGUE)
  const path = `/quan-tri/thu-tuc/${version.code}/quy-trinh`
  const ngay = day === today ? null : day
  const isDiagram = picture !== null
  return (
    <nav className="row" aria-label={words.processTab}>
      <Link to={withQuery(path, { ngay })} aria-current={isDiagram ? undefined : 'true'}>
        {words.table}
      </Link>
      <Link
        to={withQuery(path, { ngay, xem: 'so-do' })}
        aria-current={isDiagram ? 'true' : undefined}
      >
        {words.diagram}
      </Link>
    </nav>
  )
}

/** The way to the next version of the process, for those who design it. */
function Redesign(
  props: Pick<Route.ComponentProps['loaderData'], 'mayDesign' | 'version' | 'process'>,
) {
  const words = useTexts(DESIGNS)
  const { mayDesign, version, process } = props
  if (!mayDesign) return null
  const to =
    process === null
      ? '/quan-tri/quy-trinh'
      : withQuery('/quan-tri/quy-trinh', { 'thu-tuc': version.code })
  return (
    <p>
      <LinkButton kind="secondary" to={to}>
        {process === null ? words.beginTitle : words.redesign}
      </LinkButton>
    </p>
  )
}
