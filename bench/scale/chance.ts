/** Chance that a seed and some numbers decide for good: the same in every run and in every order of work. */
export class Chance {
  #a: number
  #b: number
  #c: number
  #count = 1

  constructor(...seeds: readonly number[]) {
    const from = (start: number) =>
      seeds.reduce((state, seed) => mixed(Math.imul(state, 31) + seed), start)
    this.#a = from(0x9e3779b9)
    this.#b = from(0x243f6a88)
    this.#c = from(0xb7e15162)
    for (let round = 0; round < 12; round += 1) this.#next()
  }

  /** At least 0, less than 1. */
  share(): number {
    return this.#next() / 2 ** 32
  }

  /** A whole number, at least 0 and less than `bound`. */
  below(bound: number): number {
    return Math.floor(this.share() * bound)
  }

  between(least: number, most: number): number {
    return least + this.share() * (most - least)
  }

  is(probability: number): boolean {
    return this.share() < probability
  }

  pick<Value>(values: readonly Value[]): Value {
    const value = values[this.below(values.length)]
    if (value === undefined) throw new Error('nothing to choose from')
    return value
  }

  /** One of them, the heavier the likelier. */
  weighed<Value extends { readonly weight: number }>(values: readonly Value[]): Value {
    let rest = this.share() * values.reduce((sum, { weight }) => sum + weight, 0)
    for (const value of values) {
      rest -= value.weight
      if (rest < 0) return value
    }
    return this.pick(values)
  }

  /** An id of that moment (UUID version 7): later ones sort after earlier ones. */
  id(at: Date): string {
    const time = at.getTime().toString(16).padStart(12, '0')
    const random = this.hex(18)
    const variant = (8 + this.below(4)).toString(16)
    return [
      time.slice(0, 8),
      time.slice(8),
      `7${random.slice(0, 3)}`,
      `${variant}${random.slice(3, 6)}`,
      random.slice(6),
    ].join('-')
  }

  /** 128 bits in characters that fit a URL. */
  secret(): string {
    return Buffer.from(this.hex(32), 'hex').toString('base64url')
  }

  hex(digits: number): string {
    let text = ''
    while (text.length < digits) text += this.#next().toString(16).padStart(8, '0')
    return text.slice(0, digits)
  }

  /** sfc32: a state of 128 bits, so that no two of a million dossiers begin at the same one. */
  #next(): number {
    const next = (this.#a + this.#b + this.#count) | 0
    this.#count = (this.#count + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + next
    return next >>> 0
  }
}

/** Spreads what differs in a few bits over all of them (the finish of MurmurHash3). */
function mixed(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
