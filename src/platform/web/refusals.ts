import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type RouterContextProvider,
  type ServerBuild,
} from 'react-router'
import { Refused, statusOf } from '#kernel/refused'
import { isOpenedByPerson, tellCause } from '#platform/http'
import { refusalText } from '#platform/i18n'
import { webContext, type WebContext } from './web-context.ts'

/** What the error page is given of a refusal. */
export interface RefusalShown {
  /** Why, and what to do now; null where something failed. */
  readonly text: string | null
  /** What was opened, to come back to after signing in; null where it cannot be opened again. */
  readonly address: string | null
}

/** Shows the refusal of the context on a page of its own. */
type PageOf = (given: WebContext) => Promise<Response>

type RouteArgs = (LoaderFunctionArgs | ActionFunctionArgs) & {
  readonly context: Readonly<RouterContextProvider>
}

/**
 * The screens, with what their loaders and actions refuse told on the error page, by its sentence and with its
 * status. What is no page itself, a file for instance, is refused on a page of its own to whoever opens it.
 */
export function tellingRefusals(build: ServerBuild, pageOf: PageOf): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    if (route === undefined) return [id, route]
    const { loader, action, ...rest } = route.module
    const isPage = rest.default !== undefined
    const telling =
      <Answer>(answer: (args: RouteArgs) => Answer) =>
      async (args: RouteArgs) => {
        try {
          return await answer(args)
        } catch (error) {
          if (!(error instanceof Refused)) throw error
          return tell(error, args, isPage ? null : pageOf)
        }
      }
    const module = {
      ...rest,
      ...(loader === undefined ? {} : { loader: telling(loader) }),
      ...(action === undefined ? {} : { action: telling(action) }),
    }
    return [id, { ...route, module }]
  })
  return { ...build, routes: Object.fromEntries(routes) as ServerBuild['routes'] }
}

async function tell(refused: Refused, args: RouteArgs, pageOf: PageOf | null): Promise<Response> {
  const given = args.context.get(webContext)
  const { received, language } = given
  tellCause(refused, received)
  if (pageOf !== null && isOpenedByPerson(received)) return pageOf({ ...given, refusal: refused })
  const shown: RefusalShown = {
    text: refusalText(refused.code, language),
    address: received.method === 'GET' && !isOfScripts(args) ? received.url : null,
  }
  throw data(shown, { status: statusOf(refused.code) })
}

/** Scripts ask for the data of a page by an address of their own, which nobody can open. */
function isOfScripts({ request }: RouteArgs): boolean {
  return new URL(request.url).pathname.endsWith('.data')
}
