import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { ask } from './asking.ts'

/** An action that was answered as done. */
export interface Acknowledged {
  readonly key: string
  readonly code: string
  /** The number of the event that it left. */
  readonly seq: number
  readonly type: string
  /** When it was first sent and when it was answered, by the clock of this machine. */
  readonly sentAt: number
  readonly answeredAt: number
}

/** What writers have done together. */
export interface Record {
  readonly acknowledged: Acknowledged[]
  readonly faults: string[]
  /** Requests that were not answered and had to be sent again, and why. */
  readonly repeated: string[]
  isOver: boolean
}

/** Someone who is signed in. */
export interface Person {
  readonly home: string
  readonly token: string
}

/** The parties of the writers' dossiers: reception files at the counter and receives, a handler prepares. */
export interface Crew {
  readonly reception: Person
  readonly handler: Person
  readonly filing: object
  /** How long each of them rests between two dossiers, in milliseconds. */
  readonly rest?: number
}

const HANG_MILLISECONDS = 120_000

/**
 * Files, receives and prepares dossiers one after the other until told to end. Whatever is not
 * answered is sent again under the same key, as a careful program does.
 */
export async function writeOn(crew: Crew, record: Record): Promise<void> {
  const on = (code: string, action: string) => `/dossiers/${code}/actions/${action}`
  while (!record.isOver) {
    const filed = await persist(crew.reception, '/dossiers', crew.filing, {
      record,
      type: 'dossier.submitted',
    })
    if (filed === null) return
    const received = await persist(
      crew.reception,
      on(filed.code, 'receive'),
      { version: filed.version },
      { record, type: 'dossier.received' },
    )
    if (received === null) return
    const prepared = await persist(
      crew.handler,
      on(filed.code, 'complete-step'),
      { version: received.version, outcome: 'qualified' },
      { record, type: 'step.completed' },
    )
    if (prepared === null) return
    if (crew.rest !== undefined) await pause(crew.rest)
  }
}

interface Dossier {
  readonly code: string
  readonly version: number
}

/** Sends until it is answered. Null when the answer is one that must not be, which is kept as a fault. */
async function persist(
  person: Person,
  path: string,
  body: object,
  about: { readonly record: Record; readonly type: string },
): Promise<Dossier | null> {
  const { record, type } = about
  const key = randomUUID()
  const sentAt = Date.now()
  const patience = AbortSignal.timeout(HANG_MILLISECONDS)
  while (!patience.aborted) {
    const answer = await send(person, path, body, key)
    if (typeof answer !== 'string' && answer.status < 300) {
      const { code, version } = answer.body as Dossier
      const answeredAt = Date.now()
      record.acknowledged.push({ key, code, seq: version, type, sentAt, answeredAt })
      return { code, version }
    }
    if (typeof answer !== 'string' && !mayBeAskedAgain(answer)) {
      record.faults.push(`${path} was answered ${answer.status} ${JSON.stringify(answer.body)}`)
      return null
    }
    record.repeated.push(`${path}: ${typeof answer === 'string' ? answer : answer.status}`)
    await pause(50)
  }
  record.faults.push(`${path} was not answered for two minutes`)
  return null
}

interface Answer {
  readonly status: number
  readonly body: unknown
}

function mayBeAskedAgain({ status, body }: Answer): boolean {
  const { code } = body as { readonly code?: string }
  return status >= 500 || code === 'conflict/idempotency-key-in-flight'
}

/** One request, or why the connection was lost or never made. */
async function send(
  { home, token }: Person,
  path: string,
  body: object,
  key: string,
): Promise<Answer | string> {
  try {
    const { status, text } = await ask(`${home}/api/v1${path}`, {
      headers: { authorization: `Bearer ${token}`, 'idempotency-key': key },
      body,
    })
    return { status, body: JSON.parse(text) as unknown }
  } catch (error) {
    return String(error)
  }
}

/** Signs a demonstration account in. */
export async function signedIn(home: string, username: string): Promise<Person> {
  const reply = await fetch(`${home}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: 'demo' }),
  })
  const { token } = (await reply.json()) as { token: string }
  return { home, token }
}
