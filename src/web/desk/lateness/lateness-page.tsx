import { Form, Link } from 'react-router'
import type { RefusalCode } from '#kernel/refusal-codes'
import { Refused } from '#kernel/refused'
import {
  listLatenessUnits,
  readLateness,
  readLatenessBehind,
  type AskedLateness,
  type FiguresBy,
  type LatenessFigures,
} from '#modules/reports'
import type { Context } from '#platform/context'
import { refusalText } from '#platform/i18n'
import { dayWords } from '../../dates.ts'
import { languageOf, officerContext, type PageFault } from '../../requests.ts'
import { useLanguage, useTexts } from '../../texts.ts'
import { Button, Empty, LinkButton } from '../../ui/elements.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Select, TextField } from '../../ui/fields.tsx'
import { READING_TEXTS } from '../../unit-reading/reading-texts.ts'
import { ReadingSelect, useReadingWords, useUnitWords } from '../../unit-reading/unit-reading.tsx'
import type { Route } from './+types/lateness-page.ts'
import { askedLateness } from './asked-lateness.ts'
import { Behind } from './behind.tsx'
import { latenessQuery } from './lateness-address.ts'
import { LATENESS } from './lateness-texts.ts'

const ROWS = 50
/** Sums shown on a page; those with fewer hours are in the workbook. */
const MOST_FIGURES = 200

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args)
  const { asked, by } = askedLateness(context, args.request.url)
  const query = new URL(args.request.url).searchParams
  const choice = await listLatenessUnits(context)
  const refused = query.get('loi') === TOO_MUCH ? TOO_MUCH : null
  if (refused !== null) return { ...choice, asked, by, ...refusedWith(args, refused) }
  const behind = { key: query.get('xem'), after: query.get('sau') }
  const found = await foundOf(context, { asked, by, ...behind })
  if (found instanceof Refused) {
    return { ...choice, asked, by, ...refusedWith(args, found.code) }
  }
  return { ...choice, asked, by, faults: [], ...found }
}

/** What a download comes back with. */
const TOO_MUCH = 'invalid/too-much-lateness'

function refusedWith(args: Route.LoaderArgs, code: RefusalCode) {
  const faults: PageFault[] = [{ id: 'tu', text: refusalText(code, languageOf(args)) }]
  return { faults, found: null, behind: null }
}

/** The sums, or what stands behind one; a refusal that the form can mend is given back. */
async function foundOf(
  context: Context,
  wanted: {
    readonly asked: AskedLateness
    readonly by: FiguresBy
    readonly key: string | null
    readonly after: string | null
  },
) {
  const { asked, by, key, after } = wanted
  try {
    if (key === null) {
      const { figures, ...about } = await readLateness(context, asked, by)
      return { found: { ...about, figures: figures.slice(0, MOST_FIGURES) }, behind: null }
    }
    const page = await readLatenessBehind(context, { ...asked, by, key }, { after, limit: ROWS })
    return { found: null, behind: { ...page, figure: key } }
  } catch (error) {
    if (error instanceof Refused && error.code.startsWith('invalid/')) return error
    throw error
  }
}

/** Where time is lost: lateness in working hours, and the dossiers behind each sum. */
export default function LatenessPage({ loaderData }: Route.ComponentProps) {
  const words = useTexts(LATENESS)
  const { asked, by, faults, found, behind, isOwn } = loaderData
  const scope = (found ?? behind)?.scope
  const query = latenessQuery(asked, by)
  return (
    <div className="stack-wide">
      <title>{`${words.title} – Một Cửa`}</title>
      <h1>{words.title}</h1>
      <p className="text">{isOwn ? words.own : words.about}</p>
      <ErrorSummary title={words.mend} faults={faults} />
      <Choice {...loaderData} />
      {scope === undefined ? null : <Whose {...loaderData} scope={scope} />}
      {found === null ? null : found.figures.length === 0 ? (
        <Empty>{words.empty}</Empty>
      ) : (
        <>
          <div className="row">
            <LinkButton reloadDocument to={`/can-bo/tre-han/tai-ve?${query}`}>
              {words.sheet}
            </LinkButton>
          </div>
          <Figures {...found} query={query} />
        </>
      )}
      {behind === null ? null : <Behind behind={behind} query={query} />}
    </div>
  )
}

function Choice(props: Route.ComponentProps['loaderData']) {
  const words = useTexts(LATENESS)
  const { asked, by, faults, units } = props
  return (
    <Form
      action="/can-bo/tre-han"
      className="filters"
      aria-label={words.choose}
      key={latenessQuery(asked, by)}
    >
      {units.length < 2 ? null : (
        <Select
          id="don-vi"
          label={words.unit}
          value={asked.unitCode ?? ''}
          placeholder={words.anyUnit}
          options={units.map(({ code, name }) => ({ value: code, label: name }))}
        />
      )}
      <TextField
        id="tu"
        type="date"
        label={words.from}
        value={asked.from}
        fault={faults.find(({ id }) => id === 'tu')?.text}
      />
      <TextField id="den" type="date" label={words.until} value={asked.until} />
      <Select
        id="theo"
        label={words.by}
        value={by}
        options={[
          { value: 'unit', label: words.byUnit },
          { value: 'step', label: words.byStep },
          { value: 'person', label: words.byPerson },
        ]}
      />
      <ReadingSelect reading={asked.units} />
      <div className="row">
        <Button kind="secondary">{words.show}</Button>
      </div>
    </Form>
  )
}

/** Whose lateness it is, of which days, by the units of when. */
function Whose(
  props: Pick<Route.ComponentProps['loaderData'], 'asked' | 'units' | 'isOwn'> & {
    readonly scope: LatenessFigures['scope']
  },
) {
  const words = useTexts(LATENESS)
  const language = useLanguage()
  const byUnits = useReadingWords()
  const { asked, units, isOwn, scope } = props
  const unit = units.find(({ code }) => code === asked.unitCode)?.name
  const whole = isOwn ? words.yours : words.whole
  const [from, until] = [dayWords(asked.from, language), dayWords(asked.until, language)]
  return (
    <p>{words.whose([scope.locality.name, unit ?? whole], from, until, byUnits(scope.unitsOn))}</p>
  )
}

function Figures(props: Pick<LatenessFigures, 'figures' | 'total'> & { readonly query: string }) {
  const words = useTexts(LATENESS)
  const reading = useTexts(READING_TEXTS)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table is scrolled with the keyboard
    <section className="table-scroll" tabIndex={0} aria-label={words.caption}>
      <table className="table lateness">
        <caption className="visually-hidden">{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.place}</th>
            <th scope="col" className="number">
              {words.dossiers}
            </th>
            <th scope="col" className="number">
              {words.hours}
            </th>
            <th scope="col" className="number">
              {words.inherited}
            </th>
          </tr>
        </thead>
        <tbody>
          {props.figures.map((figure) => (
            <FigureRow key={figure.key} figure={figure} query={props.query} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.total}</th>
            <td className="number">{props.total.dossiers}</td>
            <td className="number">{props.total.hours.toLocaleString('vi-VN')}</td>
            <td className="number">{props.total.inheritedHours.toLocaleString('vi-VN')}</td>
          </tr>
        </tfoot>
      </table>
      {props.figures.some(({ unitStanding }) => unitStanding === 'divided') ? (
        <p className="help">{reading.dividedHelp}</p>
      ) : null}
    </section>
  )
}

function FigureRow(props: {
  readonly figure: LatenessFigures['figures'][number]
  readonly query: string
}) {
  const words = useTexts(LATENESS)
  const { figure, query } = props
  const unitName = useUnitWords()(figure)
  const isByPerson = query.endsWith('theo=person')
  const first = isByPerson
    ? (figure.personName ?? words.nobody)
    : figure.kind === 'opinion'
      ? words.opinion
      : (figure.stepName ?? unitName)
  const rest = [figure.procedureName, first === unitName ? null : unitName]
  return (
    <tr>
      <th scope="row">
        <Link to={`/can-bo/tre-han?${query}&xem=${encodeURIComponent(figure.key)}`}>{first}</Link>
        <div className="help" lang="vi">
          {rest.filter((part) => part !== null).join('; ')}
        </div>
      </th>
      <td className="number">{figure.dossiers}</td>
      <td className="number">{figure.hours.toLocaleString('vi-VN')}</td>
      <td className="number">{figure.inheritedHours.toLocaleString('vi-VN')}</td>
    </tr>
  )
}
