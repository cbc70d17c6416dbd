import { filedCopy } from '#modules/filings'
import { personContext } from '../../requests.ts'
import { filingIdOf, type FilingArgs } from '../parts/filing-requests.ts'

/** The copy of what was filed, to be saved as PDF. */
export async function loader(args: FilingArgs) {
  const { code, pdf } = await filedCopy(personContext(args), filingIdOf(args))
  return new Response(new Uint8Array(pdf), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="ban-sao-${code}.pdf"`,
    },
  })
}
