import type { Day } from '#kernel/day'

/** The books of the places of one lane: each counts without gaps, as `takeNumber` of the system does. */
export class Numbers {
  readonly #last = new Map<
    string,
    { readonly book: string; readonly period: string; last: number }
  >()

  take(book: string, period: string): number {
    const key = `${book} ${period}`
    const counter = this.#last.get(key) ?? { book, period, last: 0 }
    this.#last.set(key, counter)
    counter.last += 1
    return counter.last
  }

  /** The code of the next dossier of a place and day. */
  code(unitCode: string, today: Day): string {
    const serial = this.take(`dossier/${unitCode}`, today)
    return `${unitCode}-${today.slice(2).replaceAll('-', '')}-${String(serial).padStart(4, '0')}`
  }

  /** Where every book stands, as rows. */
  rows(): Iterable<{ readonly book: string; readonly period: string; readonly last: number }> {
    return this.#last.values()
  }
}
