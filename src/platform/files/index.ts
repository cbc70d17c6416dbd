/** Where the bytes of files lie: under their SHA-256, each content once. */
import { createHash, randomUUID } from 'node:crypto'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'

export interface FileStore {
  /** Keeps the bytes and returns their SHA-256. Keeping the same bytes again changes nothing. */
  put(localityId: number, bytes: Buffer): Promise<Buffer>
  /** The bytes with that SHA-256; throws when they are missing or no longer what they were. */
  get(localityId: number, sha256: Buffer): Promise<Buffer>
  remove(localityId: number, sha256: Buffer): Promise<void>
}

/** A file store in a folder of this machine. */
export function folderStore(folder: string): FileStore {
  return storeOn(new Disk(new FSDriver({ location: folder, visibility: 'private' })))
}

function storeOn(disk: Disk): FileStore {
  return {
    async put(localityId, bytes) {
      const sha256 = createHash('sha256').update(bytes).digest()
      const key = keyOf(localityId, sha256)
      if (await disk.exists(key)) return sha256
      // Written aside and moved: a half-written file never bears the name of a whole one.
      const aside = `${localityId}/unfinished/${randomUUID()}`
      await disk.put(aside, bytes)
      await disk.move(aside, key)
      return sha256
    },
    async get(localityId, sha256) {
      const bytes = Buffer.from(await disk.getBytes(keyOf(localityId, sha256)))
      const found = createHash('sha256').update(bytes).digest()
      if (!found.equals(sha256))
        throw new Error(`stored file ${sha256.toString('hex')} has changed`)
      return bytes
    },
    async remove(localityId, sha256) {
      await disk.delete(keyOf(localityId, sha256))
    },
  }
}

/** Two levels of folders keep each one small. */
function keyOf(localityId: number, sha256: Buffer): string {
  const name = sha256.toString('hex')
  return `${localityId}/${name.slice(0, 2)}/${name.slice(2, 4)}/${name}`
}
