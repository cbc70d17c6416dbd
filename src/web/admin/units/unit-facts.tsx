import { Link } from 'react-router'
import type { UnitView } from '#modules/organisations'
import { dayWords } from '../../dates.ts'
import { useLanguage, useTexts } from '../../texts.ts'
import { Fact, Facts, Tag } from '../../ui/elements.tsx'
import { ADMIN } from '../frame/admin-texts.ts'
import { UNITS } from './units-texts.ts'

/** What a unit is, as of a day. */
export function UnitFacts(props: UnitView & { readonly today: string }) {
  const words = useTexts(UNITS)
  const admin = useTexts(ADMIN)
  const { unit, day, superiors, host, served } = props
  const [superior] = superiors
  const more = [
    [words.territory, unit.adminUnitCode],
    [words.division, unit.divisionKey],
    [words.address, unit.address],
    [words.phone, unit.phone],
    [words.basis, unit.basis],
    [words.served, served.map(({ name }) => name).join('; ')],
  ] as const
  return (
    <section className="stack">
      <Standing {...props} />
      <Facts>
        <Fact name={words.code}>{unit.code}</Fact>
        <Fact name={words.kind}>{admin.kinds[unit.kind]}</Fact>
        <Fact name={words.level}>{admin.levels[unit.level]}</Fact>
        {superior === undefined ? null : (
          <Fact name={words.superior}>
            <Link to={`/quan-tri/don-vi/${superior.id}?ngay=${day}`}>{superior.name}</Link>
          </Fact>
        )}
        {host === null ? null : (
          <Fact name={words.host}>
            <Link to={`/quan-tri/don-vi/${host.id}?ngay=${day}`}>{host.name}</Link>
          </Fact>
        )}
        <Fact name={words.valid}>
          <Period from={unit.validFrom} to={unit.validTo} />
        </Fact>
        {more.map(([name, value]) =>
          value === null || value === '' ? null : (
            <Fact key={name} name={name}>
              {value}
            </Fact>
          ),
        )}
      </Facts>
    </section>
  )
}

function Standing({ unit, day, today }: UnitView & { readonly today: string }) {
  const words = useTexts(UNITS)
  const language = useLanguage()
  const asOf = words.asOf(dayWords(day, language))
  if (unit.validTo !== null && unit.validTo < today) {
    return (
      <p className="row">
        <Tag tone="plain" shape="square">
          {words.ended(dayWords(unit.validTo, language))}
        </Tag>
        <span className="help">{asOf}</span>
      </p>
    )
  }
  if (unit.validFrom > today) {
    return (
      <p>
        <Tag tone="soon" shape="half">
          {words.notYet(dayWords(unit.validFrom, language))}
        </Tag>
      </p>
    )
  }
  return day === today ? null : <p className="help">{asOf}</p>
}

/** From a day to a day, or from a day on. */
export function Period(props: { readonly from: string; readonly to: string | null }) {
  const words = useTexts(UNITS)
  const language = useLanguage()
  const from = dayWords(props.from, language)
  return props.to === null ? words.from(from) : words.fromTo(from, dayWords(props.to, language))
}
