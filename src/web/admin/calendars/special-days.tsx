import { Link } from 'react-router'
import type { CalendarSheet } from '#modules/calendars'
import { dayWords } from '../../dates.ts'
import { useLanguage, useTexts } from '../../texts.ts'
import { Empty, LinkButton } from '../../ui/elements.tsx'
import { withQuery } from '../parts/address.ts'
import { Wide } from '../parts/wide.tsx'
import type { CalendarOwner } from './calendar-owner.ts'
import { CALENDAR } from './calendar-texts.ts'

/** The days of a year that differ from their weekday, with where each comes from. */
export function SpecialDays(props: {
  readonly sheet: CalendarSheet
  readonly owner: CalendarOwner
  readonly mayChange: boolean
}) {
  const words = useTexts(CALENDAR)
  const { sheet, owner, mayChange } = props
  return (
    <section className="stack">
      <div className="row admin-heading">
        <h2>
          {words.special} ({sheet.specialDays.length})
        </h2>
        {mayChange ? (
          <LinkButton
            kind="secondary"
            to={withQuery('/quan-tri/lich/ngay/moi', { 'don-vi': owner.unitCode })}
          >
            {words.add}
          </LinkButton>
        ) : null}
      </div>
      {sheet.specialDays.length === 0 ? (
        <Empty>{words.noSpecial}</Empty>
      ) : (
        <Wide label={words.special}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{words.day}</th>
                <th scope="col">{words.kind}</th>
                <th scope="col">{words.name}</th>
                <th scope="col">{words.source}</th>
                <th scope="col">{words.owner}</th>
              </tr>
            </thead>
            <tbody>
              {sheet.specialDays.map((special) => (
                <SpecialDayRow
                  key={special.id}
                  special={special}
                  owner={owner}
                  mayChange={mayChange}
                />
              ))}
            </tbody>
          </table>
        </Wide>
      )}
    </section>
  )
}

function SpecialDayRow(props: {
  readonly special: CalendarSheet['specialDays'][number]
  readonly owner: CalendarOwner
  readonly mayChange: boolean
}) {
  const words = useTexts(CALENDAR)
  const language = useLanguage()
  const { special, owner, mayChange } = props
  const isOwn = special.unitId === owner.unitId
  const day = dayWords(special.day, language)
  const ownerWords = isOwn ? words.thisUnit : words.above
  return (
    <tr>
      <th scope="row">
        {mayChange && isOwn ? <Link to={`/quan-tri/lich/ngay/${special.id}`}>{day}</Link> : day}
      </th>
      <td>{words.kinds[special.kind]}</td>
      <td>{special.name}</td>
      <td>{special.source}</td>
      <td>{special.unitId === null ? words.province : ownerWords}</td>
    </tr>
  )
}
