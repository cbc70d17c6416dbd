import type { LightMyRequestResponse } from 'fastify'
import { aDossierAt, BIRTH, STAGES, type Stage } from '../../tools/test-support/dossiers.ts'
import type { ProofServer } from '../proofs/proof-server.ts'
import type { Operation } from './description.ts'
import { CURRENT_VERSION, type FuzzedRequest } from './requests.ts'

/** Who asks: nobody, people, and one officer of each role. */
export const ASKING = [
  null,
  'congdan',
  'doanhnghiep',
  'tiepnhan.xa',
  'thuly.xa',
  'lanhdao.xa',
  'vanthu.xa',
  'kiemsoat',
  'quantri',
]

/** The one operation that would leave the next request without a session. */
const ENDS_THE_SESSION = 'DELETE /api/v1/sessions/current'

export interface Sender {
  /** What answers named so far, by the name of the field. */
  readonly known: ReadonlyMap<string, readonly unknown[]>
  readonly sent: () => number
  /** How many answers of each hundred came. */
  readonly answers: () => Readonly<Record<string, number>>
  readonly send: (
    username: string | null,
    operation: Operation,
    request: FuzzedRequest,
  ) => Promise<{ readonly reply: LightMyRequestResponse; readonly sent: FuzzedRequest }>
  /** The same by someone to whom a dossier offers the action now, on that dossier, where there is one. */
  readonly aimed: (operation: Operation, asked: Asked) => Promise<Asked>
}

export interface Asked {
  readonly username: string | null
  readonly request: FuzzedRequest
}

/** Signs everyone in and looks at dossiers at every stage, so that there is something to name. */
export async function aSender(server: ProofServer): Promise<Sender> {
  const known = await knownAtFirst(server)
  const tokens = new Map<string, string>()
  for (const username of ASKING) {
    if (username !== null) tokens.set(username, await signIn(server, username))
  }
  const answers: Record<string, number> = {}
  let count = 0
  const offers = offersOn(server)
  return {
    known,
    async aimed(operation, { username, request }) {
      const action = ACTION.exec(operation.path)?.[1]
      const offer = action === undefined ? undefined : await offers(action, count)
      if (offer === undefined) return { username, request }
      const url = request.url.replace(/(?<=\/dossiers\/)[^/]+/, offer.code)
      return { username: offer.username, request: { ...request, url } }
    },
    sent: () => count,
    answers: () => answers,
    async send(username, operation, request) {
      const token =
        username === null || `${operation.method} ${operation.path}` === ENDS_THE_SESSION
          ? undefined
          : tokens.get(username)
      count += 1
      const sent = await named(server, request)
      const reply = await server.app.inject({
        method: sent.method as 'GET',
        url: sent.url,
        remoteAddress: `10.${(count >> 16) & 255}.${(count >> 8) & 255}.${count & 255}`,
        headers: {
          ...sent.headers,
          'idempotency-key': `fuzz-${count}`,
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        ...(sent.body === null ? {} : { payload: sent.body }),
      })
      const hundred = `answers${Math.floor(reply.statusCode / 100)}xx`
      answers[hundred] = (answers[hundred] ?? 0) + 1
      if (reply.statusCode < 400 && /json/.test(String(reply.headers['content-type'])))
        harvest(known, reply.json<unknown>())
      return { reply, sent }
    },
  }
}

async function signIn(server: ProofServer, username: string): Promise<string> {
  const payload = { username, password: 'demo' }
  const reply = await server.app.inject({ method: 'POST', url: '/api/v1/sessions', payload })
  return reply.json<{ token: string }>().token
}

const ACTION = /\/dossiers\/\{code\}\/actions\/(.+)$/

/** Requests after which what dossiers offer is asked for anew. */
const OFFERS_LAST = 100

interface Offer {
  readonly username: string
  readonly code: string
}

/** Finds someone, and a dossier that offers them an action; each time another. */
function offersOn(server: ProofServer) {
  let offers = new Map<string, Offer[]>()
  let readAt = -OFFERS_LAST
  const read = async () => {
    const found = new Map<string, Offer[]>()
    const rows = await server.asOwner<{ code: string }>(
      'select code from dossier order by code limit 30',
    )
    for (const { code } of rows) {
      for (const username of ASKING) {
        if (username === null) continue
        const { status, body } = await server.as(username).get(`/dossiers/${code}`)
        for (const action of status === 200 ? body.availableActions : []) {
          found.set(action, [...(found.get(action) ?? []), { username, code }])
        }
      }
    }
    return found
  }
  return async (action: string, count: number): Promise<Offer | undefined> => {
    if (count - readAt >= OFFERS_LAST) {
      offers = await read()
      readAt = count
    }
    const fitting = offers.get(action) ?? []
    return fitting[count % Math.max(1, fitting.length)]
  }
}

/** The request with the version that the dossier it names has by now. */
async function named({ asOwner }: ProofServer, request: FuzzedRequest): Promise<FuzzedRequest> {
  const code = /\/dossiers\/([^/]+)\/actions/.exec(request.url)?.[1]
  if (code === undefined || request.body === null) return request
  const [row] = await asOwner<{ version: number }>('select version from dossier where code = $1', [
    decodeURIComponent(code).replaceAll('\0', ''),
  ])
  const version = String(row?.version ?? 1)
  return { ...request, body: request.body.replaceAll(String(CURRENT_VERSION), version) }
}

/** Dossiers at every stage, the units and some procedures. */
async function knownAtFirst(server: ProofServer): Promise<Map<string, unknown[]>> {
  const known = new Map<string, unknown[]>()
  for (const stage of Object.keys(STAGES) as Stage[]) {
    const { code } = await aDossierAt(server, stage)
    for (const path of [`/dossiers/${code}`, `/dossiers/${code}/letters`]) {
      harvest(known, (await server.as('congdan').get(path)).body)
    }
  }
  const rows = await server.asOwner<{ token: string }>(
    'select tracking_token as token from dossier',
  )
  known.set(
    'token',
    rows.map(({ token }) => token),
  )
  known.set('procedureCode', [BIRTH])
  known.set('year', [2026])
  return known
}

const MOST_KNOWN = 40

/** Notes what an answer names; `href`s give the ids in them. */
function harvest(known: Map<string, unknown[]>, body: unknown): void {
  if (typeof body !== 'object' || body === null) return
  for (const [name, value] of Object.entries(body)) {
    if (typeof value === 'object') harvest(known, value)
    else {
      note(known, name, value)
      if (name === 'href') note(known, 'letterId', String(value).split('/').at(-1))
      if (name === 'unitCode') note(known, 'receivingUnit', value)
      if (name === 'id') note(known, 'fileId', value)
    }
  }
}

function note(known: Map<string, unknown[]>, name: string, value: unknown): void {
  const values = known.get(name) ?? []
  known.set(name, values)
  if (!values.includes(value) && values.length < MOST_KNOWN) values.push(value)
}
