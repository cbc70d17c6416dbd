import { Link, useSearchParams } from 'react-router'
import type { View } from '#modules/dossiers'
import { useTexts } from '../../texts.ts'
import type { OpenDesk } from '../dossier/load-desk.ts'
import { NowSection } from '../dossier/now-section.tsx'
import { openedFrom } from '../parts/narrowing.ts'
import { PersonLine } from '../parts/person-line.tsx'
import { DeadlineTag, StateTag } from '../parts/state-tag.tsx'
import { WORKLIST } from './worklist-texts.ts'

/** One dossier of the list, open beside it: who, what, and what to do now. */
export function BesideList(props: { readonly open: OpenDesk; readonly view: View | 'all' }) {
  const words = useTexts(WORKLIST)
  const [search] = useSearchParams()
  const { open } = props
  const { dossier } = open.desk
  const address = openedFrom(dossier.code, props.view, search)
  const closed = new URLSearchParams(search)
  closed.delete('mo')
  return (
    <aside className="beside stack" aria-label={words.beside}>
      <div className="row beside-head">
        <Link className="button" data-kind="secondary" to={address}>
          {words.openWhole}
        </Link>
        <Link to={`?${closed.toString()}`} preventScrollReset>
          {words.closeBeside}
        </Link>
      </div>
      <h2 className="number">{dossier.code}</h2>
      <div className="row">
        <StateTag state={dossier.state} />
        <DeadlineTag dossier={dossier} />
      </div>
      <p lang="vi">{dossier.procedureName}</p>
      <PersonLine person={dossier.applicant} />
      <NowSection key={dossier.code} open={open} returned={undefined} to={address} />
    </aside>
  )
}
