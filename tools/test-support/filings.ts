import type { Reply, TestApp } from './app.ts'
import { uploaded } from './uploads.ts'

export const PEOPLE = {
  citizen: {
    kind: 'citizen',
    name: 'Hoàng Thị Bế',
    personalId: '020190001234',
    phone: '0912345678',
  },
  business: { kind: 'business', name: 'Công ty TNHH Xứ Lạng', taxCode: '4900123467' },
} as const

/** A complete online filing of a procedure, put together from its public description, and who files it. */
export async function aFiling({ app, as }: TestApp, code: string) {
  const { body: procedure } = await as(null).get(`/procedures/${code}`)
  const isCitizen = procedure.audience.some((each: string) =>
    /citizen|foreigner|overseas|cadre|household/.test(each),
  )
  const username = isCitizen ? 'congdan' : 'doanhnghiep'
  const fileId = await uploaded(app, username)
  const caseId: string | null = procedure.cases[0]?.id ?? null
  const needed = procedure.components.filter(
    (component: { required: boolean; caseIds: string[] }) =>
      component.required &&
      (component.caseIds.length === 0 || component.caseIds.includes(caseId ?? '')),
  )
  const isOnline = procedure.onlineLevel !== 'information'
  return {
    username,
    filing: {
      procedureCode: code,
      caseId,
      receivingUnit: procedure.receivingUnits[0].code as string,
      channel: isOnline ? ('online' as const) : ('counter' as const),
      applicant: isCitizen ? PEOPLE.citizen : PEOPLE.business,
      form: (procedure.form?.example ?? {}) as object,
      documents: needed.map(({ id }: { id: string }) => ({ componentId: id, fileId })) as {
        componentId: string
        fileId: string
      }[],
      delivery: { method: 'counter' },
      confirmDuplicate: true,
    },
  }
}

/** The demonstration officer with a role at the centre or, for a commune's procedures, in the commune. */
export function officerFor(role: string, isCommune: boolean): string {
  const officers: Readonly<Record<string, string>> = {
    reception: 'tiepnhan',
    handler: 'thuly',
    'division-head': 'lanhdaophong',
    approver: 'lanhdao',
    clerk: 'vanthu',
  }
  return officers[role] + (isCommune ? '.xa' : '')
}

/** Does whatever the open step asks for, as the demonstration officer who holds it. */
export async function advance({ as }: TestApp, dossier: Reply['body']): Promise<Reply> {
  const [step] = dossier.currentSteps
  const isCommune = step.unitCode.startsWith('H37.102')
  const action =
    { approver: 'sign-result', clerk: 'issue-result' }[step.role as string] ?? 'complete-step'
  const body = {
    'sign-result': { kind: 'approval', content: 'Đồng ý giải quyết theo đề nghị.' },
    'issue-result': {},
    'complete-step': { outcome: step.outcomes[0].code },
  }[action]
  return as(officerFor(step.role, isCommune)).post(`/dossiers/${dossier.code}/actions/${action}`, {
    version: dossier.version,
    ...body,
  })
}
