import { hash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Manifest } from './manifest.ts'
import { copyMeasured } from './tree.ts'

/**
 * A backup as it comes together. Checksums are of what was read, not of what was written: a disk that
 * wrote something else is found out when the backup is checked.
 */
export class Copies {
  readonly folder: string
  readonly folders: string[] = []
  readonly files: Record<string, Manifest['files'][string]> = {}

  constructor(folder: string) {
    this.folder = folder
  }

  has(name: string): boolean {
    return this.files[name] !== undefined
  }

  /** Copies a file to a name in the backup; says whether it was still there. */
  async copy(from: string, name: string): Promise<boolean> {
    const read = await copyMeasured(from, path.join(this.folder, name))
    if (read !== null) this.files[name] = read
    return read !== null
  }

  async write(name: string, text: string): Promise<void> {
    await writeFile(path.join(this.folder, name), text, { flush: true, mode: 0o600 })
    this.files[name] = { size: Buffer.byteLength(text), sha256: hash('sha256', text) }
  }

  /** An empty folder counts: PostgreSQL does not start without some. */
  async makeFolder(name: string): Promise<void> {
    await mkdir(path.join(this.folder, name), { recursive: true, mode: 0o700 })
    this.folders.push(name)
  }
}
