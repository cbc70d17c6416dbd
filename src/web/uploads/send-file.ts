import type { FileDescription } from '#modules/documents'

/** How sending a file goes, as its sender is told. */
export type SendingState =
  | { readonly state: 'sending' | 'cut'; readonly sent: number }
  | { readonly state: 'sent' }
  | { readonly state: 'refused'; readonly text: string | null }

/** What sending needs of the world around it. */
export interface Means {
  readonly ask: (path: string, request: RequestInit) => Promise<Response>
  readonly sha256: (file: Blob) => Promise<string>
  /** Waits until it is worth trying again, after so many failures in a row. */
  readonly pause: (failures: number) => Promise<void>
  readonly tell: (state: SendingState) => void
  /** Has the page take note of the file once it is whole. */
  readonly deliver: (file: FileDescription) => Promise<Response>
  /** Ends it when its sender thinks better of it. */
  readonly signal: AbortSignal
}

interface Progress {
  readonly id: string
  readonly offset: number
  readonly file: (Omit<FileDescription, 'pages'> & { readonly pages?: number }) | null
}

/** A piece that a slow network carries within a minute; smaller after each failure. */
const MOST_PIECE_BYTES = 512 * 1024
const FEWEST_PIECE_BYTES = 32 * 1024
const LONGEST_ANSWER_MILLISECONDS = 50_000
/** What is larger is refused by its size alone, and must not fill the memory of a telephone. */
const MOST_READ_BYTES = 32 * 1024 ** 2
const UNREAD = '0'.repeat(64)
const UPLOADS = '/api/v1/uploads'

/**
 * Sends a file piece after piece until the page has it or it is refused. After a cut, a crash of the
 * server or a reload of the page it goes on where the server says that it was.
 */
export async function sendFile(file: File, means: Means): Promise<FileDescription | null> {
  const sha256 = file.size > MOST_READ_BYTES ? UNREAD : await means.sha256(file)
  const announced = JSON.stringify({ name: file.name, size: file.size, sha256 })
  let pieceBytes = MOST_PIECE_BYTES
  let progress: Progress | null = null
  let sent = 0
  let id: string | null = null
  const step = async (): Promise<Response> => {
    if (progress === null) return asked(means, { path: UPLOADS, method: 'POST', body: announced })
    const { offset } = progress
    const body = file.slice(offset, offset + pieceBytes)
    return asked(means, { path: `${UPLOADS}/${progress.id}`, method: 'PATCH', body, offset })
  }

  means.tell({ state: 'sending', sent: 0 })
  while (progress?.file == null) {
    const reply = await persistently(means, step, {
      sent,
      // The offset is asked for anew: the piece may have come although its answer did not.
      failed() {
        progress = null
        pieceBytes = Math.max(FEWEST_PIECE_BYTES, pieceBytes / 2)
      },
    })
    if (reply === null) {
      if (means.signal.aborted && id !== null) await forget(means, id)
      return null
    }
    if (progress !== null) pieceBytes = Math.min(MOST_PIECE_BYTES, pieceBytes * 2)
    progress = reply as Progress
    sent = progress.offset
    id = progress.id
    means.tell({ state: 'sending', sent })
  }
  const whole: FileDescription = { ...progress.file, pages: progress.file.pages ?? null }
  const delivered = await persistently(means, () => means.deliver(whole), {
    sent: file.size,
    failed() {},
  })
  if (delivered === null) return null
  means.tell({ state: 'sent' })
  return whole
}

interface Asked {
  readonly path: string
  readonly method: 'POST' | 'PATCH'
  readonly body: string | Blob
  /** Where a piece begins. */
  readonly offset?: number
}

async function asked({ ask, signal }: Means, request: Asked): Promise<Response> {
  const { path, method, body, offset } = request
  const headers: Record<string, string> =
    offset === undefined
      ? { 'content-type': 'application/json' }
      : { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) }
  // By hand, as telephones of three years ago cannot join signals.
  const end = new AbortController()
  const give = () => end.abort()
  const timer = setTimeout(give, LONGEST_ANSWER_MILLISECONDS)
  signal.addEventListener('abort', give)
  try {
    return await ask(path, { method, headers, body, signal: end.signal })
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', give)
  }
}

/** So that what nobody wants any more takes no room; without network it expires by itself. */
async function forget({ ask }: Means, id: string): Promise<void> {
  await ask(`${UPLOADS}/${id}`, { method: 'DELETE' }).catch(() => null)
}

/**
 * Does one step again until it is answered, waiting longer each time. What the server refuses for
 * good is told and ends it, with null; so does whoever thinks better of it.
 */
async function persistently(
  means: Means,
  step: () => Promise<Response>,
  about: { readonly sent: number; readonly failed: () => void },
): Promise<unknown> {
  for (let failures = 1; ; failures += 1) {
    const reply = await step().catch(() => null)
    if (means.signal.aborted) return null
    const answer: unknown = await reply?.json().catch(() => null)
    if (reply?.ok === true && answer != null) return answer
    if (reply !== null && isFinal(reply.status, answer)) {
      means.tell({ state: 'refused', text: textOf(answer) })
      return null
    }
    about.failed()
    // What only has to be put in order is tried at once, the first time.
    if (reply !== null && reply.status < 500 && failures === 1) continue
    means.tell({ state: 'cut', sent: about.sent })
    await means.pause(failures)
    if (means.signal.aborted) return null
  }
}

/** Another window may have sent the piece, or the upload may have expired: then it is only begun anew. */
const BEGUN_ANEW = new Set(['conflict/upload-offset', 'not-found/upload'])
const FULL = 507

function isFinal(status: number, answer: unknown): boolean {
  if (status === 429 || (status >= 500 && status !== FULL)) return false
  const { code } = (answer ?? {}) as { readonly code?: string }
  return status < 200 || status >= 400 ? !BEGUN_ANEW.has(code ?? '') : false
}

function textOf(answer: unknown): string | null {
  return (answer as { readonly title?: string } | null)?.title ?? null
}
