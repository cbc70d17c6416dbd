import { hash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { ListWriter } from './file-list.ts'
import { copyMeasured } from './tree.ts'

/**
 * A backup as it comes together. Checksums are of what was read, not of what was written: a disk that
 * wrote something else is found out when the backup is checked.
 */
export class Copies {
  readonly folder: string
  readonly folders: string[] = []
  readonly #list: ListWriter

  constructor(folder: string, list: ListWriter) {
    this.folder = folder
    this.#list = list
  }

  /** Copies a file to a name in the backup; says whether it was still there. */
  async copy(from: string, name: string): Promise<boolean> {
    const read = await copyMeasured(from, path.join(this.folder, name))
    if (read !== null) await this.#list.add({ file: name, ...read })
    return read !== null
  }

  async write(name: string, text: string): Promise<void> {
    await writeFile(path.join(this.folder, name), text, { flush: true, mode: 0o600 })
    const sha256 = hash('sha256', text)
    await this.#list.add({ file: name, size: Buffer.byteLength(text), sha256 })
  }

  /** An empty folder counts: PostgreSQL does not start without some. */
  async makeFolder(name: string): Promise<void> {
    await mkdir(path.join(this.folder, name), { recursive: true, mode: 0o700 })
    this.folders.push(name)
  }
}
