import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { ServerBuild } from 'react-router'
import type { Screens } from '#platform/web'

const BUILD = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../build')

/** The screens as they were built last. */
export async function builtScreens(): Promise<Screens> {
  const entry = pathToFileURL(path.join(BUILD, 'server/index.js')).href
  return {
    build: (await import(entry)) as ServerBuild,
    clientFolder: path.join(BUILD, 'client'),
  }
}
