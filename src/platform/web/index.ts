/** Server-rendered screens inside the HTTP server. */
export { mountScreens, webContext, type WebContext } from './mount.ts'
