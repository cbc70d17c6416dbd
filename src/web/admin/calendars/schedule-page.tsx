import { redirect } from 'react-router'
import { z } from 'zod'
import { addDays, day, parseDay } from '#kernel/day'
import { dayOf } from '#kernel/instant'
import {
  parseTimeOfDay,
  setSchedule,
  type OfficeWeekday,
  type TimeOfDay,
  type WeekdaySession,
} from '#modules/calendars'
import { languageOf, officerContext, submit } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { FieldGroup, TextField } from '../../ui/fields.tsx'
import { ADMIN } from '../frame/admin-texts.ts'
import { withQuery } from '../parts/address.ts'
import { AdminForm, answersOf, FormFaults } from '../parts/forms.tsx'
import type { Route } from './+types/schedule-page.ts'
import { ownerByCode } from './calendar-owner.ts'
import { CALENDAR } from './calendar-texts.ts'

const Time = z
  .string()
  .trim()
  .refine((text) => text === '' || parseTimeOfDay(text) !== null)
  .transform(parseTimeOfDay)

const WEEKDAYS = [1, 2, 3, 4, 5] as const

const ScheduleForm = z
  .looseObject({
    from: z
      .string()
      .refine((text) => parseDay(text) !== null)
      .transform(day),
    opens1: Time,
    closes1: Time,
    opens2: Time,
    closes2: Time,
  })
  .superRefine(({ opens1, closes1, opens2, closes2 }, context) => {
    const halves = [
      ['opens1', opens1, closes1],
      ['closes1', closes1, opens1],
      ['opens2', opens2, closes2],
      ['closes2', closes2, opens2],
    ] as const
    for (const [field, time, other] of halves) {
      if (time === null && other !== null) context.addIssue({ code: 'custom', path: [field] })
    }
  })
  .transform((fields) => ({ from: fields.from, sessions: sessionsOf(fields) }))

interface Hours {
  readonly opens1: TimeOfDay | null
  readonly closes1: TimeOfDay | null
  readonly opens2: TimeOfDay | null
  readonly closes2: TimeOfDay | null
}

/** The same hours on every weekday that is ticked. */
function sessionsOf(fields: Hours & Readonly<Record<string, unknown>>): WeekdaySession[] {
  const { opens1, closes1, opens2, closes2 } = fields
  const halves = [
    [opens1, closes1],
    [opens2, closes2],
  ] as const
  const ticked = WEEKDAYS.filter((weekday) => fields[`weekday${weekday}`] === 'yes')
  return ticked.flatMap((weekday: OfficeWeekday) =>
    halves.flatMap(([opensAt, closesAt]) =>
      opensAt === null || closesAt === null ? [] : [{ weekday, opensAt, closesAt }],
    ),
  )
}

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args, 'administrator')
  const code = new URL(args.request.url).searchParams.get('don-vi')
  const { unitCode, name } = await ownerByCode(context, code)
  return { unitCode, name, tomorrow: addDays(dayOf(context.clock.now()), 1) }
}

export async function action(args: Route.ActionArgs) {
  const context = officerContext(args, 'administrator')
  const code = new URL(args.request.url).searchParams.get('don-vi')
  const { unitId, unitCode } = await ownerByCode(context, code)
  const words = CALENDAR[languageOf(args)].faults
  const word = (field: string) => words[field as keyof typeof words] ?? words.other
  return submit(args, ScheduleForm, word, async ({ from, sessions }) => {
    await setSchedule(context, { unitId, validFrom: from, sessions })
    const nam = from.slice(0, 4)
    return redirect(withQuery('/quan-tri/lich', { 'don-vi': unitCode, nam, xong: 'saved' }), 303)
  })
}

export default function SchedulePage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(CALENDAR)
  const admin = useTexts(ADMIN)
  const { unitCode, name, tomorrow } = loaderData
  const title = `${words.setHours} – ${name}`
  const usual = {
    from: tomorrow,
    opens1: '07:30',
    closes1: '11:30',
    opens2: '13:00',
    closes2: '17:00',
  }
  const answers = answersOf(actionData, usual)
  const isTicked = (weekday: number) =>
    actionData === undefined || answers.value(`weekday${weekday}`) === 'yes'
  return (
    <div className="stack-wide">
      <title>{admin.page(title)}</title>
      <FormFaults returned={actionData} />
      <h1>{title}</h1>
      <p className="text">{words.hoursAbout}</p>
      <AdminForm
        submit={words.saveHours}
        back={withQuery('/quan-tri/lich', { 'don-vi': unitCode })}
      >
        <TextField {...answers.of('from')} type="date" label={words.from} width="12" />
        <FieldGroup id="weekdays" label={words.days}>
          <div className="row">
            {words.weekdayNames.map((weekday, at) => (
              <label className="choice" key={weekday}>
                <input
                  type="checkbox"
                  name={`weekday${at + 1}`}
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
      </AdminForm>
    </div>
  )
}
