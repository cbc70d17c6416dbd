import type { RouteConfigEntry } from '@react-router/dev/routes'

/** Filing a dossier, page by page. */
export const filingRoutes: RouteConfigEntry[] = []
