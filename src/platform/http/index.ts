/** The HTTP edge: one server, one way to declare a route, one shape of error. */
export { Problem } from './problem.ts'
export { route, type Input, type RouteAccess } from './route.ts'
export { buildServer } from './server.ts'
