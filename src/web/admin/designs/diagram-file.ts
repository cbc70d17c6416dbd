import { writeDiagram } from '#modules/designs'
import { officerContext } from '../../requests.ts'
import type { Route } from './+types/diagram-file.ts'
import { laneNamer } from './lane-names.ts'
import { loadDesign, placesOf } from './load-design.ts'

/** The diagram of a design as a file for other BPMN tools. */
export async function loader(args: Route.LoaderArgs) {
  const { design } = await loadDesign(args)
  const places = await placesOf(officerContext(args, 'procedure-control'))
  const xml = await writeDiagram(design.definition, design.name, laneNamer('vi', places))
  return new Response(xml, {
    headers: {
      'content-type': 'application/xml; charset=utf-8',
      'content-disposition': `attachment; filename="quy-trinh.bpmn"`,
    },
  })
}
