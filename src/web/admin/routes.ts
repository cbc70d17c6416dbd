import { layout, type RouteConfigEntry } from '@react-router/dev/routes'

/** The work of administrators and of procedure control; in the frame of the desk. */
export const adminRoutes: RouteConfigEntry[] = [
  layout('desk/frame/desk-frame.tsx', { id: 'admin' }, []),
]
