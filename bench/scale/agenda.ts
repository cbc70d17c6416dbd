/** Things that wait for their moment, the next one first. */
export class Agenda<Thing> {
  readonly #waiting: { readonly at: number; readonly thing: Thing }[] = []

  get length(): number {
    return this.#waiting.length
  }

  add(at: number, thing: Thing): void {
    const waiting = this.#waiting
    let place = waiting.length
    waiting.push({ at, thing })
    while (place > 0) {
      const parent = (place - 1) >> 1
      if (this.#at(parent) <= at) break
      this.#swap(place, parent)
      place = parent
    }
  }

  /** Takes out what comes first, if its moment is before `until`. */
  takeBefore(until: number): Thing | null {
    const waiting = this.#waiting
    const [first] = waiting
    const last = waiting.at(-1)
    if (first === undefined || last === undefined || first.at >= until) return null
    waiting.pop()
    if (waiting.length > 0) {
      waiting[0] = last
      this.#sink()
    }
    return first.thing
  }

  #sink(): void {
    let place = 0
    for (;;) {
      const left = 2 * place + 1
      const next = this.#at(left + 1) < this.#at(left) ? left + 1 : left
      if (this.#at(next) >= this.#at(place)) return
      this.#swap(place, next)
      place = next
    }
  }

  #at(place: number): number {
    return this.#waiting[place]?.at ?? Infinity
  }

  #swap(one: number, other: number): void {
    const [first, second] = [this.#waiting[one], this.#waiting[other]]
    if (first === undefined || second === undefined) return
    this.#waiting[one] = second
    this.#waiting[other] = first
  }
}
