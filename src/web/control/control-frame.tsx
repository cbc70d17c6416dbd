import { Outlet, type LinksFunction } from 'react-router'
import styles from './control.css?url'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]

/** Brings the looks of procedure control to its pages. */
export default function ControlFrame() {
  return <Outlet />
}
