import { data, Link } from 'react-router'
import { dayOf } from '#kernel/instant'
import {
  FIGURES,
  readFigureLines,
  type FigureLine,
  type FigureName,
} from '#modules/catalogue-figures'
import { FIGURE_LEVELS, isOfPeriod } from '#modules/catalogue-figures/domain'
import { ADMIN } from '../../admin/frame/admin-texts.ts'
import { Pages } from '../../admin/parts/pages.tsx'
import { Wide } from '../../admin/parts/wide.tsx'
import { dayWords } from '../../dates.ts'
import { officerContext } from '../../requests.ts'
import { useLanguage, useTexts } from '../../texts.ts'
import { Empty } from '../../ui/elements.tsx'
import { useReadingWords } from '../../unit-reading/unit-reading.tsx'
import type { Route } from './+types/lines-page.ts'
import { askedFigures, figuresPath, linesPath } from './figure-address.ts'
import { FIGURE_TEXTS } from './figure-texts.ts'

const PAGE = 50

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args, 'procedure-control')
  const asked = askedFigures(args.request.url, dayOf(context.clock.now()))
  const query = new URL(args.request.url).searchParams
  const name = FIGURES.find((each) => each === args.params.figure)
  if (name === undefined) throw data(null, { status: 404 })
  const level = FIGURE_LEVELS.find((each) => each === query.get('cap')) ?? null
  const after = query.get('sau')
  const page = { after, limit: PAGE }
  const behind = await readFigureLines(context, asked, { name, level }, page)
  return { ...behind, name, level, isFirst: after === null, isOfPeriod: isOfPeriod(name) }
}

/** What a figure counts, line by line. */
export default function LinesPage({ loaderData }: Route.ComponentProps) {
  const words = useTexts(FIGURE_TEXTS)
  const admin = useTexts(ADMIN)
  const language = useLanguage()
  const { asked, name, level, total, lines, next, isFirst, locality } = loaderData
  const byUnits = useReadingWords()(loaderData.unitsOn)
  const title = level === null ? words.names[name] : `${words.names[name]}, ${words.levels[level]}`
  const on = (day: string) => dayWords(day, language)
  return (
    <div className="stack-wide">
      <title>{admin.page(title)}</title>
      <p>
        <Link to={figuresPath(asked)}>{words.back}</Link>
      </p>
      <h1>{title}</h1>
      <p>
        {loaderData.isOfPeriod
          ? words.during(locality.name, { from: on(asked.from), until: on(asked.until) }, byUnits)
          : words.asOf(locality.name, on(asked.on), byUnits)}
        {': '}
        <strong>{words.count(total.toLocaleString('vi-VN'))}</strong>. {words.scopes[name]}.
      </p>
      {lines.length === 0 ? (
        <Empty>{words.empty}</Empty>
      ) : (
        <Lines name={name} title={title} lines={lines} />
      )}
      <Pages
        next={next === null ? null : linesPath(asked, { name, level }, next)}
        first={isFirst ? null : linesPath(asked, { name, level })}
      />
    </div>
  )
}

function Lines(props: {
  readonly name: FigureName
  readonly title: string
  readonly lines: readonly FigureLine[]
}) {
  const words = useTexts(FIGURE_TEXTS)
  const { name, title, lines } = props
  const isOfDecisions = name === 'decisions'
  return (
    <Wide label={title}>
      <table className="table cards">
        <thead>
          <tr>
            <th scope="col">{isOfDecisions ? words.decision : words.procedure}</th>
            {isOfDecisions ? null : (
              <>
                <th scope="col">{words.level}</th>
                <th scope="col">{words.agency}</th>
              </>
            )}
            {name === 'not-one-stop' ? <th scope="col">{words.reason}</th> : null}
            {isOfPeriod(name) ? <th scope="col">{words.decision}</th> : null}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <LineRow key={line.key} line={line} name={name} />
          ))}
        </tbody>
      </table>
    </Wide>
  )
}

function LineRow({ line, name }: { readonly line: FigureLine; readonly name: FigureName }) {
  const words = useTexts(FIGURE_TEXTS)
  const language = useLanguage()
  const { code, decision } = line
  return (
    <tr>
      <th scope="row">
        {code === null ? (
          <Link to={`/quan-tri/cong-bo/${line.key}`}>{line.name}</Link>
        ) : (
          <>
            <Link to={`/quan-tri/thu-tuc/${code}/phien-ban`}>{line.name}</Link>
            <div className="help">{code}</div>
          </>
        )}
      </th>
      {name === 'decisions' ? null : (
        <>
          <td data-name={words.level}>{line.level === null ? '–' : words.levels[line.level]}</td>
          <td data-name={words.agency}>{line.agency}</td>
        </>
      )}
      {name === 'not-one-stop' ? (
        <td data-name={words.reason}>{line.reason ?? words.undecided}</td>
      ) : null}
      {isOfPeriod(name) ? (
        <td data-name={words.decision}>
          {decision?.decidedOn == null
            ? '–'
            : words.signed(decision.number ?? '–', dayWords(decision.decidedOn, language))}
        </td>
      ) : null}
    </tr>
  )
}
