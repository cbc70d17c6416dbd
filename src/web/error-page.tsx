import { useRouteLoaderData } from 'react-router'
import { ERROR } from './error-texts.ts'
import { useTexts, type RootData } from './texts.ts'
import { Brand, LinkButton } from './ui/elements.tsx'

/** A page that stands in for one that cannot be shown, and says what to do instead. */
export function ErrorPage({
  status,
  text,
  address,
}: {
  readonly status: number
  readonly text: string | null
  /** Where signing in leads back to. */
  readonly address: string | null
}) {
  const words = useTexts(ERROR)
  const root = useRouteLoaderData<() => RootData>('root')
  const isOfficer = root?.visitor.kind === 'staff'
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
      {status < 500 || root === undefined ? null : (
        <p className="help">
          {words.incident}: <span className="number">{root.incident}</span>
        </p>
      )}
      {status === 401 && address !== null ? <SignInAgain address={address} /> : null}
      <p>
        <a href={home}>{isOfficer ? words.officerHome : words.home}</a>
      </p>
    </main>
  )
}

/** Who was signed out is led back to what they opened; whether they are an officer is not known any more. */
function SignInAgain({ address }: { readonly address: string }) {
  const words = useTexts(ERROR)
  const back = `?tiep=${encodeURIComponent(address)}`
  return (
    <p className="row">
      <LinkButton to={`/dang-nhap${back}`}>{words.signIn}</LinkButton>
      <LinkButton kind="secondary" to={`/can-bo/dang-nhap${back}`}>
        {words.signInAsOfficer}
      </LinkButton>
    </p>
  )
}
