import { useLocation } from 'react-router'
import { texts, useLanguage, useTexts } from './texts.ts'

const WORDS = texts({ other: 'English' }, { other: 'Tiếng Việt' })

/** Changes the language, here and from now on; the page stays the same. */
export function LanguageSwitch() {
  const words = useTexts(WORDS)
  const { pathname, search } = useLocation()
  const other = useLanguage() === 'vi' ? 'en' : 'vi'
  return (
    <form method="post" action="/ngon-ngu">
      <input type="hidden" name="back" value={pathname + search} />
      <button
        type="submit"
        className="button"
        data-kind="quiet"
        name="language"
        value={other}
        lang={other}
      >
        {words.other}
      </button>
    </form>
  )
}
