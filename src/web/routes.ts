import { index, type RouteConfig } from '@react-router/dev/routes'

export default [index('portal/home/home-page.tsx')] satisfies RouteConfig
