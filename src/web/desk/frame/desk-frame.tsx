import { Outlet } from 'react-router'
import { officerContext } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Brand, Button } from '../../ui/elements.tsx'
import type { Route } from './+types/desk-frame.ts'
import { FRAME } from './frame-texts.ts'

export function loader(args: Route.LoaderArgs) {
  const { actor } = officerContext(args)
  return { name: actor.displayName }
}

/** The frame of every page of officers: the work on the left, who is signed in above. */
export default function DeskFrame({ loaderData }: Route.ComponentProps) {
  const words = useTexts(FRAME)
  return (
    <div className="desk">
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <header className="desk-header">
        <Brand to="/can-bo" name={words.product} />
        <form method="post" action="/dang-xuat" className="signed-in">
          <span>{loaderData.name}</span>
          <Button kind="quiet">{words.signOut}</Button>
        </form>
      </header>
      <main id="main" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  )
}
