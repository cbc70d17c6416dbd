import { redirect } from 'react-router'
import { dayOf } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { figuresSheet } from '#modules/catalogue-figures'
import { XLSX_TYPE } from '#platform/spreadsheets'
import { officerContext, type Args } from '../../requests.ts'
import { askedFigures, figuresPath } from './figure-address.ts'

/** The figures as a workbook; what cannot be one is told on the page it was asked from. */
export async function loader(args: Args) {
  const context = officerContext(args, 'procedure-control')
  const asked = askedFigures(args.request.url, dayOf(context.clock.now()))
  try {
    const name = `so-lieu-${context.locality.code}-${asked.on}.xlsx`
    return new Response(new Uint8Array(await figuresSheet(context, asked)), {
      headers: {
        'content-type': XLSX_TYPE,
        'content-disposition': `attachment; filename="${name}"`,
        'cache-control': 'private, no-store',
      },
    })
  } catch (error) {
    if (!(error instanceof Refused) || !error.code.startsWith('invalid/')) throw error
    return redirect(figuresPath(asked))
  }
}
