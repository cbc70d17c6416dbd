import { Link, NavLink } from 'react-router'
import { useTexts } from '../../texts.ts'
import { DESIGNS } from './designs-texts.ts'

/** The name of a process in design, and its sides. */
export function DesignHeading({ id, name }: { readonly id: string; readonly name: string }) {
  const words = useTexts(DESIGNS)
  const path = `/quan-tri/quy-trinh/${id}`
  return (
    <div className="stack">
      <p>
        <Link to="/quan-tri/quy-trinh">{words.title}</Link>
      </p>
      <h1>{name}</h1>
      <nav className="admin-ways no-print" aria-label={name}>
        <NavLink end to={path}>
          {words.tabs.table}
        </NavLink>
        <NavLink to={`${path}/so-do`}>{words.tabs.diagram}</NavLink>
        <NavLink to={`${path}/chay-thu`}>{words.tabs.dryRun}</NavLink>
        <NavLink to={`${path}/phe-duyet`}>{words.tabs.approval}</NavLink>
        <NavLink to={`${path}/muc-dich`}>{words.tabs.about}</NavLink>
      </nav>
    </div>
  )
}
