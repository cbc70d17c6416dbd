import { openImportedFile } from '#modules/imports'
import { officerContext } from '../../requests.ts'
import type { Route } from './+types/imported-file.ts'
import { importIdIn } from './import-args.ts'

/** A file of procedures as it came, to be saved. */
export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args, 'procedure-control')
  const file = await openImportedFile(context, importIdIn(args.params))
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      'content-type': file.mediaType,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    },
  })
}
