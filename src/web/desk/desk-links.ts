import type { LinksFunction } from 'react-router'
import styles from './desk.css?url'

/** The stylesheet of officers' pages; public pages do without it. */
export const deskLinks: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
