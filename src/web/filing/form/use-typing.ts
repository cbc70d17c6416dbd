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
  | { readonly state: 'none' | 'failed' | 'stale' }
  | { readonly state: 'saved'; readonly savedAt: string }

const QUIET_MILLISECONDS = 1_500

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
  const { form, questions, saveTo } = about
  const [answers, setAnswers] = useState(about.answers)
  const [saving, setSaving] = useState<SavingState>({ state: 'none' })
  /** Grows when entries change places, so that their fields are made anew. */
  const [arrangement, setArrangement] = useState(0)
  const timer = useRef<number | undefined>(undefined)
  const latest = useRef(answers)

  const read = useCallback(() => {
    if (form.current === null) return latest.current
    return typedAnswers(questions, new FormData(form.current), latest.current)
  }, [form, questions])

  const save = useCallback(async () => {
    if (form.current === null) return
    const typed = new URLSearchParams()
    for (const [name, value] of new FormData(form.current)) {
      if (typeof value === 'string') typed.append(name, value)
    }
    setSaving(await sent(saveTo, typed))
  }, [form, saveTo])

  const follow = useCallback(
    (next: Answers) => {
      latest.current = next
      setAnswers(next)
      window.clearTimeout(timer.current)
      timer.current = window.setTimeout(() => void save(), QUIET_MILLISECONDS)
    },
    [save],
  )
  useEffect(() => () => window.clearTimeout(timer.current), [])

  return {
    answers,
    saving,
    arrangement,
    onInput: () => follow(read()),
    /** The form itself is sent now: nothing is to be saved behind it. */
    onSubmit: () => window.clearTimeout(timer.current),
    changeEntries: (intent: string) => {
      follow(withEntries(read(), intent))
      setArrangement((count) => count + 1)
    },
  }
}

async function sent(to: string, typed: URLSearchParams): Promise<SavingState> {
  try {
    const reply = await fetch(to, { method: 'POST', body: typed, keepalive: true })
    if (reply.ok) {
      const { savedAt } = (await reply.json()) as { readonly savedAt: string }
      return { state: 'saved', savedAt }
    }
    return { state: reply.status === 409 ? 'stale' : 'failed' }
  } catch {
    return { state: 'failed' }
  }
}
