import type { ReactNode } from 'react'
import { LanguageSwitch } from '../../language-switch.tsx'
import { useRoot, useTexts } from '../../texts.ts'
import { Brand, Button } from '../../ui/elements.tsx'
import { FRAME } from './frame-texts.ts'

/** A page of officers outside the frame: before they are in, or while a duty keeps them out. */
export function Gate({
  title,
  children,
}: {
  readonly title: string
  readonly children: ReactNode
}) {
  const words = useTexts(FRAME)
  const { isDemo, visitor } = useRoot()
  return (
    <div className="gate">
      <title>{`${title} – Một Cửa`}</title>
      <header>
        {isDemo ? <p className="demonstration">{words.demonstration}</p> : null}
        <div className="gate-header">
          <Brand to="/" name={words.product} />
          <LanguageSwitch />
          {visitor.kind === 'anonymous' ? null : <SignOut />}
        </div>
      </header>
      <main id="main" className="stack gate-main">
        <h1>{title}</h1>
        {children}
      </main>
    </div>
  )
}

export function SignOut() {
  const words = useTexts(FRAME)
  return (
    <form method="post" action="/dang-xuat">
      <Button kind="quiet">{words.signOut}</Button>
    </form>
  )
}
