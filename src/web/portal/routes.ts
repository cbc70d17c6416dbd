import { index, layout, route, type RouteConfigEntry } from '@react-router/dev/routes'

/** What anyone may read, and what a person sees of their own dossiers. */
export const portalRoutes: RouteConfigEntry[] = [
  layout('portal/shell/portal-pages.tsx', [
    index('portal/home/home-page.tsx'),
    route('tim', 'portal/search/search-page.tsx'),
    route('thu-tuc/:code', 'portal/procedure/procedure-page.tsx'),
  ]),
]
