import { useEffect, useRef, useState } from 'react'
import { useFetcher } from 'react-router'
import type { loader } from './found-procedures.ts'

const FEWEST_LETTERS = 3
/** A pause in typing after which it is worth asking. */
const PAUSE_MILLISECONDS = 120

/**
 * Looks for procedures while letters are typed in the box, and leads up and down through what was
 * found. Answers may come in any order: only the one to the present letters is shown, and it is asked
 * for until it is there. Without scripts the button beside the field does the same.
 */
export function useLiveSearch() {
  const box = useRef<HTMLDivElement>(null)
  const { data, load } = useFetcher<typeof loader>()
  const [asked, setAsked] = useState('')

  useEffect(() => {
    if (asked === '' || data?.text === asked) return undefined
    const address = `/can-bo/tiep-nhan/thu-tuc?q=${encodeURIComponent(asked)}`
    const timer = setTimeout(() => void load(address), PAUSE_MILLISECONDS)
    return () => clearTimeout(timer)
  }, [asked, data, load])

  useEffect(() => {
    const element = box.current
    function onInput(event: Event): void {
      const text = (event.target as HTMLInputElement).value.trim()
      setAsked(text.length < FEWEST_LETTERS ? '' : text)
    }
    function onKey(event: KeyboardEvent): void {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
      const stops = [...(element?.querySelectorAll<HTMLElement>('#q, .found button') ?? [])]
      const at = stops.indexOf(event.target as HTMLElement)
      if (at === -1) return
      event.preventDefault()
      stops[event.key === 'ArrowDown' ? at + 1 : at - 1]?.focus()
    }
    element?.addEventListener('input', onInput)
    element?.addEventListener('keydown', onKey)
    return () => {
      element?.removeEventListener('input', onInput)
      element?.removeEventListener('keydown', onKey)
    }
  }, [])

  return { box, found: asked !== '' && data?.text === asked ? data.found : null }
}
