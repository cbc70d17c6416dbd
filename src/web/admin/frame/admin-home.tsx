import { redirect } from 'react-router'
import { isPermitted, rolesOf } from '#platform/access'
import { officerContext } from '../../requests.ts'
import type { Route } from './+types/admin-home.ts'

/** Leads each to the first thing they look after. */
export function loader(args: Route.LoaderArgs) {
  const { actor } = officerContext(args, 'administrator', 'procedure-control')
  const isAdministrator = isPermitted('units.manage', rolesOf(actor), true)
  return redirect(isAdministrator ? '/quan-tri/don-vi' : '/quan-tri/thu-tuc')
}

/** Never shown: with a page, whoever may not come here is told so on one. */
export default function AdminHome() {
  return null
}
