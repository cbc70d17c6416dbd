import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { formatInstant } from '#kernel/instant'
import { dong, formatDong } from '#kernel/money'
import { presentForm } from '#modules/forms'
import type { ProcedureContent } from '#modules/procedures'
import { contextOf } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { OnDay } from '../../when.tsx'
import { ADMIN } from '../frame/admin-texts.ts'
import { withQuery } from '../parts/address.ts'
import { Wide } from '../parts/wide.tsx'
import type { Route } from './+types/procedure-page.ts'
import { CATALOGUE, decimal, limitWords } from './catalogue-texts.ts'
import { loadInspection } from './load-inspection.ts'
import { ProcedureHeading } from './procedure-heading.tsx'

export async function loader(args: Route.LoaderArgs) {
  const inspection = await loadInspection(args)
  const form = await presentForm(contextOf(args), inspection.version.code)
  return {
    ...inspection,
    form: form && { number: form.number, publishedAt: formatInstant(form.publishedAt) },
  }
}

/** A procedure as the publication decision sets it out, point by point. */
export default function ProcedurePage({ loaderData }: Route.ComponentProps) {
  const admin = useTexts(ADMIN)
  const { content } = loaderData.version
  return (
    <div className="stack-wide">
      <title>{admin.page(content.name)}</title>
      <ProcedureHeading {...loaderData} />
      <Wide label={content.name}>
        <table className="table document">
          <tbody>
            <FilingPoints {...loaderData} />
            <SettlingPoints {...loaderData} />
          </tbody>
        </table>
      </Wide>
    </div>
  )
}

type Inspected = Route.ComponentProps['loaderData']

/** Who settles it, and what is to be handed in how. */
function FilingPoints(inspected: Inspected) {
  const { version, unitName } = inspected
  const words = useTexts(CATALOGUE)
  const { content } = version
  return (
    <>
      <Point name={words.code}>{version.code}</Point>
      <Point name={words.sector}>
        {content.sector} ({content.sectorGroup})
      </Point>
      <Point name={words.agency}>
        <span lang="vi">{unitName}</span> ·{' '}
        {content.levels.map((level) => words.levels[level]).join(', ')}
        {content.coordinatingAgencies.length === 0 ? null : (
          <div className="help">{content.coordinatingAgencies.join('; ')}</div>
        )}
      </Point>
      <Point name={words.steps}>
        <Numbered lines={content.steps} />
      </Point>
      <Point name={words.ways}>
        {content.channels.map((channel) => words.channels[channel]).join(', ')} (
        {words.onlineLevels[content.onlineLevel]})
      </Point>
      <Point name={words.onTheSpot}>{words.onTheSpotSteps[content.onTheSpot]}</Point>
      <Point name={words.papers}>
        <Papers content={content} />
      </Point>
      <Point name={words.electronicForm}>
        <ElectronicForm {...inspected} />
      </Point>
    </>
  )
}

/** When it is settled, for whom, with what, and on which legal ground. */
function SettlingPoints({ version, linked, places, process }: Inspected) {
  const words = useTexts(CATALOGUE)
  const admin = useTexts(ADMIN)
  const { content } = version
  const joined = (all: readonly string[]) => (all.length === 0 ? admin.none : all.join('; '))
  return (
    <>
      <Point name={words.limit}>
        {limitWords(content.timeLimit, words)}
        <TermParts {...content.timeLimit} />
        {content.timeLimit.note === null ? null : (
          <div className="help">{content.timeLimit.note}</div>
        )}
      </Point>
      <Point name={words.audience}>
        {content.audience.map((each) => words.audiences[each]).join(', ')}
      </Point>
      <Point name={words.places}>
        {content.handledElsewhere === null
          ? words.placesCount(places)
          : `${words.elsewhere}: ${content.handledElsewhere.reason}`}
      </Point>
      <Point name={words.result}>{joined(content.results.map(({ name }) => name))}</Point>
      <Point name={words.fees}>
        <Fees fees={content.fees} />
      </Point>
      <Point name={words.conditions}>{joined(content.conditions)}</Point>
      <Point name={words.bases}>
        <ul className="admin-bullets">
          {content.legalBases.map(({ number, title }) => (
            <li key={number}>
              {title} ({number})
            </li>
          ))}
        </ul>
      </Point>
      <Point name={words.linked}>
        {linked.length === 0
          ? admin.none
          : linked.map(({ code, name }) => (
              <div key={code}>
                <Link to={`/quan-tri/thu-tuc/${code}`}>{name ?? code}</Link>
              </div>
            ))}
      </Point>
      <Point name={words.former}>{joined(content.formerCodes)}</Point>
      <Point name={words.decision}>{process?.version.approvedBy ?? words.noDecision}</Point>
    </>
  )
}

function Point({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{children}</td>
    </tr>
  )
}

/** The form that people fill in at present, and the way to its next version. */
function ElectronicForm({ version, form, mayPublishForms }: Inspected) {
  const words = useTexts(CATALOGUE)
  return (
    <>
      {form === null ? (
        words.noForm
      ) : (
        <>
          {words.formVersion(form.number)} <OnDay at={form.publishedAt} />
        </>
      )}
      {mayPublishForms ? (
        <div>
          <Link to={withQuery('/quan-tri/bieu-mau', { 'thu-tuc': version.code })}>
            {form === null ? words.beginForm : words.nextForm}
          </Link>
          {form === null ? null : (
            <>
              {' · '}
              <Link to={`/quan-tri/thu-tuc/${version.code}/bieu-mau`}>{words.formVersions}</Link>
            </>
          )}
        </div>
      ) : null}
    </>
  )
}

function Numbered({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ol className="admin-numbers">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ol>
  )
}

function Papers({ content }: { readonly content: ProcedureContent }) {
  const words = useTexts(CATALOGUE)
  const cases = new Map(content.cases.map(({ id, name }) => [id, name]))
  return (
    <>
      <ol className="admin-numbers">
        {content.components.map(({ id, name, originals, copies, caseIds, requiredWhen, note }) => (
          <li key={id}>
            {name} ({words.paper(originals, copies)})
            <span className="help">
              {[...caseIds.flatMap((caseId) => cases.get(caseId) ?? []), requiredWhen, note]
                .filter((each) => each !== null)
                .map((each) => ` · ${each}`)
                .join('')}
            </span>
          </li>
        ))}
      </ol>
      <p>{words.sets(content.sets)}</p>
    </>
  )
}

function Fees({ fees }: Pick<ProcedureContent, 'fees'>) {
  const words = useTexts(CATALOGUE)
  if (fees.length === 0) return words.free
  return (
    <ul className="admin-bullets">
      {fees.map(({ name, amount, per, exemptions, note }) => (
        <li key={name}>
          {name}: {amount === null ? words.feeByOthers : range(amount)} / {per}
          <span className="help">
            {[...exemptions, note]
              .filter((each) => each !== null)
              .map((each) => ` · ${each}`)
              .join('')}
          </span>
        </li>
      ))}
    </ul>
  )
}

function range({ min, max }: { readonly min: number; readonly max: number }): string {
  const most = formatDong(dong(max))
  return min === max ? most : `${formatDong(dong(min))} – ${most}`
}

/** The two appointments, of a procedure that has two. */
function TermParts({ parts, unit }: Inspected['version']['content']['timeLimit']) {
  const words = useTexts(CATALOGUE)
  if (parts === null) return null
  const lines = [parts.first, parts.second].map(
    ({ name, value }) => `${name}: ${words.units[unit](decimal(value))}`,
  )
  return (
    <>
      <Numbered lines={lines} />
      <div className="help">{parts.basis}</div>
    </>
  )
}
