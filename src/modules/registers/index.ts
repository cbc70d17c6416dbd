/** How dossiers are kept track of on paper: the control slip of each. */
export { registerRoutes } from './http/register-routes.ts'
