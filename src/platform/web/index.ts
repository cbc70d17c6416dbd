/** Server-rendered screens inside the HTTP server. */
export { mountScreens, webContext, type Screens, type WebContext } from './mount.ts'
