import { printPoster } from '#modules/publications'
import { officerContext } from '../../requests.ts'
import type { Route } from './+types/poster.ts'

/** The poster of a procedure for the board of a place, to be printed. */
export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args, 'reception', 'procedure-control')
  const { unit, code } = args.params
  const pdf = await printPoster(context, unit, code)
  return new Response(new Uint8Array(pdf), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="niem-yet-${code}.pdf"`,
    },
  })
}
