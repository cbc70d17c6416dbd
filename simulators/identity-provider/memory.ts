import type { Adapter, AdapterPayload } from 'oidc-provider'

interface Kept {
  payload: AdapterPayload
  readonly expiresAt: number
}

/** Where the stand-in keeps its sessions and codes: in memory, until they expire or it stops. */
export function memory(): (model: string) => Adapter {
  const all = new Map<string, Kept>()
  return (model) => new MemoryAdapter(model, all)
}

class MemoryAdapter implements Adapter {
  readonly #model: string
  readonly #all: Map<string, Kept>

  constructor(model: string, all: Map<string, Kept>) {
    this.#model = model
    this.#all = all
  }

  async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    const now = performance.now()
    for (const [key, { expiresAt }] of this.#all) if (expiresAt < now) this.#all.delete(key)
    this.#all.set(this.#key(id), { payload, expiresAt: now + expiresIn * 1000 })
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const kept = this.#all.get(this.#key(id))
    return kept === undefined || kept.expiresAt < performance.now() ? undefined : kept.payload
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.#own().find(({ payload }) => payload.uid === uid)?.payload
  }

  async findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return this.#own().find(({ payload }) => payload.userCode === userCode)?.payload
  }

  async consume(id: string): Promise<void> {
    const kept = this.#all.get(this.#key(id))
    if (kept !== undefined) kept.payload = { ...kept.payload, consumed: 1 }
  }

  async destroy(id: string): Promise<void> {
    this.#all.delete(this.#key(id))
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [key, { payload }] of this.#all) {
      if (payload.grantId === grantId) this.#all.delete(key)
    }
  }

  #key(id: string): string {
    return `${this.#model} ${id}`
  }

  #own(): Kept[] {
    const now = performance.now()
    return [...this.#all]
      .filter(([key, { expiresAt }]) => key.startsWith(`${this.#model} `) && expiresAt >= now)
      .map(([, kept]) => kept)
  }
}
