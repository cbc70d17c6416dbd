import { createHash, randomUUID } from 'node:crypto'
import { link, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Adapter, AdapterPayload } from 'oidc-provider'
import { realNow } from '#platform/clock'

interface Kept {
  readonly value: unknown
  readonly expiresAt: number
}

/**
 * What the stand-in remembers, each thing a file of a folder: servers beside each other share it, and
 * it outlasts a restart.
 */
export class Memory {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  /** What is remembered under a name; nothing when it has expired. */
  async get(kind: string, id: string): Promise<unknown> {
    return (await this.#read(this.#place(kind, id)))?.value
  }

  /** Everything of a kind. */
  async all(kind: string): Promise<{ readonly file: string; readonly value: unknown }[]> {
    const files = await this.#filesOf(`${kind}-`)
    const read = await Promise.all(
      files.map(async (file) => ({ file, kept: await this.#read(file) })),
    )
    return read.flatMap(({ file, kept }) => (kept === null ? [] : [{ file, value: kept.value }]))
  }

  /** Removes what nobody will ask for again. */
  async forgetExpired(): Promise<void> {
    for (const file of await this.#filesOf('')) await this.#read(file)
  }

  async set(kind: string, id: string, value: unknown, seconds: number): Promise<void> {
    await rename(await this.#aside(value, seconds), this.#place(kind, id))
  }

  /** Remembers what is not there yet. The answer is what is there now, whoever was first. */
  async setOnce(kind: string, id: string, value: unknown, seconds: number): Promise<unknown> {
    const aside = await this.#aside(value, seconds)
    const place = this.#place(kind, id)
    await link(aside, place).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
    await rm(aside)
    return (await this.#read(place))?.value
  }

  async replace(kind: string, id: string, change: (value: unknown) => unknown): Promise<void> {
    const kept = await this.#read(this.#place(kind, id))
    if (kept === null) return
    await this.set(kind, id, change(kept.value), (kept.expiresAt - realNow()) / 1000)
  }

  async forget(kind: string, id: string): Promise<void> {
    await rm(this.#place(kind, id), { force: true })
  }

  async #filesOf(kind: string): Promise<string[]> {
    const names = await readdir(this.#folder).catch(() => [])
    return names
      .filter((name) => !name.startsWith('.') && name.startsWith(kind))
      .map((name) => path.join(this.#folder, name))
  }

  /** What was written aside is renamed: nobody reads the half of it. */
  async #aside(value: unknown, seconds: number): Promise<string> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 })
    const aside = path.join(this.#folder, `.${randomUUID()}`)
    const kept: Kept = { value, expiresAt: realNow() + seconds * 1000 }
    await writeFile(aside, JSON.stringify(kept), { mode: 0o600 })
    return aside
  }

  async #read(file: string): Promise<Kept | null> {
    const text = await readFile(file, 'utf8').catch(() => null)
    if (text === null) return null
    const kept = JSON.parse(text) as Kept
    if (kept.expiresAt >= realNow()) return kept
    await rm(file, { force: true })
    return null
  }

  #place(kind: string, id: string): string {
    return path.join(this.#folder, `${kind}-${createHash('sha256').update(id).digest('hex')}`)
  }
}

/** The sessions and codes of the provider, in its memory. */
export function adapterOn(memory: Memory): (model: string) => Adapter {
  return (model) => new MemoryAdapter(model, memory)
}

class MemoryAdapter implements Adapter {
  readonly #model: string
  readonly #memory: Memory

  constructor(model: string, memory: Memory) {
    this.#model = model
    this.#memory = memory
  }

  async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    await this.#memory.set(this.#model, id, payload, expiresIn)
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    return (await this.#memory.get(this.#model, id)) as AdapterPayload | undefined
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return (await this.#own()).find(({ payload }) => payload.uid === uid)?.payload
  }

  async findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return (await this.#own()).find(({ payload }) => payload.userCode === userCode)?.payload
  }

  async consume(id: string): Promise<void> {
    await this.#memory.replace(this.#model, id, (payload) => ({
      ...(payload as AdapterPayload),
      consumed: 1,
    }))
  }

  async destroy(id: string): Promise<void> {
    await this.#memory.forget(this.#model, id)
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const { file, payload } of await this.#own()) {
      if (payload.grantId === grantId) await rm(file, { force: true })
    }
  }

  async #own(): Promise<{ readonly file: string; readonly payload: AdapterPayload }[]> {
    const all = await this.#memory.all(this.#model)
    return all.map(({ file, value }) => ({ file, payload: value as AdapterPayload }))
  }
}
