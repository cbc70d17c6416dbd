import { redirect } from 'react-router'
import { countViews, type View } from '#modules/dossiers'
import { isPermitted, rolesOf } from '#platform/access'
import { answered, officerContext, type Args } from '../../requests.ts'

/** Where the day begins: what is late, then what is due, then one's own. */
const IN_TURN = [
  'late',
  'due-today',
  'mine',
  'to-receive',
  'my-unit',
  'to-hand-over',
] as const satisfies readonly View[]

/** Leads an officer to the first list with something to do; administrators to their own work. */
export async function loader(args: Args) {
  const context = officerContext(args)
  if (!isPermitted('dossiers.read', rolesOf(context.actor), true)) throw redirect('/quan-tri')
  const counts = await answered(args, countViews(context, IN_TURN, 1))
  const first = IN_TURN.find((view) => (counts[view] ?? 0) > 0) ?? 'mine'
  throw redirect(`/can-bo/viec/${first}`)
}
