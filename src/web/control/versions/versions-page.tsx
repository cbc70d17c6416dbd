import { Link } from 'react-router'
import { versionLine } from '#modules/publications'
import { ADMIN } from '../../admin/frame/admin-texts.ts'
import { Wide } from '../../admin/parts/wide.tsx'
import { dayWords } from '../../dates.ts'
import { languageOf, officerContext } from '../../requests.ts'
import { useLanguage, useTexts } from '../../texts.ts'
import { Button, Notice } from '../../ui/elements.tsx'
import { Select } from '../../ui/fields.tsx'
import { publicationPath } from '../publications/publication-args.ts'
import { RECORD_WORDS } from '../record/record-texts.ts'
import type { Route } from './+types/versions-page.ts'
import { ComparisonTable } from './comparison-table.tsx'
import { comparison } from './comparison.ts'
import { VERSIONS } from './version-texts.ts'

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args, 'administrator', 'procedure-control')
  const { searchParams } = new URL(args.request.url)
  const asked = (name: string) => Number(searchParams.get(name) ?? '') || null
  const compared = { earlier: asked('truoc'), later: asked('sau') }
  const line = await versionLine(context, args.params.code, compared)
  const { earlier, later, ...rest } = line
  return {
    ...rest,
    name: later.content.name,
    earlier: earlier?.number ?? null,
    later: later.number,
    sections:
      earlier === null
        ? null
        : comparison(earlier.content, later.content, RECORD_WORDS[languageOf(args)]),
  }
}

/** Every version of a procedure, and two of them side by side. */
export default function VersionsPage({ loaderData }: Route.ComponentProps) {
  const words = useTexts(VERSIONS)
  const admin = useTexts(ADMIN)
  const { code, name, sections, earlier, later } = loaderData
  return (
    <div className="stack-wide">
      <title>{admin.page(words.title(name))}</title>
      <header className="stack">
        <p>
          <Link to={`/quan-tri/thu-tuc/${code}`}>{words.toProcedure}</Link>
        </p>
        <h1>{words.title(name)}</h1>
      </header>
      <Ended ending={loaderData.ending} />
      <VersionTable versions={loaderData.versions} />
      <section className="stack">
        <h2>{words.compare}</h2>
        <ChooseTwo {...loaderData} />
        {sections === null || earlier === null ? (
          <p>{words.first}</p>
        ) : (
          <ComparisonTable
            before={words.version(earlier)}
            after={words.version(later)}
            sections={sections}
          />
        )}
      </section>
    </div>
  )
}

type Line = Route.ComponentProps['loaderData']

function Ended({ ending }: Pick<Line, 'ending'>) {
  const words = useTexts(VERSIONS)
  const language = useLanguage()
  if (ending === null) return null
  const { replacedBy } = ending
  return (
    <Notice kind="warning" title={words.ended}>
      <p>{words.endedFrom(dayWords(ending.endsFrom, language))}</p>
      {replacedBy === null ? null : (
        <p>
          {words.replacedBy}{' '}
          <Link to={`/quan-tri/thu-tuc/${replacedBy.code}`}>
            {replacedBy.name ?? replacedBy.code}
          </Link>
        </p>
      )}
    </Notice>
  )
}

function VersionTable({ versions }: Pick<Line, 'versions'>) {
  const words = useTexts(VERSIONS)
  const language = useLanguage()
  return (
    <Wide label={words.number}>
      <table className="table cards">
        <thead>
          <tr>
            <th scope="col">{words.number}</th>
            <th scope="col">{words.from}</th>
            <th scope="col">{words.to}</th>
            <th scope="col">{words.decision}</th>
          </tr>
        </thead>
        <tbody>
          {versions.map(({ id, number, effectiveFrom, effectiveTo, decision }) => (
            <tr key={id}>
              <th scope="row">{words.version(number)}</th>
              <td data-name={words.from}>{dayWords(effectiveFrom, language)}</td>
              <td data-name={words.to}>
                {effectiveTo === null ? words.open : dayWords(effectiveTo, language)}
              </td>
              <td data-name={words.decision}>
                {decision === null ? (
                  words.noDecision
                ) : (
                  <Link to={publicationPath(decision.id)}>{decision.number}</Link>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  )
}

function ChooseTwo({ versions, earlier, later }: Pick<Line, 'versions' | 'earlier' | 'later'>) {
  const words = useTexts(VERSIONS)
  const language = useLanguage()
  if (versions.length < 2) return null
  const options = versions.map(({ number, effectiveFrom }) => ({
    value: String(number),
    label: words.versionFrom(number, dayWords(effectiveFrom, language)),
  }))
  return (
    <form className="admin-search" noValidate>
      <Select id="truoc" label={words.earlier} value={String(earlier ?? '')} options={options} />
      <Select id="sau" label={words.later} value={String(later)} options={options} />
      <Button kind="secondary">{words.compare}</Button>
    </form>
  )
}
