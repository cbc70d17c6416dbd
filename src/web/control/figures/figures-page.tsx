import { Form, Link } from 'react-router'
import { dayOf } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { isOfPeriod, readFigures, type AskedFigures } from '#modules/catalogue-figures'
import type { Context } from '#platform/context'
import { refusalText } from '#platform/i18n'
import { ADMIN } from '../../admin/frame/admin-texts.ts'
import { dayWords } from '../../dates.ts'
import { languageOf, officerContext, type PageFault } from '../../requests.ts'
import { useLanguage, useTexts } from '../../texts.ts'
import { Button, LinkButton } from '../../ui/elements.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { TextField } from '../../ui/fields.tsx'
import { ReadingSelect, useReadingWords } from '../../unit-reading/unit-reading.tsx'
import type { Route } from './+types/figures-page.ts'
import { askedFigures, sheetPath } from './figure-address.ts'
import { FigureTable } from './figure-table.tsx'
import { FIGURE_TEXTS } from './figure-texts.ts'

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args, 'procedure-control')
  const asked = askedFigures(args.request.url, dayOf(context.clock.now()))
  const found = await figuresOrRefusal(context, asked)
  if (found instanceof Refused) {
    const faults: PageFault[] = [{ id: 'tu', text: refusalText(found.code, languageOf(args)) }]
    return { asked, faults, place: context.locality.name, unitsOn: null, figures: null }
  }
  const figures = found.figures.map((figure) => ({
    ...figure,
    isOfPeriod: isOfPeriod(figure.name),
  }))
  const { unitsOn, locality } = found
  return { asked, faults: [], place: locality.name, unitsOn, figures }
}

/** A refusal that the form can mend is given back. */
async function figuresOrRefusal(context: Context, asked: AskedFigures) {
  try {
    return await readFigures(context, asked)
  } catch (error) {
    if (error instanceof Refused && error.code.startsWith('invalid/')) return error
    throw error
  }
}

/** What procedure control counts: as of a day, and in a period. */
export default function FiguresPage({ loaderData }: Route.ComponentProps) {
  const words = useTexts(FIGURE_TEXTS)
  const admin = useTexts(ADMIN)
  const language = useLanguage()
  const { asked, faults, figures, place, unitsOn } = loaderData
  const byUnits = useReadingWords()(unitsOn)
  const [on, from, until] = [asked.on, asked.from, asked.until].map((each) =>
    dayWords(each, language),
  ) as [string, string, string]
  return (
    <div className="stack-wide">
      <title>{admin.page(words.title)}</title>
      <h1>{words.title}</h1>
      <p className="text">{words.about}</p>
      <p>
        <Link to="/quan-tri/so-lieu/tiep-nhan">{words.toAcceptances}</Link>
      </p>
      <ErrorSummary title={words.mend} faults={faults} />
      <Choice asked={asked} fault={faults[0]?.text} />
      {figures === null ? null : (
        <>
          <FigureTable
            caption={words.asOf(place, on, byUnits)}
            asked={asked}
            figures={figures.filter((each) => !each.isOfPeriod)}
          />
          <FigureTable
            caption={words.during(place, { from, until }, byUnits)}
            asked={asked}
            figures={figures.filter((each) => each.isOfPeriod)}
          />
          <p>
            <LinkButton kind="secondary" reloadDocument to={sheetPath(asked)}>
              {words.sheet}
            </LinkButton>
          </p>
        </>
      )}
    </div>
  )
}

function Choice(props: { readonly asked: AskedFigures; readonly fault: string | undefined }) {
  const words = useTexts(FIGURE_TEXTS)
  const { on, from, until, units } = props.asked
  return (
    <Form
      action="/quan-tri/so-lieu"
      className="admin-search figures-choice"
      aria-label={words.choose}
    >
      <TextField id="ngay" type="date" label={words.on} value={on} />
      <TextField id="tu" type="date" label={words.from} value={from} fault={props.fault} />
      <TextField id="den" type="date" label={words.until} value={until} />
      <ReadingSelect reading={units} />
      <Button>{words.show}</Button>
    </Form>
  )
}
