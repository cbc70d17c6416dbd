import { useEffect, useRef, useState, type FormEvent } from 'react'
import { useTexts } from '../texts.ts'
import { SENDING } from './sending-texts.ts'
import type { Sending } from './use-sendings.ts'

/** Holds a form back while files are on their way; it goes by itself once they are there. */
export function useHeldForm(sendings: readonly Sending[]) {
  const words = useTexts(SENDING)
  const [isHeld, setHeld] = useState(false)
  const submitter = useRef<HTMLElement | null>(null)
  const isEmpty = sendings.length === 0

  useEffect(() => {
    if (!isEmpty || submitter.current === null) return
    const button = submitter.current as HTMLButtonElement
    submitter.current = null
    setHeld(false)
    button.form?.requestSubmit(button)
  }, [isEmpty])

  const isStuck = sendings.some(({ now }) => now.state === 'refused')
  return {
    told: isHeld && !isEmpty ? (isStuck ? words.mend : words.wait) : null,
    onSubmit: (event: FormEvent<HTMLFormElement>) => {
      if (isEmpty) return
      event.preventDefault()
      const { submitter: pressed } = event.nativeEvent as SubmitEvent
      submitter.current = pressed
      setHeld(true)
    },
  }
}
