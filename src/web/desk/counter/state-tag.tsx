import type { DossierState } from '#modules/dossiers'
import { useTexts } from '../../texts.ts'
import { Tag, type Tone } from '../../ui/elements.tsx'
import type { Shape } from '../../ui/icons.tsx'
import { COUNTER } from './counter-words.ts'

const LOOKS: Readonly<Record<DossierState, readonly [Tone, Shape]>> = {
  submitted: ['plain', 'dot'],
  received: ['going', 'dot'],
  refused: ['plain', 'cross'],
  processing: ['going', 'dot'],
  'awaiting-supplement': ['soon', 'half'],
  'awaiting-payment': ['soon', 'half'],
  withdrawn: ['plain', 'cross'],
  stopped: ['plain', 'cross'],
  finished: ['done', 'check'],
  returned: ['done', 'check'],
}

/** The state of a dossier in a word and a shape. */
export function CounterStateTag({ state }: { readonly state: DossierState }) {
  const [tone, shape] = LOOKS[state]
  return (
    <Tag tone={tone} shape={shape}>
      {useTexts(COUNTER).states[state]}
    </Tag>
  )
}
