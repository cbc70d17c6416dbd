/** Numbers of books: unique, and without gaps. */
import { sql } from 'kysely'
import { fixed, type Write } from '#platform/db'

/**
 * The next number of a book in a period. The row stays locked until the transaction ends, so numbers
 * are unique and without gaps; take it as late as possible.
 */
export async function takeNumber(tx: Write, book: string, period: string): Promise<number> {
  const [taken] = await countUp(tx, { book, period })
  if (taken === undefined) throw new Error(`there is no number of ${book}`)
  return taken.last
}

const countUp = fixed((db, row: { readonly book: string; readonly period: string }) =>
  db
    .insertInto('number_counter')
    .values({ ...row, last: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['locality_id', 'book', 'period'])
        .doUpdateSet({ last: sql`number_counter.last + 1` }),
    )
    .returning('last'),
)
