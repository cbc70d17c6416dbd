import { aPng } from '../tools/test-support/file-samples.ts'
import type { Answer, Api } from './api.ts'

/** How far samples of each procedure are taken, and what share of a province's dossiers stands there. */
export const STAGES = {
  submitted: 0.04,
  'awaiting-supplement': 0.02,
  received: 0.03,
  processing: 0.09,
  finished: 0.03,
  returned: 0.79,
} as const

export type Stage = keyof typeof STAGES

/** A dossier that was filed and handled over the HTTP API, to be multiplied. */
export interface Sample {
  readonly code: string
  readonly stage: Stage
  readonly isCommune: boolean
}

/** The commune whose officers have demonstration accounts. */
export const COMMUNE = 'H37.102'
const CENTRE = 'H37.01.20'

const MOST_STEPS = 15

const APPLICANTS = {
  congdan: { kind: 'citizen', name: 'Hoàng Thị Bế', personalId: '020190001234' },
  doanhnghiep: { kind: 'business', name: 'Công ty TNHH Xứ Lạng', taxCode: '4900123467' },
} as const

type Applicant = keyof typeof APPLICANTS

/** Who files dossiers of a procedure online, and what with a file for every paper that it asks for. */
export interface Filer {
  readonly username: Applicant
  /** Whether the filing holds the file: there are procedures that ask for no paper. */
  readonly usesFile: boolean
  readonly filingWith: (fileId: string) => object & { readonly receivingUnit: string }
}

/** Files dossiers of so many procedures and takes one of each to every stage, as its officers do. */
export async function makeSamples(api: Api, procedures: number): Promise<Sample[]> {
  const codes = await acceptedProcedures(api, procedures)
  const paper = new Blob([new Uint8Array(aPng())])
  const files = {
    congdan: await api.upload('congdan', paper, 'giay-to.png'),
    doanhnghiep: await api.upload('doanhnghiep', paper, 'giay-to.png'),
  }
  const samples: Sample[] = []
  for (const code of codes) samples.push(...(await samplesOf(api, code, files)))
  return samples
}

/** So many of the procedures that can be filed, from all over the catalogue. */
export async function acceptedProcedures(api: Api, most: number): Promise<string[]> {
  const codes: string[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const more: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const { body }: Answer = await api.as(null, { path: `/procedures?limit=100${more}` })
    for (const { code, accepted } of body.items) if (accepted) codes.push(code)
    cursor = body.nextCursor
  }
  const every = Math.max(1, Math.floor(codes.length / most))
  return codes.filter((_, at) => at % every === 0).slice(0, most)
}

async function samplesOf(
  api: Api,
  code: string,
  files: Readonly<Record<Applicant, string>>,
): Promise<Sample[]> {
  const { username, filingWith } = await filerOf(api, code)
  const filing = filingWith(files[username])
  const isCommune = filing.receivingUnit.startsWith(COMMUNE)
  const samples: Sample[] = []
  for (const stage of Object.keys(STAGES) as Stage[]) {
    const { body: filed } = await api.as(username, {
      method: 'POST',
      path: '/dossiers',
      body: filing,
    })
    await advance(api, filed, stage)
    samples.push({ code: filed.code, stage, isCommune })
  }
  return samples
}

/** Who would file dossiers of a procedure, by whom it is meant for. */
export async function filerOf(api: Api, code: string): Promise<Filer> {
  const { body: procedure } = await api.as(null, { path: `/procedures/${code}` })
  const isForPeople = procedure.audience.some((each: string) =>
    /citizen|foreigner|overseas|cadre|household/.test(each),
  )
  const username = isForPeople ? 'congdan' : 'doanhnghiep'
  const filingWith = (fileId: string) => filingOf(procedure, username, fileId)
  return { username, usesFile: filingWith('').documents.length > 0, filingWith }
}

function filingOf(
  // oxlint-disable-next-line typescript/no-explicit-any -- a description as the API gives it
  procedure: any,
  username: Applicant,
  fileId: string,
) {
  const caseId = procedure.cases[0]?.id ?? null
  const units: { readonly code: string }[] = procedure.receivingUnits
  const [competent] = units
  const unit = competent?.code.startsWith(CENTRE)
    ? competent
    : units.find(({ code }) => code.startsWith(COMMUNE))
  const needed = procedure.components.filter(
    ({ required, caseIds }: { required: boolean; caseIds: string[] }) =>
      required && (caseIds.length === 0 || caseIds.includes(caseId)),
  )
  return {
    procedureCode: procedure.code,
    caseId,
    receivingUnit: unit?.code ?? '',
    channel: 'online',
    applicant: APPLICANTS[username],
    form: procedure.form?.example ?? {},
    documents: needed.map(({ id }: { id: string }) => ({ componentId: id, fileId })),
    delivery: { method: 'counter' },
    confirmDuplicate: true,
  }
}

/** Takes a filed dossier to a stage, each action by the officer whose it is. */
export async function advance(api: Api, filed: Answer['body'], stage: Stage): Promise<void> {
  if (stage === 'submitted') return
  const reception = officerFor('reception', filed.receivingUnit)
  if (stage === 'awaiting-supplement') {
    const items = [{ text: 'Bản chụp giấy tờ tùy thân bị mờ.' }]
    await act(api, reception, filed, { action: 'request-supplement', items })
    return
  }
  let dossier = await act(api, reception, filed, { action: 'receive' })
  if (stage === 'received') return
  dossier = await completeStep(api, dossier)
  if (stage === 'processing') {
    if (dossier.state === 'processing') await claim(api, dossier)
    return
  }
  for (let step = 0; step < MOST_STEPS && dossier.state !== 'finished'; step += 1)
    dossier = await completeStep(api, dossier)
  if (stage === 'finished') return
  const receivedBy = { name: filed.applicant.name }
  await act(api, reception, dossier, { action: 'hand-over', receivedBy, method: 'counter' })
}

async function claim(api: Api, dossier: Answer['body']): Promise<void> {
  const [step] = dossier.currentSteps
  await act(api, officerFor(step.role, step.unitCode), dossier, { action: 'claim' })
}

/** Does what the open step asks for, as the officer who holds its role there. */
function completeStep(api: Api, dossier: Answer['body']): Promise<Answer['body']> {
  const [step] = dossier.currentSteps
  const officer = officerFor(step.role, step.unitCode)
  if (step.role === 'approver') {
    const content = 'Đồng ý giải quyết theo đề nghị.'
    return act(api, officer, dossier, { action: 'sign-result', kind: 'approval', content })
  }
  if (step.role === 'clerk') return act(api, officer, dossier, { action: 'issue-result' })
  return act(api, officer, dossier, { action: 'complete-step', outcome: step.outcomes[0].code })
}

async function act(
  api: Api,
  officer: string,
  dossier: Answer['body'],
  { action, ...body }: { readonly action: string; readonly [field: string]: unknown },
): Promise<Answer['body']> {
  const answer = await api.as(officer, {
    method: 'POST',
    path: `/dossiers/${dossier.code}/actions/${action}`,
    body: { version: dossier.version, ...body },
  })
  return answer.body
}

const OFFICERS: Readonly<Record<string, string>> = {
  reception: 'tiepnhan',
  handler: 'thuly',
  'division-head': 'lanhdaophong',
  approver: 'lanhdao',
  clerk: 'vanthu',
}

/** The account with a role in a unit; the communes other than that of the samples have theirs by `fill`. */
export function officerFor(role: string, unitCode: string): string {
  const username = OFFICERS[role] ?? role
  const commune = /^H37\.\d{3}/.exec(unitCode)?.[0]
  if (commune === undefined) return username
  return `${username}.${commune === COMMUNE ? 'xa' : commune.toLowerCase()}`
}
