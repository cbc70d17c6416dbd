import { hash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'

export const MANIFEST = 'manifest.json'

/** What a table held at the marked moment: how many rows, and a sum over their whole contents. */
const TableContents = z.object({ rows: z.number().int(), contents: z.string() })

const Manifest = z.object({
  format: z.literal(2),
  /** The version of the program that made it. */
  version: z.string(),
  beganAt: z.iso.datetime(),
  endedAt: z.iso.datetime(),
  database: z.object({
    version: z.string(),
    systemIdentifier: z.string(),
    timeline: z.number().int(),
    segmentBytes: z.number().int(),
    firstSegment: z.string(),
    lastSegment: z.string(),
  }),
  /** Where what was written later is kept; null when the installation keeps no archive. */
  archive: z.string().nullable(),
  /** A moment after the copy at which nothing was being written, and all that was there at it. */
  mark: z.object({
    name: z.string(),
    at: z.iso.datetime(),
    tables: z.record(z.string(), TableContents),
    /** SHA-256 over the last seal of every history, in the order of the dossiers' ids. */
    chainHeads: z.string(),
  }),
  folders: z.array(z.string()),
  /** The list of all files, which is a file of its own: it is too long to be read at once. */
  list: z.object({ count: z.number().int(), bytes: z.number().int(), sha256: z.string() }),
})

/** What a backup holds: what the database held, and the checksum of the list of its files. */
export type Manifest = z.output<typeof Manifest>
export type Mark = Manifest['mark']

/** Writes the manifest, the last file of a backup: one without it was cut short. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  // The last line is the checksum of everything before it, so that the manifest vouches for itself.
  const body = `${JSON.stringify(manifest, null, 1)}\n`
  await writeFile(path.join(folder, MANIFEST), body + lastLine(body), { flush: true, mode: 0o600 })
}

/** Reads a manifest; says in words why it cannot be trusted when it cannot. */
export async function readManifest(folder: string): Promise<Manifest | string> {
  const text = await readFile(path.join(folder, MANIFEST), 'utf8').catch(() => null)
  if (text === null) return 'is missing: this is no backup, or one that was cut short'
  const end = text.lastIndexOf('\n', text.length - 2) + 1
  const body = text.slice(0, end)
  if (text.slice(end) !== lastLine(body)) return 'was altered'
  const parsed = Manifest.safeParse(JSON.parse(body))
  return parsed.success ? parsed.data : 'is of a format that this version does not know'
}

function lastLine(body: string): string {
  return `sha256 ${hash('sha256', body)}\n`
}
