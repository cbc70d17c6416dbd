import type { AskedBook, KeptBook } from '#modules/registers'
import { READING, readingName } from '../../unit-reading/reading-address.ts'

/** How an address names a book. */
export function bookName({ kind, unitCode }: Pick<KeptBook, 'kind' | 'unitCode'>): string {
  return `${kind}:${unitCode}`
}

/** The part of an address that asks for a register. */
export function bookQuery(asked: AskedBook): string {
  return new URLSearchParams({
    so: bookName(asked),
    tu: asked.from,
    den: asked.until,
    [READING]: readingName(asked.units),
  }).toString()
}
