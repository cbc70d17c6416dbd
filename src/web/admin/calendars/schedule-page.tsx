import { redirect } from 'react-router'
import { addDays, yearOf } from '#kernel/day'
import { dayOf } from '#kernel/instant'
import { foreseeCalendars, inspectCalendar } from '#modules/calendars'
import { receiveTyped } from '#platform/http'
import { languageOf, officerContext, submit, valuesOf } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { FieldGroup, TextField } from '../../ui/fields.tsx'
import { ADMIN } from '../frame/admin-texts.ts'
import { typedIn, withQuery } from '../parts/address.ts'
import { AdminForm, answersOf, FormFaults } from '../parts/forms.tsx'
import type { Route } from './+types/schedule-page.ts'
import { ownerByCode } from './calendar-owner.ts'
import { CALENDAR } from './calendar-texts.ts'
import { HOUR_FIELDS, ownTimeOf, tickOf, TIMES, WEEKDAYS } from './hour-fields.ts'
import { PREVIEW } from './preview-texts.ts'
import { ScheduleForm } from './proposed-change.ts'
import { asTyped } from './typed-hours.ts'

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args, 'administrator')
  const code = new URL(args.request.url).searchParams.get('don-vi')
  const { unitCode, name, chain } = await ownerByCode(context, code)
  const tomorrow = addDays(dayOf(context.clock.now()), 1)
  const { schedules } = await inspectCalendar(context, yearOf(tomorrow), chain)
  const present = schedules.find(
    ({ validFrom, validTo }) => validFrom <= tomorrow && (validTo === null || tomorrow <= validTo),
  )
  const inForce = { from: tomorrow, ...asTyped(present?.sessions ?? []) }
  return { unitCode, name, typed: typedIn(args.request, ['from', ...HOUR_FIELDS]) ?? inForce }
}

export async function action(args: Route.ActionArgs) {
  const context = officerContext(args, 'administrator')
  const code = new URL(args.request.url).searchParams.get('don-vi')
  const { unitId, unitCode } = await ownerByCode(context, code)
  const words = CALENDAR[languageOf(args)].faults
  const word = (field: string) =>
    field.startsWith('own') ? words.ownTime : (words[field as keyof typeof words] ?? words.other)
  const values = valuesOf(await receiveTyped(args.request.clone()))
  return submit(args, ScheduleForm, word, async ({ from, sessions }) => {
    const schedule = { unitId, validFrom: from, sessions }
    await foreseeCalendars(context, { what: 'set-hours', schedule })
    return redirect(withQuery(PREVIEW, { ...values, 'don-vi': unitCode, thay: 'gio' }), 303)
  })
}

export default function SchedulePage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(CALENDAR)
  const admin = useTexts(ADMIN)
  const { unitCode, name, typed } = loaderData
  const title = `${words.setHours} – ${name}`
  const answers = answersOf(actionData, actionData === undefined ? typed : {})
  const isTicked = (weekday: number) => answers.value(tickOf(weekday)) === 'yes'
  return (
    <div className="stack-wide">
      <title>{admin.page(title)}</title>
      <FormFaults returned={actionData} />
      <h1>{title}</h1>
      <p className="text">{words.hoursAbout}</p>
      <AdminForm submit={words.preview} back={withQuery('/quan-tri/lich', { 'don-vi': unitCode })}>
        <TextField {...answers.of('from')} type="date" label={words.from} width="12" />
        <FieldGroup id="weekdays" label={words.days}>
          <div className="row">
            {words.weekdayNames.map((weekday, at) => (
              <label className="choice" key={weekday}>
                <input
                  type="checkbox"
                  name={tickOf(at + 1)}
                  value="yes"
                  defaultChecked={isTicked(at + 1)}
                />
                <span>{weekday}</span>
              </label>
            ))}
          </div>
        </FieldGroup>
        {(['1', '2'] as const).map((half) => (
          <FieldGroup
            key={half}
            id={`half${half}`}
            label={half === '1' ? words.morning : words.afternoon}
            help={words.hourHelp}
          >
            <div className="row">
              <TextField {...answers.of(`opens${half}`)} label={words.opens} width="4" />
              <TextField {...answers.of(`closes${half}`)} label={words.closes} width="4" />
            </div>
          </FieldGroup>
        ))}
        <OwnHours answers={answers} />
      </AdminForm>
    </div>
  )
}

/** The weekdays that have other hours; open where any has. */
function OwnHours({ answers }: { readonly answers: ReturnType<typeof answersOf> }) {
  const words = useTexts(CALENDAR)
  const hasOwn = WEEKDAYS.some((weekday) =>
    TIMES.some((time) => (answers.value(ownTimeOf(weekday, time)) ?? '') !== ''),
  )
  return (
    <details className="details" open={hasOwn}>
      <summary>{words.ownHours}</summary>
      <div className="stack">
        <p className="text">{words.ownHoursAbout}</p>
        {words.weekdayNames.map((weekday, at) => (
          <FieldGroup key={weekday} id={`own${at + 1}`} label={weekday}>
            <div className="row">
              {TIMES.map((time) => (
                <TextField
                  key={time}
                  {...answers.of(ownTimeOf(at + 1, time))}
                  label={words.times[time]}
                  width="4"
                />
              ))}
            </div>
          </FieldGroup>
        ))}
      </div>
    </details>
  )
}
