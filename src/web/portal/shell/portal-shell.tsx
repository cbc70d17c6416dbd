import { Link, Outlet } from 'react-router'
import { LanguageSwitch } from '../../language-switch.tsx'
import { useRoot, useTexts } from '../../texts.ts'
import { Brand, Button } from '../../ui/elements.tsx'
import { SHELL } from './shell-texts.ts'

/** The frame of every public page: name, ways, language; what the page is about; who runs it. */
export default function PortalShell() {
  const words = useTexts(SHELL)
  const { locality, isDemo } = useRoot()
  return (
    <div className="portal">
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <header className="portal-header">
        {isDemo ? <p className="demonstration">{words.demonstration}</p> : null}
        <div className="page">
          <Brand to="/" name={words.product} />
          <Ways />
        </div>
      </header>
      <main id="main" className="page" tabIndex={-1}>
        <Outlet />
      </main>
      <footer className="portal-footer">
        <div className="page stack">
          <p>{words.purpose(locality)}</p>
          <p className="row">
            <Link to="/du-lieu-mo">{words.openData}</Link>
            <Link to="/can-bo">{words.forOfficers}</Link>
          </p>
        </div>
      </footer>
    </div>
  )
}

function Ways() {
  const words = useTexts(SHELL)
  const { visitor } = useRoot()
  const isPerson = visitor.kind === 'citizen' || visitor.kind === 'business'
  return (
    <nav className="ways" aria-label={words.menu}>
      <Link to="/tra-cuu">{words.track}</Link>
      {isPerson ? <Link to="/ho-so">{words.mine}</Link> : null}
      {visitor.kind === 'staff' ? <Link to="/can-bo">{words.desk}</Link> : null}
      {visitor.kind === 'anonymous' ? <Link to="/dang-nhap">{words.signIn}</Link> : null}
      {isPerson ? (
        <form method="post" action="/dang-xuat" className="signed-in">
          <span>{visitor.displayName}</span>
          <Button kind="quiet">{words.signOut}</Button>
        </form>
      ) : null}
      <LanguageSwitch />
    </nav>
  )
}
