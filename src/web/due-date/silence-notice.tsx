import type { ViewedDossier } from '#modules/dossiers'
import { timeWords } from '../dates.ts'
import { useLanguage, useTexts } from '../texts.ts'
import { Notice } from '../ui/elements.tsx'
import { APPOINTMENTS } from './appointments-texts.ts'

/** What the person may do now that the authority has let its time pass in silence, and which text says so. */
export function SilenceNotice({ silence }: { readonly silence: ViewedDossier['silence'] }) {
  const words = useTexts(APPOINTMENTS)
  const language = useLanguage()
  if (silence === null) return null
  return (
    <Notice title={words.silence[silence.effect](timeWords(silence.since, language))}>
      <p className="help" lang="vi">
        {silence.basis}
      </p>
    </Notice>
  )
}
