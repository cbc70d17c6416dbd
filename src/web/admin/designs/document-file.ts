import { printProcess } from '#modules/designs'
import { CATALOGUE_NEIGHBOURS } from '../../../neighbours.ts'
import { answered, officerContext } from '../../requests.ts'
import type { Route } from './+types/document-file.ts'
import { laneNamer } from './lane-names.ts'
import { designIdOf, placesOf } from './load-design.ts'

/** A process as the controlled document of the quality system. */
export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args, 'procedure-control')
  const nameOf = laneNamer('vi', await placesOf(context))
  const id = designIdOf(args)
  const pdf = await answered(args, printProcess(context, id, nameOf, CATALOGUE_NEIGHBOURS))
  return new Response(new Uint8Array(pdf), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': 'inline; filename="quy-trinh.pdf"',
    },
  })
}
