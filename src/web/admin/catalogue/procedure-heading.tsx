import { Link, NavLink } from 'react-router'
import type { ProcedureInspection } from '#modules/procedures'
import { dayWords } from '../../dates.ts'
import { useLanguage, useTexts } from '../../texts.ts'
import { withQuery } from '../parts/address.ts'
import { CATALOGUE } from './catalogue-texts.ts'

type Shown = Pick<ProcedureInspection, 'version' | 'versions' | 'day'> & { readonly today: string }

/** The name of a procedure, its two sides, and the versions it has had. */
export function ProcedureHeading({ version, versions, day, today }: Shown) {
  const words = useTexts(CATALOGUE)
  const language = useLanguage()
  const ngay = day === today ? null : day
  const path = `/quan-tri/thu-tuc/${version.code}`
  return (
    <div className="stack">
      <p>
        <Link to="/quan-tri/thu-tuc">{words.title}</Link>
      </p>
      <h1>{version.content.name}</h1>
      <ul className="admin-bullets">
        {versions.map(({ id, number, effectiveFrom, effectiveTo }) => {
          const text = words.versionOf(number, dayWords(effectiveFrom, language))
          const until =
            effectiveTo === null ? '' : `, ${words.until(dayWords(effectiveTo, language))}`
          return (
            <li key={id}>
              {id === version.id ? (
                <strong>
                  {text}
                  {until} ({words.present})
                </strong>
              ) : (
                <Link to={withQuery(path, { ngay: effectiveFrom })}>
                  {text}
                  {until}
                </Link>
              )}
            </li>
          )
        })}
      </ul>
      <nav className="admin-ways" aria-label={version.content.name}>
        <NavLink end to={withQuery(path, { ngay })}>
          {words.documentTab}
        </NavLink>
        <NavLink to={withQuery(`${path}/quy-trinh`, { ngay })}>{words.processTab}</NavLink>
        <NavLink to={`${path}/phien-ban`}>{words.versionsTab}</NavLink>
        <NavLink to={`${path}/dia-phuong`}>{words.localTab}</NavLink>
      </nav>
    </div>
  )
}
