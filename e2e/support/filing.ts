import { randomUUID } from 'node:crypto'
import { aPdf } from '../../tools/test-support/file-samples.ts'
import { tokenOf } from './visit.ts'

/** A procedure that a commune handles in all five roles, with four papers. */
const PROCEDURE = '2.001283'
const COMMUNE = 'Lương Văn Tri'

interface Description {
  readonly cases: readonly { readonly id: string }[]
  readonly components: readonly {
    readonly id: string
    readonly required: boolean
    readonly caseIds: readonly string[]
  }[]
  readonly receivingUnits: readonly { readonly code: string; readonly name: string }[]
  readonly form: { readonly example: unknown } | null
}

/** What is filed other than usual. */
interface Given {
  readonly procedureCode?: string
  readonly [field: string]: unknown
}

/** A dossier of the demonstration's citizen, filed over the interface, anything else as given; gives its code. */
export async function aFiledDossier(home: string, given: Given = {}): Promise<string> {
  return fileDossier(home, await aFiling(home, given))
}

/** Files it over the interface as the demonstration's citizen; gives the code of the dossier. */
export async function fileDossier(home: string, filing: object): Promise<string> {
  const api = apiOf(home, await tokenOf(home, 'congdan'))
  const { code } = await api<{ code: string }>('/dossiers', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify(filing),
  })
  return code
}

/** A whole filing of the demonstration's citizen, as the interface takes it, anything else as given. */
export async function aFiling(home: string, given: Given = {}): Promise<object> {
  const procedureCode = given.procedureCode ?? PROCEDURE
  const api = apiOf(home, await tokenOf(home, 'congdan'))
  const upload = new FormData()
  upload.append(
    'file',
    new Blob([new Uint8Array(await aPdf(2))], { type: 'application/pdf' }),
    'giay-to.pdf',
  )
  const { id: fileId } = await api<{ id: string }>('/files', { method: 'POST', body: upload })
  const procedure = await api<Description>(`/procedures/${procedureCode}`)
  const caseId = procedure.cases[0]?.id ?? null
  return {
    procedureCode,
    caseId,
    receivingUnit: procedure.receivingUnits.find(({ name }) => name.includes(COMMUNE))?.code,
    channel: 'online',
    applicant: {
      kind: 'citizen',
      name: 'Hoàng Thị Bế',
      personalId: '020190001234',
      phone: '0912345678',
    },
    form: procedure.form?.example ?? {},
    documents: procedure.components
      .filter(
        ({ required, caseIds }) =>
          required && (caseIds.length === 0 || caseIds.includes(caseId ?? '')),
      )
      .map(({ id }) => ({ componentId: id, fileId })),
    delivery: { method: 'counter' },
    confirmDuplicate: true,
    ...given,
  }
}

/** Does an action over the interface, as a colleague at another desk would. */
export async function actAs(
  home: string,
  username: string,
  asked: {
    readonly code: string
    readonly action: string
    readonly body?: Readonly<Record<string, unknown>>
  },
): Promise<void> {
  const api = apiOf(home, await tokenOf(home, username))
  const { code, action } = asked
  const { version } = await api<{ version: number }>(`/dossiers/${code}`)
  await api(`/dossiers/${code}/actions/${action}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify({ version, ...asked.body }),
  })
}

const OFFICERS: Readonly<Record<string, string>> = {
  handler: 'thuly.xa',
  'division-head': 'lanhdaophong.xa',
}

/** Has the steps before the decision done over the interface, until it is the approver's turn. */
export async function preparedForDecision(home: string, code: string): Promise<void> {
  const api = apiOf(home, await tokenOf(home, 'lanhdao.xa'))
  for (;;) {
    const { currentSteps } = await api<Handled>(`/dossiers/${code}`)
    const [step] = currentSteps
    const officer = OFFICERS[step?.role ?? '']
    if (officer === undefined) return
    const body = { outcome: step?.outcomes[0]?.code, note: 'Hồ sơ đủ điều kiện.' }
    await actAs(home, officer, { code, action: 'complete-step', body })
  }
}

interface Handled {
  readonly currentSteps: readonly {
    readonly role: string
    readonly outcomes: readonly { readonly code: string }[]
  }[]
}

function apiOf(home: string, token: string) {
  return async <Reply>(path: string, given: RequestInit = {}): Promise<Reply> => {
    const reply = await fetch(`${home}/api/v1${path}`, {
      ...given,
      headers: { ...(given.headers as Record<string, string>), authorization: `Bearer ${token}` },
    })
    if (!reply.ok) throw new Error(`${path}: ${await reply.text()}`)
    return (await reply.json()) as Reply
  }
}
