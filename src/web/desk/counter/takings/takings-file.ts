import { takingsOf, type DayTakings } from '#modules/dossiers'
import { languageOf, officerContext, type Args } from '../../../requests.ts'
import { askedTakings } from './asked-takings.ts'
import { csvOf } from './csv.ts'
import { TAKINGS } from './takings-texts.ts'

const ROWS_AT_ONCE = 500

/** A whole day's takings as a table for the office's own programs. */
export async function loader(args: Args) {
  const context = officerContext(args, 'reception')
  const { unitCode, on } = await askedTakings(context, args.request.url)
  const receipts: DayTakings['receipts'][number][] = []
  let after: string | null = null
  do {
    const page = { after, limit: ROWS_AT_ONCE }
    const takings: DayTakings = await takingsOf(context, { unitCode, on }, page)
    receipts.push(...takings.receipts)
    after = takings.next
  } while (after !== null)
  const words = TAKINGS[languageOf(args)]
  const head = [
    words.number,
    words.time,
    words.dossier,
    words.payer,
    words.items,
    words.method,
    words.officer,
    words.amountColumn,
    words.voidedColumn,
  ]
  const rows = receipts.map((receipt) => [
    receipt.number,
    receipt.paidAt.slice(0, 16).replace('T', ' '),
    receipt.dossierCode,
    receipt.payer,
    receipt.items.map(({ name, each, count }) => `${name}: ${each} × ${count}`).join('; '),
    words[receipt.method],
    receipt.officer,
    receipt.amount,
    receipt.voidReason ?? '',
  ])
  return new Response(csvOf([head, ...rows]), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="thu-phi-${unitCode}-${on}.csv"`,
    },
  })
}
