import { contextOf, type Args } from '../../requests.ts'
import { placeList } from './place-lists.ts'

/** The units of a list, for pages where scripts run. Anyone may read them. */
export async function loader(args: Args) {
  const key = new URL(args.request.url).searchParams.get('trong') ?? ''
  const list = await placeList(contextOf(args), key)
  if (list === null) return new Response(null, { status: 404 })
  return Response.json(list, { headers: { 'cache-control': 'public, max-age=86400' } })
}
