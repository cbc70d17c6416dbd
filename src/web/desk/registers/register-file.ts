import { redirect } from 'react-router'
import { Refused } from '#kernel/refused'
import { registerPrint, registerSheet } from '#modules/registers'
import { XLSX_TYPE } from '#platform/spreadsheets'
import { officerContext, type Args } from '../../requests.ts'
import { askedBook } from './asked-book.ts'
import { bookQuery } from './book-address.ts'

/** A whole register as a file; what cannot be one is told on the page it was asked from. */
export async function loader(args: Args) {
  const context = officerContext(args)
  const { asked } = await askedBook(context, args.request.url)
  if (asked === null) return redirect('/can-bo/so-theo-doi')
  const isPrint = new URL(args.request.url).searchParams.get('dang') === 'pdf'
  const make = isPrint ? registerPrint : registerSheet
  const name = `so-theo-doi-${asked.unitCode}-${asked.from}-${asked.until}`
  try {
    return new Response(new Uint8Array(await make(context, asked)), {
      headers: {
        'content-type': isPrint ? 'application/pdf' : XLSX_TYPE,
        'content-disposition': `attachment; filename="${name}.${isPrint ? 'pdf' : 'xlsx'}"`,
        'cache-control': 'private, no-store',
      },
    })
  } catch (error) {
    if (!(error instanceof Refused) || !error.code.startsWith('invalid/')) throw error
    return redirect(`/can-bo/so-theo-doi?${bookQuery(asked)}&loi=${encodeURIComponent(error.code)}`)
  }
}
