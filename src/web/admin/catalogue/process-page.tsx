import { Link } from 'react-router'
import { useTexts } from '../../texts.ts'
import { Notice } from '../../ui/elements.tsx'
import { ADMIN } from '../frame/admin-texts.ts'
import { withQuery } from '../parts/address.ts'
import type { Route } from './+types/process-page.ts'
import { CATALOGUE, decimal } from './catalogue-texts.ts'
import { loadInspection } from './load-inspection.ts'
import { ProcedureHeading } from './procedure-heading.tsx'
import { ProcessChecks } from './process-checks.tsx'
import { ProcessDiagram } from './process-diagram.tsx'
import { ProcessTable } from './process-table.tsx'

export async function loader(args: Route.LoaderArgs) {
  const isDiagram = new URL(args.request.url).searchParams.get('xem') === 'so-do'
  return { ...(await loadInspection(args)), isDiagram }
}

/** The internal process of a procedure: as a table, and as a picture of the same. */
export default function ProcessPage({ loaderData }: Route.ComponentProps) {
  const words = useTexts(CATALOGUE)
  const admin = useTexts(ADMIN)
  const { version, process, placesWithoutAgency, isDiagram, day, today } = loaderData
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
      </div>
    )
  }
  const path = `/quan-tri/thu-tuc/${version.code}/quy-trinh`
  const ngay = day === today ? null : day
  const hours = decimal(process.hours ?? 0)
  const limit = decimal(timeLimit.processHours)
  return (
    <div className="stack-wide">
      <title>{admin.page(title)}</title>
      <ProcedureHeading {...loaderData} />
      <ProcessChecks process={process} placesWithoutAgency={placesWithoutAgency} />
      <section className="stack">
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
        <p>
          {words.together}:{' '}
          <strong>
            {process.hours === timeLimit.processHours
              ? words.equals(hours)
              : words.differs(hours, limit)}
          </strong>
        </p>
        {isDiagram ? (
          <ProcessDiagram title={title} steps={process.steps} />
        ) : (
          <ProcessTable steps={process.steps} />
        )}
        <p className="help">
          {words.decision}: {process.version.approvedBy}
        </p>
      </section>
    </div>
  )
}
