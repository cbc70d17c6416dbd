import { Link } from 'react-router'
import { FORMS } from '../../admin/forms/form-design-texts.ts'
import { formInWords, type PageInWords } from '../../admin/forms/form-words.ts'
import { ADMIN } from '../../admin/frame/admin-texts.ts'
import { languageOf } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Fact, Facts } from '../../ui/elements.tsx'
import { AtTime } from '../../when.tsx'
import type { Route } from './+types/form-version-page.ts'
import { formVersionsPath } from './form-version-path.ts'
import { FORM_VERSIONS } from './form-version-texts.ts'
import { loadFormVersion } from './load-form-version.ts'

export async function loader(args: Route.LoaderArgs) {
  const { version, ...rest } = await loadFormVersion(args)
  const { procedureCode: code, number, publishedAt, definition } = version
  const pages = formInWords(definition, FORMS[languageOf(args)])
  return { ...rest, code, number, publishedAt, declaration: definition.name, pages }
}

/** A version of a form, past or present, as it was published: every question with what holds of it. */
export default function FormVersionPage({ loaderData }: Route.ComponentProps) {
  const words = useTexts(FORM_VERSIONS)
  const admin = useTexts(ADMIN)
  const { code, number, present, procedureName, pages } = loaderData
  const path = formVersionsPath(code)
  const title = words.oneVersion(number, procedureName)
  return (
    <div className="stack-wide">
      <title>{admin.page(title)}</title>
      <header className="stack">
        <p>
          <Link to={path}>{words.toVersions}</Link>
        </p>
        <h1>{title}</h1>
      </header>
      <Facts>
        <Fact name={words.declaration}>{loaderData.declaration}</Fact>
        <Fact name={words.publishedAt}>
          <AtTime at={loaderData.publishedAt} />
          {number === present ? ` (${words.present})` : ''}
        </Fact>
        <Fact name={words.pageCount}>{pages.length}</Fact>
      </Facts>
      <p className="row">
        <a href={`${path}/${number}/ban-in.pdf`}>{words.paper}</a>
        <Comparison {...{ path, number, present }} />
      </p>
      {pages.map((page, at) => (
        <PageSection key={page.id} page={page} number={at + 1} />
      ))}
    </div>
  )
}

/** The way to what has changed since; of the present version, to what it changed. */
function Comparison(props: {
  readonly path: string
  readonly number: number
  readonly present: number
}) {
  const words = useTexts(FORM_VERSIONS)
  const { path, number, present } = props
  if (number === 1 && present === 1) return null
  return (
    <Link to={`${path}/${number}/so-sanh`}>
      {number === present ? words.compareBefore(number - 1) : words.compare}
    </Link>
  )
}

function PageSection(props: { readonly page: PageInWords; readonly number: number }) {
  const words = useTexts(FORM_VERSIONS)
  const { title, facts, questions } = props.page
  return (
    <section className="stack">
      <h2>{words.page(props.number, title)}</h2>
      {facts.length === 0 ? null : <p>{facts.join('. ')}</p>}
      <Facts>
        {questions.map(({ id, label, facts: own, isInGroup }) => (
          <Fact key={id} name={isInGroup ? `↳ ${label}` : label}>
            {own.map((fact) => (
              <div key={fact}>{fact}</div>
            ))}
          </Fact>
        ))}
      </Facts>
    </section>
  )
}
