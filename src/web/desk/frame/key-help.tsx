import { useTexts } from '../../texts.ts'
import { FRAME } from './frame-texts.ts'

const KEYS = [
  ['search', '/'],
  ['intake', 'n'],
  ['views', '1 … 8'],
  ['next', 'j'],
  ['previous', 'k'],
  ['open', 'Enter'],
  ['select', 'x'],
  ['main', 'a'],
  ['other', 'o'],
  ['papers', 'g'],
  ['history', 'h'],
  ['submit', 'Ctrl + Enter'],
  ['help', '?'],
] as const

/** What each key does. Opens and closes without scripts. */
export function KeyHelp() {
  const words = useTexts(FRAME)
  return (
    <dialog id="key-help" className="key-help" popover="auto" aria-labelledby="key-help-title">
      <h2 id="key-help-title">{words.helpTitle}</h2>
      <dl className="keys">
        {KEYS.map(([name, key]) => (
          <div key={name}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{words.keys[name]}</dd>
          </div>
        ))}
      </dl>
      <p className="help">{words.helpNote}</p>
      <button
        type="button"
        className="button"
        data-kind="secondary"
        popoverTarget="key-help"
        popoverTargetAction="hide"
      >
        {words.close}
      </button>
    </dialog>
  )
}
