import { index, type RouteConfigEntry } from '@react-router/dev/routes'

/** What anyone may read, and what a person sees of their own dossiers. */
export const portalRoutes: RouteConfigEntry[] = [index('portal/home/home-page.tsx')]
