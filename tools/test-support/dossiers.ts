import type { FastifyInstance } from 'fastify'
import type { Caller, Reply } from './callers.ts'
import { uploaded } from './uploads.ts'

/** A server that holds the demonstration, and how it is called. */
export interface DemoServer {
  readonly app: FastifyInstance
  readonly as: (username: string | null) => Caller
}

/** Birth registration at the commune where the demonstration's `.xa` officers work. */
export const BIRTH = '1.001193'
export const CENTRE = 'H37.102.01'
const BIRTH_CERTIFICATE = '1-001193-gt02'

/** The citizen who files where a test says nothing else, as filings name them. */
export const APPLICANT = {
  kind: 'citizen',
  name: 'Hoàng Thị Bế',
  personalId: '020190001234',
  phone: '0912345678',
} as const

const examples = new WeakMap<DemoServer, Promise<Record<string, unknown>>>()

/** The answers of the form of birth registration that its public description gives as an example. */
export function exampleAnswers(server: DemoServer): Promise<Record<string, unknown>> {
  const known = examples.get(server)
  if (known !== undefined) return known
  const asked = server
    .as(null)
    .get(`/procedures/${BIRTH}`)
    .then(({ body }) => body.form.example as Record<string, unknown>)
  examples.set(server, asked)
  return asked
}

/** A filing of birth registration as `congdan` sends it online; anything else as given. */
export async function aFiling(server: DemoServer, given: Readonly<Record<string, unknown>> = {}) {
  return {
    procedureCode: BIRTH,
    receivingUnit: CENTRE,
    channel: 'online',
    applicant: APPLICANT,
    form: await exampleAnswers(server),
    documents: [{ componentId: BIRTH_CERTIFICATE, fileId: await uploaded(server.app, 'congdan') }],
    delivery: { method: 'counter' },
    confirmDuplicate: true,
    ...given,
  }
}

/** A filing as reception enters it at the counter, with papers and without the electronic form. */
export async function aCounterFiling(
  server: DemoServer,
  given: Readonly<Record<string, unknown>> = {},
) {
  const paper = { originals: 1, copies: 0 }
  return aFiling(server, {
    channel: 'counter',
    form: {},
    documents: [{ componentId: BIRTH_CERTIFICATE, paper }],
    ...given,
  })
}

/** What is done next to a dossier of birth registration: by whom, and sent with what. */
interface Move {
  readonly by: string
  readonly action: string
  readonly body?: object
}

const RECEIVE = { by: 'tiepnhan.xa', action: 'receive' } as const
const PREPARE = {
  by: 'thuly.xa',
  action: 'complete-step',
  body: { outcome: 'qualified' },
} as const
const SIGN = {
  by: 'lanhdao.xa',
  action: 'sign-result',
  body: { kind: 'approval', content: 'Đồng ý đăng ký khai sinh.' },
} as const
const ISSUE = { by: 'vanthu.xa', action: 'issue-result' } as const
const ITEMS = [{ componentId: null, text: 'Bản gốc giấy chứng sinh' }]

/** Every stage a dossier of birth registration can be at, and how it gets there from its filing. */
export const STAGES = {
  submitted: [],
  received: [RECEIVE],
  claimed: [RECEIVE, { by: 'thuly.xa', action: 'claim' }],
  signing: [RECEIVE, PREPARE],
  issuing: [RECEIVE, PREPARE, SIGN],
  consulting: [
    RECEIVE,
    {
      by: 'thuly.xa',
      action: 'consult',
      body: { unitCode: 'H37.101.02', question: 'Hồ sơ gốc còn lưu không?', workingHours: 16 },
    },
  ],
  'awaiting payment': [
    RECEIVE,
    {
      by: 'thuly.xa',
      action: 'request-payment',
      body: { fees: [{ name: 'Phí xác minh', amount: 8_000 }] },
    },
  ],
  'asked before receipt': [
    { by: 'tiepnhan.xa', action: 'request-supplement', body: { items: ITEMS } },
  ],
  'asked in handling': [
    RECEIVE,
    { by: 'thuly.xa', action: 'request-supplement', body: { items: ITEMS } },
  ],
  'sent on': [
    {
      by: 'tiepnhan.xa',
      action: 'transfer',
      body: { unitCode: 'H37.101.01', reason: 'Người nộp cư trú tại phường Đông Kinh.' },
    },
  ],
  finished: [RECEIVE, PREPARE, SIGN, ISSUE],
  returned: [
    RECEIVE,
    PREPARE,
    SIGN,
    ISSUE,
    {
      by: 'tiepnhan.xa',
      action: 'hand-over',
      body: { receivedBy: { name: 'Hoàng Thị Bế' }, method: 'counter' },
    },
  ],
  refused: [{ by: 'tiepnhan.xa', action: 'refuse', body: { reasons: ITEMS } }],
  stopped: [
    RECEIVE,
    {
      by: 'lanhdao.xa',
      action: 'stop',
      body: { reason: 'Có tranh chấp đang được Toà án thụ lý.' },
    },
  ],
  withdrawn: [{ by: 'congdan', action: 'withdraw', body: { reason: 'Nộp nhầm thủ tục.' } }],
} as const satisfies Readonly<Record<string, readonly Move[]>>

export type Stage = keyof typeof STAGES

/** Does an action, having seen the version given (the one of a dossier just answered). */
export function act(
  server: DemoServer,
  move: Move,
  dossier: { readonly code: string; readonly version: number },
): Promise<Reply> {
  const { code, version } = dossier
  return server
    .as(move.by)
    .post(`/dossiers/${code}/actions/${move.action}`, { version, ...move.body })
}

/** A dossier of birth registration at that stage, as the last one who acted sees it. */
export async function aDossierAt(
  server: DemoServer,
  stage: Stage,
  given: Readonly<Record<string, unknown>> = {},
): Promise<Reply['body']> {
  // Only what was handed in at a counter is received in one place and given back in another.
  const isAtCounter = stage === 'sent on'
  const filing = await (isAtCounter ? aCounterFiling : aFiling)(server, given)
  let reply = await server.as(isAtCounter ? 'tiepnhan.xa' : 'congdan').post('/dossiers', filing)
  for (const move of STAGES[stage]) {
    if (reply.status >= 300) break
    reply = await act(server, move, reply.body)
  }
  if (reply.status >= 300) throw new Error(JSON.stringify(reply.body))
  return reply.body
}
