import { readdirSync } from 'node:fs'
import path from 'node:path'

/** What is made, fetched or written at run time, and is no part of the project's own text. */
const MADE = new Set([
  'node_modules',
  '.git',
  '.runtime',
  '.data',
  '.react-router',
  '.test',
  'build',
])

/** Every file of the project, by its path from the root. */
export function filesOf(root: string, folder = ''): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = path.posix.join(folder, entry.name)
    if (MADE.has(entry.name)) return []
    return entry.isDirectory() ? filesOf(root, name) : [name]
  })
}

/** Every folder with the files that lie directly in it. */
export function trackedFolders(
  root: string,
): { readonly folder: string; readonly files: readonly string[] }[] {
  const byFolder = new Map<string, string[]>()
  for (const file of filesOf(root)) {
    const folder = path.posix.dirname(file)
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), path.posix.basename(file)])
  }
  return [...byFolder].map(([folder, files]) => ({ folder, files }))
}
