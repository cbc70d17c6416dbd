import { day, type Day } from '#kernel/day'
import type { AskedFigures, FigureLevel, FigureName } from '#modules/catalogue-figures'
import { dayIn, withQuery } from '../../admin/parts/address.ts'
import { READING, readingIn, readingName } from '../../unit-reading/reading-address.ts'

const PATH = '/quan-tri/so-lieu'

/** What an address asks for; what is left out is this year up to today. */
export function askedFigures(url: string, today: Day): AskedFigures {
  const query = new URL(url).searchParams
  const until = dayIn(query.get('den')) ?? today
  return {
    on: dayIn(query.get('ngay')) ?? until,
    from: dayIn(query.get('tu')) ?? day(`${until.slice(0, 4)}-01-01`),
    until,
    units: readingIn(query),
  }
}

/** The page of the figures, or the list behind one of them. */
export function figuresPath(asked: AskedFigures): string {
  return withQuery(PATH, queryOf(asked))
}

export function sheetPath(asked: AskedFigures): string {
  return withQuery(`${PATH}/tai-ve`, queryOf(asked))
}

export function linesPath(
  asked: AskedFigures,
  figure: { readonly name: FigureName; readonly level: FigureLevel | null },
  after: string | null = null,
): string {
  const query = { ...queryOf(asked), cap: figure.level, sau: after }
  return withQuery(`${PATH}/${figure.name}`, query)
}

function queryOf({ on, from, until, units }: AskedFigures) {
  return { ngay: on, tu: from, den: until, [READING]: readingName(units) }
}
