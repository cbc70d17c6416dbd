import { NavLink } from 'react-router'
import type { View } from '#modules/dossiers'
import { useTexts } from '../../texts.ts'
import { DESK_WORDS } from '../parts/desk-words.ts'

/** Counts beside the lists stop here. */
export const MOST_COUNTED = 999

/** The lists of work, with how many dossiers wait in each. */
export function ViewsNav(props: {
  readonly views: readonly { readonly view: View; readonly count: number | null }[]
}) {
  const words = useTexts(DESK_WORDS)
  return (
    <ul className="views">
      {props.views.map(({ view, count }) => (
        <li key={view} data-view={view}>
          <NavLink to={`/can-bo/viec/${view}`}>
            <span>{words.views[view]}</span>
            {count === null ? null : (
              <span className="count number" {...(count === 0 ? { 'data-none': '' } : {})}>
                {count > MOST_COUNTED ? `${MOST_COUNTED}+` : count}
              </span>
            )}
          </NavLink>
        </li>
      ))}
    </ul>
  )
}
