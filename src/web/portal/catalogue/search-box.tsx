import { useTexts } from '../../texts.ts'
import { Button } from '../../ui/elements.tsx'
import { SEARCH_BOX } from './search-box-texts.ts'

/** The one question of the portal and the box to answer it in. */
export function SearchBox(props: {
  readonly text?: string
  /** Whether the question is the title of its page. */
  readonly isTitle?: boolean
}) {
  const words = useTexts(SEARCH_BOX)
  const label = <label htmlFor="q">{words.question}</label>
  return (
    <search>
      <form action="/tim" className="search-box">
        {props.isTitle ? <h1>{label}</h1> : <div className="label">{label}</div>}
        <div className="search-line">
          <input
            className="input"
            id="q"
            name="q"
            type="search"
            defaultValue={props.text}
            maxLength={200}
            autoComplete="off"
            enterKeyHint="search"
            aria-describedby="q-help"
          />
          <Button>{words.search}</Button>
        </div>
        <p className="help" id="q-help">
          {words.help}
        </p>
      </form>
    </search>
  )
}
