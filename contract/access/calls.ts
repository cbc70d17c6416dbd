import type { FastifyInstance } from 'fastify'

/** What is sent to a route to learn who may call it: nothing that changes what the next one learns. */
export interface Sample {
  readonly url: string
  readonly body?: object
}

/** What the samples name: a dossier in handling, a file and a letter of it. */
export interface Things {
  readonly code: string
  readonly fileId: string
  readonly letterId: string
  readonly trackingToken: string
  readonly verificationToken: string
}

/** A unit of the demonstration and a month, for what is asked by period. */
const MARCH = '?from=2026-03-01&until=2026-03-31'
const BOOK = `${MARCH}&unit=H37.102.01&kind=place`

const ACTION = /^\/api\/v1\/dossiers\/:code\/actions\//

/** The sample of a route, or null when nobody has thought of one. */
export function sampleFor(method: string, url: string, things: Things): Sample | null {
  if (ACTION.test(url)) return { url: url.replace(':code', things.code), body: {} }
  if (url === '/api/v1/tracking') return { url, body: { code: things.code, secret: '1234' } }
  const sample = SAMPLES[`${method} ${url.replace('/api/v1', '')}`]
  if (sample === undefined) return null
  const { body, query = '' } = sample
  const named = url
    .replace(':code', url.includes('procedures') ? '1.001193' : things.code)
    .replace(':id', things.fileId)
    .replace(':letterId', things.letterId)
    .replace(':token', url.includes('tracking') ? things.trackingToken : things.verificationToken)
    .replace(':year', '2026')
    .replace(':username', 'thuly.xa')
  return { url: named + query, ...(body === undefined ? {} : { body }) }
}

const SAMPLES: Readonly<Record<string, { readonly body?: object; readonly query?: string }>> = {
  'POST /sessions': { body: { username: 'congdan', password: 'demo' } },
  'GET /sessions/current': {},
  'DELETE /sessions/current': {},
  'GET /units': {},
  'GET /procedures': {},
  'GET /procedures/:code': {},
  'GET /procedures/:code/versions': {},
  'GET /open-data/procedures': {},
  'POST /calendars/due-date': {
    body: { start: '2026-03-02T09:00:00+07:00', duration: { value: 1, unit: 'working-days' } },
  },
  'GET /calendars/:year': {},
  'POST /calendars/changes/preview': { body: { what: 'propose-year', year: 2029 } },
  'GET /calendars/changes/:changeId': {},
  'POST /files': { body: {} },
  'GET /files/:id': {},
  'POST /uploads': { body: {} },
  'GET /uploads/:id': {},
  'PATCH /uploads/:id': {},
  'DELETE /uploads/:id': {},
  'POST /dossiers': { body: {} },
  'GET /dossiers': {},
  'POST /dossiers/bulk': { body: {} },
  'GET /dossiers/counts': {},
  'GET /dossiers/:code': {},
  'POST /dossiers/:code/on-the-spot': { body: {} },
  'GET /dossiers/:code/form': {},
  'GET /dossiers/:code/events': {},
  'GET /dossiers/:code/letters': {},
  'GET /dossiers/:code/letters/:letterId': {},
  'GET /dossiers/:code/control-slip': {},
  'GET /warnings': {},
  'GET /reports/lateness': { query: `${MARCH}&by=unit` },
  'GET /reports/lateness/dossiers': { query: MARCH },
  'GET /reports/lateness/xlsx': { query: MARCH },
  'GET /reports/catalogue': { query: MARCH },
  'GET /reports/catalogue/lines': { query: `${MARCH}&figure=one-stop` },
  'GET /reports/catalogue/xlsx': { query: MARCH },
  'GET /acceptance-lists': {},
  'GET /acceptance-lists/:decisionId': {},
  'POST /acceptance-lists': { body: {} },
  'POST /process-assignments': { body: {} },
  'GET /register': { query: BOOK },
  'GET /register/pdf': { query: BOOK },
  'GET /register/xlsx': { query: BOOK },
  'GET /tracking/:token/letters/:letterId': {},
  'GET /letters/verify/:token': {},
  'GET /officers/:username/open-work': {},
  'POST /officers/:username/open-work/moves': { body: {} },
  'GET /procedures/:code/process-change': {},
  'GET /substitutions': {},
  'POST /substitutions': { body: {} },
  'DELETE /substitutions/:id': {},
}

let address = 0

/** Calls from an address of its own each time: how often one address may ask is another question. */
export async function call(
  app: FastifyInstance,
  method: string,
  sample: Sample,
  token: string | null,
): Promise<number> {
  address += 1
  const reply = await app.inject({
    method: method as 'GET',
    url: sample.url,
    remoteAddress: `10.${(address >> 16) & 255}.${(address >> 8) & 255}.${address & 255}`,
    headers: {
      'idempotency-key': `access-${address}`,
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(sample.body === undefined ? {} : { payload: sample.body }),
  })
  return reply.statusCode
}
