import { layout, route, type RouteConfig } from '@react-router/dev/routes'
import { adminRoutes } from './admin/routes.ts'
import { controlRoutes } from './control/routes.ts'
import { deskRoutes } from './desk/routes.ts'
import { filingRoutes } from './filing/routes.ts'
import { portalRoutes } from './portal/routes.ts'

export default [
  route('ngon-ngu', 'portal/shell/choose-language.ts'),
  route('khong-mo-duoc', 'refused-page.tsx'),
  layout('portal/shell/portal-shell.tsx', [...portalRoutes, ...filingRoutes]),
  ...deskRoutes,
  ...adminRoutes,
  ...controlRoutes,
] satisfies RouteConfig
