import { browserEntrance, sessionHeader, signIn, type Credentials } from '#modules/identity'
import { rolesInForce } from '#modules/substitutions'
import type { Actor } from '#platform/access'
import { webContext } from '#platform/web'
import { contextOf, type Args } from './requests.ts'

/**
 * Signs someone in by user name and password, for this browser. Gives back who it is, and the
 * headers under which the answer must leave. Refuses as `signIn`.
 */
export async function signInHere(
  args: Args,
  credentials: Credentials,
): Promise<{ readonly actor: Actor; readonly headers: Record<string, string> }> {
  const { received } = args.context.get(webContext)
  const entrance = browserEntrance(received)
  const { token, visitor } = await signIn(contextOf(args), credentials, entrance, rolesInForce)
  return { actor: visitor.actor, headers: { 'set-cookie': sessionHeader(received, token) } }
}
