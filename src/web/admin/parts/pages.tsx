import { Link } from 'react-router'
import { useTexts } from '../../texts.ts'
import { ADMIN } from '../frame/admin-texts.ts'

/** The ways from one page of a list to the next, and back to its beginning. */
export function Pages(props: { readonly next: string | null; readonly first: string | null }) {
  const words = useTexts(ADMIN)
  if (props.next === null && props.first === null) return null
  return (
    <nav className="row" aria-label={words.next}>
      {props.first === null ? null : <Link to={props.first}>{words.first}</Link>}
      {props.next === null ? null : (
        <Link to={props.next} rel="next">
          {words.next}
        </Link>
      )}
    </nav>
  )
}
