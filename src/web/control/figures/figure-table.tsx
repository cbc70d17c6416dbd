import { Link } from 'react-router'
import type { AskedFigures, Figure, FigureLevel } from '#modules/catalogue-figures'
import { FIGURE_LEVELS } from '#modules/catalogue-figures/domain'
import { Wide } from '../../admin/parts/wide.tsx'
import { useTexts } from '../../texts.ts'
import { linesPath } from './figure-address.ts'
import { FIGURE_TEXTS } from './figure-texts.ts'

/** Some figures, in all and at each level; whose and of when stands above them. */
export function FigureTable(props: {
  readonly caption: string
  readonly asked: AskedFigures
  readonly figures: readonly Figure[]
}) {
  const words = useTexts(FIGURE_TEXTS)
  return (
    <section className="stack">
      <h2 className="figures-of">{props.caption}</h2>
      <Wide label={props.caption}>
        <table className="table figures">
          <caption className="visually-hidden">{props.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{words.figure}</th>
              <th scope="col" className="number">
                {words.total}
              </th>
              {FIGURE_LEVELS.map((level) => (
                <th scope="col" className="number" key={level}>
                  {words.levels[level]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {props.figures.map((figure) => (
              <tr key={figure.name}>
                <th scope="row">
                  {words.names[figure.name]}
                  <div className="help">{words.scopes[figure.name]}</div>
                </th>
                <Cell figure={figure} asked={props.asked} level={null} />
                {FIGURE_LEVELS.map((level) => (
                  <Cell key={level} figure={figure} asked={props.asked} level={level} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </section>
  )
}

function Cell(props: {
  readonly figure: Figure
  readonly asked: AskedFigures
  readonly level: FigureLevel | null
}) {
  const words = useTexts(FIGURE_TEXTS)
  const { figure, asked, level } = props
  const { name, byLevel, of, agencies } = figure
  const count = level === null ? figure.total : byLevel?.[level]
  if (count === undefined) return <td className="number figures-none">–</td>
  const whole = level === null ? of?.total : of?.byLevel?.[level]
  const said = level === null ? words.names[name] : `${words.names[name]}, ${words.levels[level]}`
  return (
    <td className="number" data-level={level === null ? words.total : words.levels[level]}>
      <Link to={linesPath(asked, { name, level })} aria-label={words.behind(said, number(count))}>
        {number(count)}
      </Link>
      {whole === undefined || whole === 0 ? null : (
        <div className="help">{words.part(number(whole), share(count, whole))}</div>
      )}
      {level !== null || agencies === null ? null : (
        <div className="help">{words.agencies(number(agencies))}</div>
      )}
    </td>
  )
}

function number(count: number): string {
  return count.toLocaleString('vi-VN')
}

/** In per cent, with two decimals: `21,77`. */
function share(part: number, whole: number): string {
  return ((part / whole) * 100).toLocaleString('vi-VN', {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  })
}
