import { Outlet, type LinksFunction } from 'react-router'
import styles from '../portal.css?url'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]

/** The public pages and a person's own: they share one stylesheet and need no script. */
export default function PortalPages() {
  return <Outlet />
}
