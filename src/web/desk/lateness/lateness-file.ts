import { redirect } from 'react-router'
import { Refused } from '#kernel/refused'
import { latenessSheet } from '#modules/reports'
import { XLSX_TYPE } from '#platform/spreadsheets'
import { officerContext, type Args } from '../../requests.ts'
import { askedLateness } from './asked-lateness.ts'
import { latenessQuery } from './lateness-address.ts'

/** All the lateness of a period as a workbook; what cannot be one is told on the page it was asked from. */
export async function loader(args: Args) {
  const context = officerContext(args)
  const { asked, by } = askedLateness(context, args.request.url)
  try {
    return new Response(new Uint8Array(await latenessSheet(context, asked)), {
      headers: {
        'content-type': XLSX_TYPE,
        'content-disposition': `attachment; filename="tre-han-${asked.from}-${asked.until}.xlsx"`,
        'cache-control': 'private, no-store',
      },
    })
  } catch (error) {
    if (!(error instanceof Refused) || !error.code.startsWith('invalid/')) throw error
    const query = latenessQuery(asked, by)
    return redirect(`/can-bo/tre-han?${query}&loi=${encodeURIComponent(error.code)}`)
  }
}
