import { officerContext, type Args } from '../../../requests.ts'
import { foundProcedures } from './intake-view.ts'

/** The procedures that fit what is being typed; asked for by the page while letters are typed. */
export async function loader(args: Args) {
  const context = officerContext(args, 'reception')
  const text = new URL(args.request.url).searchParams.get('q')?.trim() ?? ''
  return { text, found: text === '' ? [] : await foundProcedures(context, text) }
}
