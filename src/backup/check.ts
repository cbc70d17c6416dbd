import path from 'node:path'
import { archiveAt, listLog, readArchived, type Archive } from './archive.ts'
import { FILE_LIST, listedFiles } from './file-list.ts'
import { MANIFEST, readManifest, type Manifest } from './manifest.ts'
import { isSegment, segmentAfter } from './segments.ts'
import { filesBelow, forEachOf, measure } from './tree.ts'

/** A file that is not what was backed up. */
export interface Fault {
  readonly file: string
  readonly fault: string
}

/** What a check went through, and what it found. */
export interface Checked {
  readonly manifest: Manifest | null
  readonly files: number
  readonly bytes: number
  readonly faults: readonly Fault[]
}

const AT_A_TIME = 4
/** What a backup consists of besides the files that it lists. */
const OWN: ReadonlySet<string> = new Set([MANIFEST, FILE_LIST])

/** Reads every byte of a backup and names what was altered, is missing, or does not belong. */
export async function checkBackup(folder: string): Promise<Checked> {
  const manifest = await readManifest(folder)
  if (typeof manifest === 'string') {
    return { manifest: null, files: 0, bytes: 0, faults: [{ file: MANIFEST, fault: manifest }] }
  }
  const list = await measure(path.join(folder, FILE_LIST)).catch((error: Error) => error)
  if (list instanceof Error || list.sha256 !== manifest.list.sha256) {
    const fault = list instanceof Error ? faultOf(list) : 'was altered'
    return { manifest, files: 0, bytes: 0, faults: [{ file: FILE_LIST, fault }] }
  }
  const faults: Fault[] = []
  let bytes = 0
  let read = 0
  const files = listedFiles(folder, manifest.list)
  await forEachOf(files, AT_A_TIME, async ({ file, ...expected }) => {
    const found = await measure(path.join(folder, file)).catch((error: Error) => error)
    if (found instanceof Error) {
      faults.push({ file, fault: faultOf(found) })
      return
    }
    read += 1
    bytes += found.size
    if (found.size !== expected.size)
      faults.push({ file, fault: `has ${found.size} bytes and not ${expected.size}` })
    else if (found.sha256 !== expected.sha256) faults.push({ file, fault: 'was altered' })
  })
  for (const file of await strangersIn(folder, manifest, read))
    faults.push({ file, fault: 'does not belong to the backup' })
  return { manifest, files: manifest.list.count, bytes, faults: inOrder(faults) }
}

/**
 * Files that lie in a backup and are not listed. Who they are is asked only where more lie there than
 * so many of the list: only for that, all names are held at once, folder by folder.
 */
async function strangersIn(folder: string, manifest: Manifest, read: number): Promise<string[]> {
  let there = 0
  for await (const _ of filesBelow(folder)) there += 1
  if (there === read + OWN.size) return []
  const known = new Map<string, Set<string>>([['.', new Set(OWN)]])
  for await (const { file } of listedFiles(folder, manifest.list)) {
    const { dir, base } = path.posix.parse(file)
    known.set(dir || '.', (known.get(dir || '.') ?? new Set()).add(base))
  }
  const strangers: string[] = []
  for await (const file of filesBelow(folder)) {
    const { dir, base } = path.posix.parse(file)
    if (known.get(dir || '.')?.has(base) !== true) strangers.push(file)
  }
  return strangers
}

/**
 * Reads every byte of what an archive holds from a backup on, and names what was altered and what is
 * missing between two pieces of the log.
 */
export async function checkArchive(folder: string, from: Manifest['database']): Promise<Fault[]> {
  const archive = archiveAt(folder)
  const faults: Fault[] = []
  const log = (await listLog(archive)).filter(({ segment }) => segment >= from.firstSegment)
  for (const archived of log) {
    await readArchived(archived).catch((error: Error) =>
      faults.push({ file: archived.file, fault: faultOf(error) }),
    )
  }
  return inOrder([...faults, ...gapsIn(log, from), ...(await alteredFiles(archive))])
}

/** The pieces of the log that an archive lacks after a backup, up to its last one. */
export function gapsIn(
  log: readonly { readonly segment: string }[],
  { lastSegment, segmentBytes }: Manifest['database'],
): Fault[] {
  const held = new Set(log.map(({ segment }) => segment))
  const last = [...held].filter(isSegment).sort().at(-1) ?? lastSegment
  const missing: Fault[] = []
  let next = segmentAfter(lastSegment, segmentBytes)
  while (next < last) {
    if (!held.has(next)) missing.push({ file: next, fault: 'is missing in the archive' })
    next = segmentAfter(next, segmentBytes)
  }
  return missing
}

/** An attachment bears its own checksum as its name. */
async function alteredFiles(archive: Archive): Promise<Fault[]> {
  const faults: Fault[] = []
  await forEachOf(filesBelow(archive.files), AT_A_TIME, async (name) => {
    if (path.basename(name).startsWith('.')) return
    const file = path.join(archive.files, name)
    const { sha256 } = await measure(file)
    if (sha256 !== path.basename(name)) faults.push({ file, fault: 'was altered' })
  })
  return faults
}

function faultOf(error: Error): string {
  return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'is missing' : error.message
}

function inOrder(faults: readonly Fault[]): Fault[] {
  return [...faults].sort((a, b) => (a.file < b.file ? -1 : 1))
}
