import { data } from 'react-router'
import { Refused } from '#kernel/refused'
import { trackByToken } from '#modules/tracking'
import { webContext } from '#platform/web'
import { contextOf } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { LinkButton } from '../../ui/elements.tsx'
import type { Route } from './+types/tracked-page.ts'
import { Tracked } from './tracked.tsx'
import { TRACKING } from './tracking-texts.ts'

/** Where the QR code of the receipt leads. */
export async function loader(args: Route.LoaderArgs) {
  const { received } = args.context.get(webContext)
  const tracked = trackByToken(contextOf(args), args.params.token, received.ip)
  const dossier = await tracked.catch((error: unknown) => {
    if (error instanceof Refused && error.code === 'not-found/dossier') return null
    throw error
  })
  return data({ dossier }, { status: dossier === null ? 404 : 200 })
}

export default function TrackedPage({ loaderData: { dossier } }: Route.ComponentProps) {
  const words = useTexts(TRACKING)
  if (dossier !== null) {
    return (
      <>
        <title>{words.title}</title>
        <Tracked dossier={dossier} />
      </>
    )
  }
  return (
    <div className="stack text">
      <title>{words.title}</title>
      <h1>{words.heading}</h1>
      <p>{words.tokenNotFound}</p>
      <p>
        <LinkButton to="/tra-cuu">{words.look}</LinkButton>
      </p>
    </div>
  )
}
