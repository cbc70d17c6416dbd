import type { PublicationState } from '#modules/publications'
import { useTexts } from '../../texts.ts'
import { Tag, type Tone } from '../../ui/elements.tsx'
import type { Shape } from '../../ui/icons.tsx'
import { PUBLICATIONS } from './publication-texts.ts'

const LOOKS: Readonly<Record<PublicationState, readonly [Tone, Shape]>> = {
  draft: ['plain', 'dot'],
  'in-check': ['going', 'half'],
  checked: ['soon', 'half'],
  published: ['done', 'check'],
}

/** Where a decision is on its way, told by a word and a shape. */
export function StateTag({ state }: { readonly state: PublicationState }) {
  const words = useTexts(PUBLICATIONS)
  const [tone, shape] = LOOKS[state]
  return (
    <Tag tone={tone} shape={shape}>
      {words.states[state]}
    </Tag>
  )
}
