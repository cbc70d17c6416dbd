import { weekdayOf } from '#kernel/day'
import type { CalendarSheet, SheetDay } from '#modules/calendars'
import { useTexts } from '../../texts.ts'
import { CALENDAR } from './calendar-texts.ts'

const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1)

/** A year at a glance: which days are worked, month by month. */
export function YearGrid({ sheet }: { readonly sheet: CalendarSheet }) {
  const words = useTexts(CALENDAR)
  const worked = sheet.days.filter(({ worked }) => worked > 0).length
  return (
    <section className="stack">
      <h2>
        {words.months}: {words.workingDays(worked)}
      </h2>
      <p className="help">{words.legend}</p>
      <div className="year-grid">
        {MONTHS.map((month) => (
          <Month
            key={month}
            month={month}
            days={sheet.days.filter(({ day }) => Number(day.slice(5, 7)) === month)}
          />
        ))}
      </div>
    </section>
  )
}

function Month({ month, days }: { readonly month: number; readonly days: readonly SheetDay[] }) {
  const words = useTexts(CALENDAR)
  return (
    <table className="month">
      <caption>
        {words.month(month)}{' '}
        <span className="help">
          {words.workingDays(days.filter(({ worked }) => worked > 0).length)}
        </span>
      </caption>
      <thead>
        <tr>
          {words.weekdays.map((weekday) => (
            <th key={weekday} scope="col">
              {weekday}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(days).map((week, at) => (
          <tr key={week.find((each) => each !== null)?.day ?? at}>
            {week.map((each, weekday) =>
              each === null ? (
                <td key={`${at}-${weekday}`}>{null}</td>
              ) : (
                <DayCell key={each.day} of={each} />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function DayCell({ of: { day, worked, special } }: { readonly of: SheetDay }) {
  const words = useTexts(CALENDAR)
  return (
    <td
      {...(worked > 0 ? {} : { 'data-off': '' })}
      {...(special === null ? {} : { 'data-special': '', title: special.name })}
    >
      {Number(day.slice(8))}
      {special === null ? null : (
        <span className="visually-hidden">
          {' '}
          {words.kinds[special.kind]}: {special.name}
        </span>
      )}
    </td>
  )
}

/** The days of a month by weeks that begin on Monday, with gaps before the first and after the last. */
function weeksOf(days: readonly SheetDay[]): (SheetDay | null)[][] {
  const [first] = days
  if (first === undefined) return []
  const gap = (weekdayOf(first.day) + 6) % 7
  const cells = [...Array.from({ length: gap }, () => null), ...days]
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_, weekday) => cells[week * 7 + weekday] ?? null),
  )
}
