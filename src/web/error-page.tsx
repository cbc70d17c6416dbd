import { useRouteLoaderData } from 'react-router'
import { ERROR } from './error-texts.ts'
import { useTexts, type RootData } from './texts.ts'
import { Brand } from './ui/elements.tsx'

/** A page that stands in for one that cannot be shown, and says what to do instead. */
export function ErrorPage({
  status,
  text,
}: {
  readonly status: number
  readonly text: string | null
}) {
  const words = useTexts(ERROR)
  const isOfficer = useRouteLoaderData<() => RootData>('root')?.visitor.kind === 'staff'
  const home = isOfficer ? '/can-bo' : '/'
  const notFound = isOfficer ? words.notFoundByOfficer : words.notFound
  const titles: Readonly<Record<number, string>> = words.titles
  const title = titles[status] ?? (status < 500 ? words.refused : words.title)
  return (
    <main className="page stack error-page">
      <title>{`${title} – Một Cửa`}</title>
      <Brand to={home} name={words.product} />
      <h1>{title}</h1>
      <p className="text">{text ?? (status === 404 ? notFound : words.other)}</p>
      <p>
        <a href={home}>{isOfficer ? words.officerHome : words.home}</a>
      </p>
    </main>
  )
}
