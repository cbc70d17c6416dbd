import { layout, type RouteConfigEntry } from '@react-router/dev/routes'

/** The work of officers. */
export const deskRoutes: RouteConfigEntry[] = [
  layout('desk/frame/desk-frame.tsx', { id: 'desk' }, []),
]
