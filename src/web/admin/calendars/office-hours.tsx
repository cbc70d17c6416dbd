import type { KeptSchedule } from '#modules/calendars'
import { dayWords } from '../../dates.ts'
import { useLanguage, useTexts } from '../../texts.ts'
import { Empty, LinkButton } from '../../ui/elements.tsx'
import { withQuery } from '../parts/address.ts'
import type { CalendarOwner } from './calendar-owner.ts'
import { CALENDAR } from './calendar-texts.ts'
import { clockWords } from './clock-words.ts'

/** The office hours of the week, in every version that counts in the year. */
export function OfficeHours(props: {
  readonly schedules: readonly KeptSchedule[]
  readonly owner: CalendarOwner
  readonly mayChange: boolean
}) {
  const words = useTexts(CALENDAR)
  const { schedules, owner, mayChange } = props
  return (
    <section className="stack">
      <div className="row admin-heading">
        <h2>{words.hours}</h2>
        {mayChange ? (
          <LinkButton
            kind="secondary"
            to={withQuery('/quan-tri/lich/gio', { 'don-vi': owner.unitCode })}
          >
            {words.setHours}
          </LinkButton>
        ) : null}
      </div>
      {schedules.length === 0 ? <Empty>{words.noHours}</Empty> : null}
      {schedules.map((schedule) => (
        <Week key={schedule.id} schedule={schedule} />
      ))}
    </section>
  )
}

/** The hours of each weekday, and from when to when they are. */
export function Week(props: {
  readonly schedule: Pick<KeptSchedule, 'validFrom' | 'validTo' | 'sessions'>
}) {
  const words = useTexts(CALENDAR)
  const language = useLanguage()
  const { validFrom, validTo, sessions } = props.schedule
  const to = validTo === null ? null : dayWords(validTo, language)
  return (
    <table className="table office-hours">
      <caption>{words.period(dayWords(validFrom, language), to)}</caption>
      <thead>
        <tr>
          <th scope="col">{words.weekday}</th>
          <th scope="col">{words.sessions}</th>
        </tr>
      </thead>
      <tbody>
        {words.weekdayNames.map((name, at) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              {sessions
                .filter(({ weekday }) => weekday === at + 1)
                .toSorted((one, other) => one.opensAt - other.opensAt)
                .map(({ opensAt, closesAt }) => `${clockWords(opensAt)}–${clockWords(closesAt)}`)
                .join(', ') || '–'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
