import { NavLink } from 'react-router'
import { useTexts } from '../../texts.ts'
import { FORMS } from './form-design-texts.ts'

/** What is designed, and the three steps to a published form. */
export function FormHeading(props: {
  readonly id: string
  readonly name: string
  readonly code: string
  readonly revision: number
}) {
  const words = useTexts(FORMS)
  const path = `/quan-tri/bieu-mau/${props.id}`
  return (
    <header className="stack">
      <div>
        <p className="caption">
          {props.code} · {words.revision(props.revision)}
        </p>
        <h1>{props.name}</h1>
      </div>
      <nav className="admin-ways no-print" aria-label={words.steps}>
        <NavLink to={path} end>
          {words.questionsStep}
        </NavLink>
        <NavLink to={`${path}/dien-thu`}>{words.trialStep}</NavLink>
        <NavLink to={`${path}/cong-bo`}>{words.publishStep}</NavLink>
        <NavLink to={`/quan-tri/thu-tuc/${props.code}/bieu-mau`}>{words.versionsStep}</NavLink>
      </nav>
    </header>
  )
}
