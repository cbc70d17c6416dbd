import type { ReactNode } from 'react'
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  useMatches,
  useRouteLoaderData,
  type LinksFunction,
} from 'react-router'
import { webContext, type RefusalShown } from '#platform/web'
import type { Route } from './+types/root.ts'
import { ErrorPage } from './error-page.tsx'
import { SignedOutPage } from './signed-out-page.tsx'
import type { KeptForm } from './signed-out.ts'
import type { RootData } from './texts.ts'
import styles from './ui/styles.css?url'

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: '/mark.svg', type: 'image/svg+xml' },
]

export function loader({ context }: Route.LoaderArgs): RootData {
  const { language, nonce, context: given, received } = context.get(webContext)
  const { kind, displayName } = given.actor
  const { name: locality, isDemo } = given.locality
  const visitor = { kind, displayName }
  return { language, nonce, locality, isDemo, visitor, incident: received.id }
}

/** A route whose handle asks for it is brought to life in the browser; all others are plain HTML. */
export interface ScreenHandle {
  readonly isLive?: boolean
}

export function Layout({ children }: { readonly children: ReactNode }) {
  const root = useRouteLoaderData<typeof loader>('root')
  const isLive = useMatches().some(({ handle }) => (handle as ScreenHandle | undefined)?.isLive)
  return (
    <html lang={root?.language ?? 'vi'}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        {isLive ? <Scripts nonce={root?.nonce} /> : null}
      </body>
    </html>
  )
}

export default function Root() {
  return <Outlet />
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  if (!isRouteErrorResponse(error)) return <ErrorPage status={500} text={null} address={null} />
  const { text, address, kept } = (error.data ?? {}) as Partial<
    RefusalShown & { readonly kept: KeptForm }
  >
  if (kept !== undefined) return <SignedOutPage kept={kept} />
  return <ErrorPage status={error.status} text={text ?? null} address={address ?? null} />
}
