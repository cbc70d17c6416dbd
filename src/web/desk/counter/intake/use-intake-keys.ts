import { useEffect } from 'react'
import { leadCursor } from '../lead-cursor.ts'
import type { IntakeView } from './intake-view.ts'

/** The id of the button that receives the dossier. */
export const RECEIVE_BUTTON = 'receive'

/** Puts the cursor where the work goes on, and receives with Ctrl and Enter from anywhere. */
export function useIntakeKeys(view: IntakeView): void {
  useEffect(() => {
    const { faults, focus } = view
    if (faults.length === 0 && focus !== '') leadCursor(focus)
  }, [view])

  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat) return
      event.preventDefault()
      document.getElementById(RECEIVE_BUTTON)?.click()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
