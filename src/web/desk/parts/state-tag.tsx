import type { DossierState, ListedDossier } from '#modules/dossiers'
import { useLanguage, useTexts } from '../../texts.ts'
import { Tag, type Tone } from '../../ui/elements.tsx'
import type { Shape } from '../../ui/icons.tsx'
import { deadlineOf } from './deadline.ts'
import { DESK_WORDS } from './desk-words.ts'

const LOOKS: Readonly<Record<DossierState, { readonly tone: Tone; readonly shape: Shape }>> = {
  submitted: { tone: 'going', shape: 'dot' },
  received: { tone: 'going', shape: 'dot' },
  processing: { tone: 'going', shape: 'dot' },
  'awaiting-supplement': { tone: 'plain', shape: 'half' },
  'awaiting-payment': { tone: 'plain', shape: 'half' },
  refused: { tone: 'plain', shape: 'cross' },
  withdrawn: { tone: 'plain', shape: 'cross' },
  stopped: { tone: 'plain', shape: 'cross' },
  finished: { tone: 'done', shape: 'check' },
  returned: { tone: 'done', shape: 'check' },
}

/** The state of a dossier, by a word and a shape. */
export function StateTag({ state }: { readonly state: DossierState }) {
  const words = useTexts(DESK_WORDS)
  return <Tag {...LOOKS[state]}>{words.states[state]}</Tag>
}

/** The time left of a dossier, by words and a shape. */
export function DeadlineTag({
  dossier,
}: {
  readonly dossier: Pick<ListedDossier, 'state' | 'lateness'>
}) {
  const { text, tone, shape } = deadlineOf(dossier, useLanguage())
  return (
    <Tag tone={tone} shape={shape}>
      {text}
    </Tag>
  )
}
