import type { DossierState } from '#modules/dossiers'
import { useTexts } from '../../../texts.ts'
import { LinkButton } from '../../../ui/elements.tsx'
import { SITTING } from './sitting-texts.ts'

const STILL_OPEN: ReadonlySet<DossierState> = new Set(['submitted', 'received', 'processing'])

/** The way to one sitting at the counter, for a procedure on the list whose dossier is not ended. */
export function OnTheSpotLink(props: {
  readonly dossier: { readonly code: string; readonly state: DossierState }
  readonly onTheSpot: 0 | 4 | 5
}) {
  const words = useTexts(SITTING)
  const { dossier, onTheSpot } = props
  if (onTheSpot === 0 || !STILL_OPEN.has(dossier.state)) return null
  return (
    <LinkButton kind="secondary" to={`/can-bo/ho-so/${dossier.code}/tai-cho`}>
      {words.open(onTheSpot)}
    </LinkButton>
  )
}
