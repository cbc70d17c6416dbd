import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { FileDescription } from '#modules/documents'
import { useLanguage, useTexts } from '../texts.ts'
import { sendFile, type Means, type SendingState } from './send-file.ts'
import { SENDING } from './sending-texts.ts'

/** A file on its way, for one place of the page. */
export interface Sending {
  readonly id: number
  readonly place: string
  readonly file: File
  readonly now: SendingState
}

/** Has the page take note of a file that is whole. */
type Deliver = (place: string, file: FileDescription, request: RequestInit) => Promise<Response>

const FIRST_PAUSE_MILLISECONDS = 1_000
const LONGEST_PAUSE_MILLISECONDS = 10_000

/** Sends the files that are chosen on a page, one after the other, and says how each goes. */
export function useSendings(deliver: Deliver) {
  const words = useTexts(SENDING)
  const language = useLanguage()
  const [sendings, setSendings] = useState<readonly Sending[]>([])
  const [arrived, setArrived] = useState<readonly Arrived[]>([])
  const [said, setSaid] = useState('')
  const lane = useRef(Promise.resolve())
  const ends = useRef(new Map<number, AbortController>())
  const wake = useWaking()

  const sendOne = useCallback(
    async ({ id, place, file }: Sending, end: AbortController) => {
      if (end.signal.aborted) return
      const tell = (now: SendingState) => {
        setSendings((all) => all.map((each) => (each.id === id ? { ...each, now } : each)))
        setSaid(sentenceOf(now, file.name, words)) // of the same again nothing is read aloud
      }
      const { signal } = end
      const means: Means = {
        ...browser(language),
        pause: wake.pause,
        tell,
        deliver: (whole) => deliver(place, whole, { signal }),
        signal,
      }
      const whole = await sendFile(file, means).catch(() => unreadable(tell))
      if (whole === null) return
      setArrived((all) => [...all, { place, file: whole }])
      setSendings((all) => all.filter((each) => each.id !== id))
    },
    [deliver, language, wake.pause, words],
  )

  const take = useCallback(
    (place: string, files: readonly File[]) => {
      for (const file of files) {
        const sending: Sending = {
          id: newNumber(),
          place,
          file,
          now: { state: 'sending', sent: 0 },
        }
        const end = new AbortController()
        ends.current.set(sending.id, end)
        setSendings((all) => [...all, sending])
        lane.current = lane.current.then(() => sendOne(sending, end))
      }
    },
    [sendOne],
  )

  const drop = useCallback(
    (id: number) => {
      ends.current.get(id)?.abort()
      setSendings((all) => all.filter((each) => each.id !== id))
      wake.now()
    },
    [wake],
  )

  return { sendings, arrived, said, take, drop, goOn: wake.now }
}

/** For pages whose form tells the server which files have come: it takes note of them when it is sent. */
export async function toldByForm(): Promise<Response> {
  return new Response('{}')
}

/** What has come for a place, each file once however often it was chosen. */
export function arrivedAt({ arrived }: Pick<Sendings, 'arrived'>, at: string): FileDescription[] {
  const here = arrived.filter(({ place }) => place === at)
  return [...new Map(here.map(({ file }) => [file.id, file])).values()]
}

/** Files on their way from a page. */
export type Sendings = ReturnType<typeof useSendings>

/**
 * Has a field for files send what is chosen in it at once, also what was chosen before the scripts
 * ran. Where the connection is not secure, browsers cannot tell files apart: there the form sends them; without
 * sendings nothing does.
 */
export function useTaking(place: string, sending: Pick<Sendings, 'take'> | null) {
  const take = sending?.take
  const ref = useRef<HTMLInputElement>(null)
  const takeFrom = useCallback(
    (field: HTMLInputElement | null) => {
      if (field === null || take === undefined || !isSecure()) return
      take(place, [...(field.files ?? [])])
      field.value = ''
    },
    [place, take],
  )
  useEffect(() => {
    if (ref.current?.files?.length) takeFrom(ref.current)
  }, [takeFrom])
  return { ref, onChange: () => takeFrom(ref.current) }
}

/** Whether files go as they are chosen; null on the server and in the first picture, where it is not known yet. */
export function useIsSentAtOnce(): boolean | null {
  return useSyncExternalStore(
    () => () => {},
    isSecure,
    () => null,
  )
}

function isSecure(): boolean {
  return window.isSecureContext
}

/** A file that the page has taken note of. */
export interface Arrived {
  readonly place: string
  readonly file: FileDescription
}

let numbers = 0

function newNumber(): number {
  numbers += 1
  return numbers
}

/** Waits that end early when the network is back, or somebody says so. */
function useWaking() {
  const waiting = useRef(new Set<() => void>())
  const now = useCallback(() => {
    for (const go of waiting.current) go()
  }, [])
  useEffect(() => {
    window.addEventListener('online', now)
    return () => window.removeEventListener('online', now)
  }, [now])
  const pause = useCallback(async (failures: number) => {
    const longest = Math.min(FIRST_PAUSE_MILLISECONDS * 2 ** failures, LONGEST_PAUSE_MILLISECONDS)
    await new Promise<void>((resolve) => {
      const go = () => {
        waiting.current.delete(go)
        window.clearTimeout(timer)
        resolve()
      }
      const timer = window.setTimeout(go, longest)
      waiting.current.add(go)
    })
  }, [])
  return useMemo(() => ({ pause, now }), [pause, now])
}

/** The file itself can no longer be read: it was moved or changed on the device. */
function unreadable(tell: Means['tell']): null {
  tell({ state: 'refused', text: null })
  return null
}

/** What every sending asks of the browser. */
function browser(language: string): Pick<Means, 'ask' | 'sha256'> {
  return {
    ask: (path, request) => {
      const headers = new Headers(request.headers)
      headers.set('accept-language', language)
      return fetch(path, { ...request, headers })
    },
    sha256: sha256Of,
  }
}

async function sha256Of(file: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** What is read aloud: that it begins, is cut off and is done, and not every piece. */
function sentenceOf(now: SendingState, name: string, words: (typeof SENDING)['vi']): string {
  switch (now.state) {
    case 'sending':
      return words.begins(name)
    case 'cut':
      return words.cut
    case 'sent':
      return words.done(name)
    case 'refused':
      return `${name}: ${now.text ?? words.refused}`
  }
}
