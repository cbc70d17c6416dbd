import {
  useCallback,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type RefObject,
} from 'react'
import type { Answers, Question } from '#modules/forms/domain'
import { typedAnswers, withEntries } from './typed-answers.ts'

/** How saving while typing goes. */
export type SavingState =
  | { readonly state: 'none' | 'stale' | 'signed-out' }
  | { readonly state: 'failed'; readonly isPassing: boolean }
  | { readonly state: 'saved'; readonly savedAt: string }

/** Saved after this quiet, or after so long however steadily somebody types: a crash takes 5 s of it at most. */
const QUIET_MILLISECONDS = 1_000
const LONGEST_UNSAVED_MILLISECONDS = 2_000
/** While the server cannot be reached it is asked again so often. */
const AGAIN_MILLISECONDS = 1_500
const LONGEST_ANSWER_MILLISECONDS = 10_000

/** Whether scripts run on this page: false on the server and in the first picture, so that both agree. */
export function useIsLive(): boolean {
  return useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  )
}

/** Follows what is typed on a page: the answers as they are now, and saving them after a short quiet. */
export function useTyping(about: {
  readonly form: RefObject<HTMLFormElement | null>
  readonly questions: readonly Question[]
  readonly answers: Answers
  readonly saveTo: string
}) {
  const { form: formRef, questions, saveTo } = about
  const [answers, setAnswers] = useState(about.answers)
  const [saving, setSaving] = useState<SavingState>({ state: 'none' })
  /** Grows when entries change places, so that their fields are made anew. */
  const [arrangement, setArrangement] = useState(0)
  const latest = useRef(answers)

  const read = useCallback(() => {
    if (formRef.current === null) return latest.current
    return typedAnswers(questions, new FormData(formRef.current), latest.current)
  }, [formRef, questions])

  const send = useCallback(async () => {
    if (formRef.current === null) return false
    const typed = new URLSearchParams()
    for (const [name, value] of new FormData(formRef.current)) {
      if (typeof value === 'string') typed.append(name, value)
    }
    const state = await sent(saveTo, typed)
    setSaving(state)
    return state.state === 'signed-out' || (state.state === 'failed' && state.isPassing)
  }, [formRef, saveTo])
  const { saveSoon, cancel } = useSavingSoon(send)

  const follow = useCallback(
    (next: Answers) => {
      latest.current = next
      setAnswers(next)
      saveSoon()
    },
    [saveSoon],
  )

  const onInput = useCallback(() => follow(read()), [follow, read])

  return {
    answers,
    saving,
    arrangement,
    onInput,
    /** The form itself is sent now: nothing is to be saved behind it. */
    onSubmit: cancel,
    changeEntries: (intent: string) => {
      follow(withEntries(read(), intent))
      setArrangement((count) => count + 1)
    },
  }
}

/**
 * Calls `send` once nothing more comes for a while, in any case when the first that waits has waited long enough, one
 * call after the other; and again when it says that it has to be tried anew.
 */
function useSavingSoon(send: () => Promise<boolean>) {
  const timer = useRef<number | undefined>(undefined)
  const waitingSince = useRef<number | null>(null)
  const isSending = useRef(false)
  const isOver = useRef(false)

  const cancel = useCallback(() => {
    window.clearTimeout(timer.current)
    waitingSince.current = null
    isOver.current = true
  }, [])
  useEffect(() => cancel, [cancel])

  const saveSoon = useCallback(() => {
    const sendNow = async (): Promise<void> => {
      if (isSending.current) return wait(AGAIN_MILLISECONDS / 5)
      isSending.current = true
      waitingSince.current = null
      const hasToBeRepeated = await send()
      isSending.current = false
      if (hasToBeRepeated && waitingSince.current === null && !isOver.current)
        wait(AGAIN_MILLISECONDS)
    }
    const wait = (milliseconds: number) => {
      window.clearTimeout(timer.current)
      timer.current = window.setTimeout(() => void sendNow(), milliseconds)
    }
    const now = performance.now()
    isOver.current = false
    waitingSince.current ??= now
    const left = waitingSince.current + LONGEST_UNSAVED_MILLISECONDS - now
    wait(Math.max(0, Math.min(QUIET_MILLISECONDS, left)))
  }, [send])

  return { saveSoon, cancel }
}

async function sent(to: string, typed: URLSearchParams): Promise<SavingState> {
  try {
    const signal = AbortSignal.timeout(LONGEST_ANSWER_MILLISECONDS)
    const reply = await fetch(to, {
      method: 'POST',
      body: typed,
      keepalive: true,
      signal,
      redirect: 'manual',
    })
    // Only whoever is not signed in is led elsewhere. They may sign in again in another window.
    if (reply.type === 'opaqueredirect') return { state: 'signed-out' }
    if (reply.ok) {
      const { savedAt } = (await reply.json()) as { readonly savedAt: string }
      return { state: 'saved', savedAt }
    }
    if (reply.status === 409) return { state: 'stale' }
    return { state: 'failed', isPassing: reply.status >= 500 }
  } catch {
    return { state: 'failed', isPassing: true }
  }
}
