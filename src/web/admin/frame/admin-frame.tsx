import { Link, Outlet, useLocation, type LinksFunction } from 'react-router'
import { isPermitted, rolesOf } from '#platform/access'
import { officerContext } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import type { Route } from './+types/admin-frame.ts'
import { ADMIN } from './admin-texts.ts'
import styles from '../admin.css?url'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]

export function loader(args: Route.LoaderArgs) {
  const roles = rolesOf(officerContext(args, 'administrator', 'procedure-control').actor)
  const ways = [
    { to: '/quan-tri/don-vi', name: 'units', permission: 'units.manage' },
    { to: '/quan-tri/can-bo', name: 'staff', permission: 'staff.manage' },
    { to: '/quan-tri/lich', name: 'calendars', permission: 'calendars.manage' },
    { to: '/quan-tri/thu-tuc', name: 'catalogue', permission: 'catalogue.inspect' },
    { to: '/quan-tri/quy-trinh', name: 'designs', permission: 'processes.design' },
    { to: '/quan-tri/cong-bo', name: 'publications', permission: 'publications.read' },
    { to: '/quan-tri/so-lieu', name: 'figures', permission: 'catalogue.figures' },
    { to: '/quan-tri/bieu-mau', name: 'forms', permission: 'forms.publish' },
    { to: '/quan-tri/nhat-ky', name: 'trail', permission: 'audit.read' },
    { to: '/quan-tri/xem-nhieu', name: 'readings', permission: 'readings.watch' },
    { to: '/quan-tri/viec-dung', name: 'givenUp', permission: 'work.redo' },
  ] as const
  return ways
    .filter(({ permission }) => isPermitted(permission, roles, true))
    .map(({ to, name }) => ({ to, name }))
}

/** Sections that are reached from within another, and which. */
const WITHIN: Readonly<Record<string, string>> = {
  '/quan-tri/gan-quy-trinh': '/quan-tri/quy-trinh',
  '/quan-tri/nhap-thu-tuc': '/quan-tri/cong-bo',
}

/** The ways through administration, above each of its pages. */
export default function AdminFrame({ loaderData }: Route.ComponentProps) {
  const words = useTexts(ADMIN)
  const section = useLocation().pathname.split('/', 3).join('/')
  const here = WITHIN[section] ?? section
  return (
    <div className="admin">
      <nav className="admin-ways no-print" aria-label={words.menu}>
        {loaderData.map(({ to, name }) => (
          <Link key={to} to={to} aria-current={to === here ? 'page' : undefined}>
            {words[name]}
          </Link>
        ))}
      </nav>
      <Outlet />
    </div>
  )
}
