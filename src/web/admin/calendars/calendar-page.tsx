import { redirect } from 'react-router'
import { z } from 'zod'
import { yearOf } from '#kernel/day'
import { dayOf, formatInstant } from '#kernel/instant'
import {
  confirmCalendarYear,
  FIRST_YEAR,
  foreseeCalendars,
  inspectCalendar,
  LAST_YEAR,
  listCalendarChanges,
} from '#modules/calendars'
import { listLastMoves } from '#modules/dossiers'
import { staffByIds } from '#modules/identity'
import { organisationNow } from '#modules/organisations'
import { receiveTyped } from '#platform/http'
import { refusalText } from '#platform/i18n'
import { languageOf, officerContext, submit, valuesOf } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Notice } from '../../ui/elements.tsx'
import { Select, TextField } from '../../ui/fields.tsx'
import { ADMIN } from '../frame/admin-texts.ts'
import { withQuery } from '../parts/address.ts'
import { FormFaults } from '../parts/forms.tsx'
import type { Route } from './+types/calendar-page.ts'
import { CalendarChanges } from './calendar-changes.tsx'
import { findOwner } from './calendar-owner.ts'
import { CALENDAR } from './calendar-texts.ts'
import { LastMoves } from './last-moves.tsx'
import { OfficeHours } from './office-hours.tsx'
import { PREVIEW } from './preview-texts.ts'
import { SpecialDays } from './special-days.tsx'
import { toldMove } from './told-move.ts'
import { YearGrid } from './year-grid.tsx'
import { YearStanding } from './year-standing.tsx'

const LAST_CHANGES = 20
const LAST_MOVES = 5

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args, 'administrator')
  const { searchParams } = new URL(args.request.url)
  const owner = await findOwner(context, searchParams.get('don-vi'))
  const thisYear = yearOf(dayOf(context.clock.now()))
  const asked = Number(searchParams.get('nam') ?? thisYear)
  const year = Number.isInteger(asked) ? asked : thisYear
  const [sheet, changes, moves, organisation] = await Promise.all([
    inspectCalendar(context, year, owner.chain),
    listCalendarChanges(context, LAST_CHANGES),
    listLastMoves(context, LAST_MOVES),
    organisationNow(context),
  ])
  const people = await staffByIds(
    context,
    changes.flatMap(({ actorId }) => actorId ?? []),
  )
  const { whyNotChange } = sheet
  return {
    owner,
    sheet,
    moves: moves.map(toldMove),
    years: Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, at) => FIRST_YEAR + at),
    ownUnits: sheet.unitsWithOwn.flatMap((id) => {
      const unit = organisation.unit(id)
      return unit === null ? [] : [{ code: unit.code, name: unit.name }]
    }),
    changes: changes.map(({ id, at, actorId, event, objectId, details }) => ({
      id,
      at: formatInstant(at),
      who: (actorId === null ? null : people.get(actorId)?.displayName) ?? null,
      event,
      about: typeof details?.day === 'string' ? details.day : objectId,
    })),
    whyNot: whyNotChange === null ? null : refusalText(whyNotChange, languageOf(args)),
    done: searchParams.get('xong'),
  }
}

const Year = z.object({ year: z.coerce.number().int() })

export async function action(args: Route.ActionArgs) {
  const context = officerContext(args, 'administrator')
  const { intent } = valuesOf(await receiveTyped(args.request.clone()))
  return submit(
    args,
    Year,
    () => CALENDAR[languageOf(args)].faults.other,
    async ({ year }) => {
      if (intent === 'confirm') {
        await confirmCalendarYear(context, year)
        return redirect(withQuery('/quan-tri/lich', { nam: String(year), xong: 'confirmed' }), 303)
      }
      await foreseeCalendars(context, { what: 'propose-year', year })
      return redirect(withQuery(PREVIEW, { thay: 'nam', nam: String(year) }), 303)
    },
  )
}

export default function CalendarPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(CALENDAR)
  const admin = useTexts(ADMIN)
  const { owner, sheet, whyNot, done } = loaderData
  const doneText = words.done[done as keyof typeof words.done] as string | undefined
  const title = words.heading(sheet.year, owner.name)
  return (
    <div className="stack-wide">
      <title>{admin.page(title)}</title>
      <FormFaults returned={actionData} />
      <h1>{title}</h1>
      {doneText === undefined || actionData !== undefined ? null : <Notice title={doneText} />}
      <ChooseCalendar {...loaderData} />
      {whyNot === null ? null : <p className="help">{whyNot}</p>}
      <YearStanding sheet={sheet} mayChange={whyNot === null && owner.unitId === null} />
      <YearGrid sheet={sheet} />
      <SpecialDays sheet={sheet} owner={owner} mayChange={whyNot === null} />
      <OfficeHours schedules={sheet.schedules} owner={owner} mayChange={whyNot === null} />
      <LastMoves moves={loaderData.moves} />
      <CalendarChanges changes={loaderData.changes} />
    </div>
  )
}

function ChooseCalendar(
  props: Pick<Route.ComponentProps['loaderData'], 'owner' | 'sheet' | 'years' | 'ownUnits'>,
) {
  const words = useTexts(CALENDAR)
  const admin = useTexts(ADMIN)
  const { owner, sheet, years, ownUnits } = props
  return (
    <search className="stack">
      <form className="admin-search" noValidate>
        <Select
          id="nam"
          label={words.year}
          value={String(sheet.year)}
          options={years.map((year) => ({ value: String(year), label: String(year) }))}
        />
        <TextField
          id="don-vi"
          label={words.unit}
          help={words.unitHelp}
          value={owner.unitCode ?? ''}
          fault={owner.isUnknown ? words.unknownUnit : undefined}
        />
        <button type="submit" className="button" data-kind="secondary">
          {admin.show}
        </button>
      </form>
      {ownUnits.length === 0 ? null : (
        <p>
          {words.others}:{' '}
          {ownUnits.map(({ code, name }, at) => (
            <span key={code}>
              {at === 0 ? null : ', '}
              <a href={withQuery('/quan-tri/lich', { 'don-vi': code, nam: String(sheet.year) })}>
                {name}
              </a>
            </span>
          ))}
        </p>
      )}
    </search>
  )
}
