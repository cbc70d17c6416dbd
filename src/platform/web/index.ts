/** Server-rendered screens inside the HTTP server. */
export { LANGUAGE_COOKIE, mountScreens, type MountOptions, type Screens } from './mount.ts'
export type { RefusalShown } from './refusals.ts'
export { webContext, type WebContext } from './web-context.ts'
