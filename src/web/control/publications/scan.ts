import { openScan } from '#modules/publications'
import { officerContext } from '../../requests.ts'
import type { Route } from './+types/scan.ts'
import { publicationIdIn } from './publication-args.ts'

/** The scan of the signed decision, to be saved. */
export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args, 'administrator', 'procedure-control')
  const { name, mediaType, bytes } = await openScan(context, publicationIdIn(args.params))
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': mediaType,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    },
  })
}
