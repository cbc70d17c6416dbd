import { randomInt } from 'node:crypto'
import { open, stat } from 'node:fs/promises'
import path from 'node:path'
import { archiveAt } from '../../src/backup/archive.ts'
import { checkArchive, checkBackup } from '../../src/backup/check.ts'
import { FILE_LIST, listedFiles } from '../../src/backup/file-list.ts'
import { MANIFEST, readManifest } from '../../src/backup/manifest.ts'
import { listTree } from '../../src/backup/tree.ts'

/** The kinds of files that a backup and its archive are made of, each by what its names look like. */
const KINDS: Readonly<Record<string, RegExp>> = {
  manifest: /^manifest\.json$/,
  'list of files': /^files\.jsonl$/,
  'table or index': /^database\/base\/\d+\/\d+$/,
  'control file': /^database\/global\/pg_control$/,
  'transaction states': /^database\/pg_xact\//,
  settings: /^database\/postgresql\.conf$/,
  'start of the copy': /^database\/backup_label$/,
  log: /^database\/pg_wal\//,
  password: /^password$/,
  attachment: /^files\//,
}

/**
 * Flips one bit of one byte at a time, in every kind of file of a backup and its archive, and undoes
 * it: each time the check must name just that file. What it does not is a fault.
 */
export async function proveFlips(
  backup: string,
  rounds: number,
): Promise<{ readonly flips: number; readonly faults: string[] }> {
  const manifest = await readManifest(backup)
  if (typeof manifest === 'string') throw new Error(`${backup} ${manifest}`)
  const listed = await Array.fromAsync(listedFiles(backup, manifest.list))
  const files = [...listed.map(({ file }) => file), FILE_LIST, MANIFEST]
  const faults: string[] = []
  let flips = 0
  const tryOne = async (kind: string, file: string, named: () => Promise<string[]>) => {
    const undo = await flip(file)
    const found = await named()
    await undo()
    flips += 1
    if (found.length !== 1 || !file.endsWith(found[0] ?? '-'))
      faults.push(`a byte of ${file} (${kind}) was flipped, and named was ${found.join(', ')}`)
  }
  const { folder, log, files: store } = archiveAt(manifest.archive ?? '')
  for (let round = 0; round < rounds; round += 1) {
    for (const [kind, shape] of Object.entries(KINDS)) {
      const file = await oneOf(
        backup,
        files.filter((name) => shape.test(name)),
      )
      await tryOne(kind, file, async () =>
        (await checkBackup(backup)).faults.map((each) => each.file),
      )
    }
    const later = async () =>
      (await checkArchive(folder, manifest.database)).map((each) => each.file)
    const isLater = (name: string) => name > manifest.database.lastSegment
    await tryOne(
      'archived log',
      await oneOf(log, (await listTree(log)).files.filter(isLater)),
      later,
    )
    await tryOne('archived attachment', await oneOf(store, (await listTree(store)).files), later)
  }
  return { flips, faults }
}

/** One of these files that has a byte to flip. */
async function oneOf(folder: string, names: readonly string[]): Promise<string> {
  for (let tried = 0; tried < 1_000; tried += 1) {
    const name = names.length === 0 ? null : names[randomInt(names.length)]
    if (name === null || name === undefined) break
    const file = path.join(folder, name)
    if ((await stat(file)).size > 0) return file
  }
  throw new Error(`${folder} has no file of that kind`)
}

/** Flips a bit; what it answers with flips it back. */
async function flip(file: string): Promise<() => Promise<void>> {
  const at = randomInt((await stat(file)).size)
  const bit = 1 << randomInt(8)
  const turn = async () => {
    const handle = await open(file, 'r+')
    try {
      const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, at)
      buffer.writeUInt8(buffer.readUInt8(0) ^ bit, 0)
      await handle.write(buffer, 0, 1, at)
    } finally {
      await handle.close()
    }
  }
  await turn()
  return turn
}
