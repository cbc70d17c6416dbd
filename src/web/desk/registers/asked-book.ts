import { dayOf } from '#kernel/instant'
import { listBooks, type AskedBook, type KeptBook } from '#modules/registers'
import type { Context } from '#platform/context'
import { readingIn } from '../../unit-reading/reading-address.ts'
import { askedPeriod } from './asked-period.ts'
import { bookName } from './book-address.ts'

/** The books that an officer may choose from, and the one that an address asks for; null where there is none. */
export interface BookChoice {
  readonly books: readonly KeptBook[]
  readonly asked: AskedBook | null
}

/** Which register is asked for; what is left out or cannot be read is the first book, and this month. */
export async function askedBook(context: Context, url: string): Promise<BookChoice> {
  const query = new URL(url).searchParams
  const units = readingIn(query)
  const books = await listBooks(context, units)
  const wanted = query.get('so') ?? ''
  const book =
    books.find((each) => bookName(each) === wanted) ?? books.find(({ hasEnded }) => !hasEnded)
  if (book === undefined) return { books, asked: null }
  const { kind, unitCode } = book
  const period = askedPeriod(query, dayOf(context.clock.now()))
  return { books, asked: { kind, unitCode, units, ...period } }
}
