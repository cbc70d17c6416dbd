import { describe, expect, test } from 'vitest'
import { aDemoApp, MONDAY_MORNING, type Reply } from '../../tools/test-support/app.ts'
import { uploaded } from '../../tools/test-support/uploads.ts'
import { langSonCatalogue } from './catalogue.ts'

interface Packed {
  readonly code: string
  readonly content: { readonly handledElsewhere: unknown; readonly audience: readonly string[] }
}

const { app, clock, as } = await aDemoApp()
const procedures = langSonCatalogue() as Packed[]
const handledHere = procedures.filter(({ content }) => content.handledElsewhere === null)
const lookUpOnly = procedures.filter(({ content }) => content.handledElsewhere !== null)

const PEOPLE = {
  citizen: {
    kind: 'citizen',
    name: 'Hoàng Thị Bế',
    personalId: '020190001234',
    phone: '0912345678',
  },
  business: { kind: 'business', name: 'Công ty TNHH Xứ Lạng', taxCode: '4900123467' },
} as const

/** What the filing of a procedure needs to hold, put together from its public description. */
async function filingFor(code: string, audience: readonly string[]) {
  const isCitizen = audience.some((each) => /citizen|foreigner|overseas|cadre|household/.test(each))
  const username = isCitizen ? 'congdan' : 'doanhnghiep'
  const { body: procedure } = await as(null).get(`/procedures/${code}`)
  const fileId = await uploaded(app, username)
  const caseId = procedure.cases[0]?.id ?? null
  const needed = procedure.components.filter(
    (component: { required: boolean; caseIds: string[] }) =>
      component.required && (component.caseIds.length === 0 || component.caseIds.includes(caseId)),
  )
  return {
    username,
    filing: {
      procedureCode: code,
      caseId,
      receivingUnit: procedure.receivingUnits[0].code,
      channel: procedure.onlineLevel === 'information' ? 'counter' : 'online',
      applicant: isCitizen ? PEOPLE.citizen : PEOPLE.business,
      form: procedure.form?.example ?? {},
      documents: needed.map(({ id }: { id: string }) => ({ componentId: id, fileId })),
      delivery: { method: 'counter' },
      confirmDuplicate: true,
    },
  }
}

const officerFor = (role: string, isCommune: boolean) =>
  ({
    reception: 'tiepnhan',
    handler: 'thuly',
    'division-head': 'lanhdaophong',
    approver: 'lanhdao',
    clerk: 'vanthu',
  })[role] + (isCommune ? '.xa' : '')

/** Does whatever the open step asks for, as the demonstration officer who holds it. */
async function advance(dossier: Reply['body']): Promise<Reply> {
  const [step] = dossier.currentSteps
  const isCommune = step.unitCode.startsWith('H37.102')
  const officer = as(officerFor(step.role, isCommune))
  const action =
    { approver: 'sign-result', clerk: 'issue-result' }[step.role as string] ?? 'complete-step'
  const body = {
    'sign-result': { kind: 'approval', content: 'Đồng ý giải quyết theo đề nghị.' },
    'issue-result': {},
    'complete-step': { outcome: step.outcomes[0].code },
  }[action]
  return officer.post(`/dossiers/${dossier.code}/actions/${action}`, {
    version: dossier.version,
    ...body,
  })
}

describe('with the demonstration accounts, from filing to hand-over', () => {
  test('the locality handles 93 procedures and keeps 4 for look-up', () => {
    expect(handledHere).toHaveLength(93)
    expect(lookUpOnly).toHaveLength(4)
  })

  test.each(handledHere.map(({ code, content }) => [code, content.audience] as const))(
    '%s can be taken to its end',
    async (code, audience) => {
      clock.set(MONDAY_MORNING)
      const { username, filing } = await filingFor(code, audience)

      const filed = await as(username).post('/dossiers', filing)
      expect(filed.body, code).toMatchObject({ state: 'submitted', version: 1 })
      const isCommune = filing.receivingUnit.startsWith('H37.102')
      const reception = as(officerFor('reception', isCommune))
      let reply = await reception.post(`/dossiers/${filed.body.code}/actions/receive`, {
        version: 1,
      })
      expect(reply.body, code).toMatchObject({ state: 'received' })
      for (let steps = 0; steps < 15 && reply.body.state !== 'finished'; steps += 1) {
        reply = await advance(reply.body)
        expect(reply.status, `${code} ${JSON.stringify(reply.body)}`).toBe(200)
      }
      expect(reply.body).toMatchObject({ state: 'finished', portalStatus: 9 })
      const handedOver = await reception.post(`/dossiers/${filed.body.code}/actions/hand-over`, {
        version: reply.body.version,
        receivedBy: { name: filing.applicant.name },
        method: 'counter',
      })

      expect(handedOver.body).toMatchObject({ state: 'returned', portalStatus: 10 })
    },
  )

  test.each(lookUpOnly.map(({ code }) => code))('%s is handled by another branch', async (code) => {
    const procedure = await as(null).get(`/procedures/${code}`)
    const filed = await as('congdan').post('/dossiers', {
      procedureCode: code,
      receivingUnit: 'H37.102.01',
      channel: 'online',
      applicant: PEOPLE.citizen,
      delivery: { method: 'counter' },
    })

    expect(procedure.body).toMatchObject({ accepted: false, receivingUnits: [] })
    expect(filed).toMatchObject({
      status: 422,
      body: { code: 'invalid/procedure-not-received-here' },
    })
  })
})
