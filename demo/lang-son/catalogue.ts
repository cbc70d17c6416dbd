import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const FOLDER = path.join(path.dirname(fileURLToPath(import.meta.url)), 'procedures')

/** The procedures and processes of the pack, by code, as `importCatalogue` takes them over. */
export function langSonCatalogue(): unknown[] {
  return readdirSync(FOLDER)
    .sort()
    .map((file): unknown => JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8')))
}
