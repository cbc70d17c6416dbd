import { Links, Meta, Outlet, Scripts, useMatches, type LinksFunction } from 'react-router'
import { webContext } from '#platform/web'
import type { Route } from './+types/root.ts'
import styles from './ui/styles.css?url'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]

export function loader({ context }: Route.LoaderArgs) {
  const { language, nonce } = context.get(webContext)
  return { language, nonce }
}

/** A route whose handle asks for it is brought to life in the browser; all others are plain HTML. */
export interface ScreenHandle {
  readonly isLive?: boolean
}

export default function Root({ loaderData: { language, nonce } }: Route.ComponentProps) {
  const isLive = useMatches().some((match) => (match.handle as ScreenHandle | undefined)?.isLive)
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        <Outlet />
        {isLive ? <Scripts nonce={nonce} /> : null}
      </body>
    </html>
  )
}
