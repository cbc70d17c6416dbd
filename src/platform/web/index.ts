/** Server-rendered screens inside the HTTP server. */
export {
  LANGUAGE_COOKIE,
  mountScreens,
  webContext,
  type MountOptions,
  type Screens,
  type WebContext,
} from './mount.ts'
