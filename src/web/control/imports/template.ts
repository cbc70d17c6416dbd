import { templateXlsx } from '#modules/imports'
import { officerContext } from '../../requests.ts'
import type { Route } from './+types/template.ts'

/** The sheet that procedures are written into, to be saved. */
export async function loader(args: Route.LoaderArgs) {
  officerContext(args, 'administrator', 'procedure-control')
  return new Response(new Uint8Array(await templateXlsx()), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': 'attachment; filename="mau-nhap-thu-tuc.xlsx"',
    },
  })
}
