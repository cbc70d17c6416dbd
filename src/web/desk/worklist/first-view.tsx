import { redirect } from 'react-router'
import { countViews, type View } from '#modules/dossiers'
import { isPermitted, rolesOf } from '#platform/access'
import { officerContext, type Args } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { NO_ROLE } from './no-role-texts.ts'

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
  const roles = rolesOf(context.actor)
  if (roles.length === 0) return null
  if (!isPermitted('dossiers.read', roles, true)) throw redirect('/quan-tri')
  const counts = await countViews(context, IN_TURN, 1)
  const first = IN_TURN.find((view) => (counts[view] ?? 0) > 0) ?? 'mine'
  throw redirect(`/can-bo/viec/${first}`)
}

/** For an officer whom nobody has given a role. */
export default function NoRole() {
  const words = useTexts(NO_ROLE)
  return (
    <div className="stack">
      <title>{`${words.title} – Một Cửa`}</title>
      <h1>{words.title}</h1>
      <p className="text">{words.text}</p>
    </div>
  )
}
