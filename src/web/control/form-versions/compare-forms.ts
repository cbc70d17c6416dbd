import type { FormDefinition } from '#modules/forms/domain'
import type { FORMS } from '../../admin/forms/form-design-texts.ts'
import { formInWords, linesOfPage } from '../../admin/forms/form-words.ts'
import { sideBySide, type ComparedSection } from '../versions/comparison.ts'
import type { FORM_VERSIONS } from './form-version-texts.ts'

interface Words {
  readonly form: (typeof FORMS)['vi']
  readonly versions: (typeof FORM_VERSIONS)['vi']
}

/** Two versions of a form side by side, page by page: those of the later one, then what is gone. */
export function comparedForms(
  before: FormDefinition,
  after: FormDefinition,
  words: Words,
): ComparedSection[] {
  const earlier = formInWords(before, words.form)
  const later = formInWords(after, words.form)
  const whole = ({ name, pages }: FormDefinition) => [
    name,
    ...pages.map(({ title }, at) => words.versions.page(at + 1, title)),
  ]
  const pages = later.map((page, at) => {
    const was = earlier.find(({ id }) => id === page.id)
    const named = { id: page.id, title: words.versions.page(at + 1, page.title) }
    return sideBySide(named, was === undefined ? [] : linesOfPage(was), linesOfPage(page))
  })
  const gone = earlier
    .filter(({ id }) => !later.some((page) => page.id === id))
    .map((page) => {
      const named = { id: page.id, title: words.versions.removedPage(page.title) }
      return sideBySide(named, linesOfPage(page), [])
    })
  // An id of a page never begins with a stroke.
  const named = { id: '/', title: words.versions.whole }
  return [sideBySide(named, whole(before), whole(after)), ...pages, ...gone]
}
