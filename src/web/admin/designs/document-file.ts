import { parseId } from '#kernel/id'
import { printProcess, type Edition } from '#modules/designs'
import type { Condition } from '#modules/processes'
import { CATALOGUE_NEIGHBOURS } from '../../../neighbours.ts'
import { officerContext } from '../../requests.ts'
import { conditionWords, type NamedCase } from '../parts/condition-words.ts'
import type { Route } from './+types/document-file.ts'
import { laneNamer } from './lane-names.ts'
import { designIdOf, placesOf } from './load-design.ts'

/** A process as the controlled document of the quality system: as a decision approved it, or its draft. */
export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args, 'procedure-control')
  const words = {
    lane: laneNamer('vi', await placesOf(context)),
    condition: (condition: Condition, cases: readonly NamedCase[]) =>
      conditionWords(condition, cases, 'vi'),
  }
  const asked = new URL(args.request.url).searchParams.get('quyet-dinh')
  const edition: Edition = (asked === null ? null : parseId<'process_decision'>(asked)) ?? 'draft'
  const document = { id: designIdOf(args), edition }
  const pdf = await printProcess(context, document, words, CATALOGUE_NEIGHBOURS)
  return new Response(new Uint8Array(pdf), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': 'inline; filename="quy-trinh.pdf"',
    },
  })
}
