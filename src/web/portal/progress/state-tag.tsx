import { useTexts } from '../../texts.ts'
import { Tag } from '../../ui/elements.tsx'
import { PROGRESS } from './progress-texts.ts'
import { standingOf } from './standing.ts'

/** How a dossier stands, as a word and a shape. */
export function StateTag({ dossier }: { readonly dossier: Parameters<typeof standingOf>[0] }) {
  const { tone, shape, text } = standingOf(dossier, useTexts(PROGRESS))
  return (
    <Tag tone={tone} shape={shape}>
      {text}
    </Tag>
  )
}
