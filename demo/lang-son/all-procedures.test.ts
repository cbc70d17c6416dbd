import { describe, expect, test } from 'vitest'
import { aDemoApp, MONDAY_MORNING } from '../../tools/test-support/app.ts'
import { advance, aFiling, officerFor, PEOPLE } from '../../tools/test-support/filings.ts'
import { langSonCatalogue } from './catalogue.ts'

interface Packed {
  readonly code: string
  readonly content: { readonly handledElsewhere: unknown }
}

const world = await aDemoApp()
const { clock, as } = world
const procedures = langSonCatalogue() as Packed[]
const handledHere = procedures.filter(({ content }) => content.handledElsewhere === null)
const lookUpOnly = procedures.filter(({ content }) => content.handledElsewhere !== null)

describe('with the demonstration accounts, from filing to hand-over', () => {
  test('the locality handles 93 procedures and keeps 4 for look-up', () => {
    expect(handledHere).toHaveLength(93)
    expect(lookUpOnly).toHaveLength(4)
  })

  test.each(handledHere.map(({ code }) => code))('%s can be taken to its end', async (code) => {
    clock.set(MONDAY_MORNING)
    const { username, filing } = await aFiling(world, code)

    const filed = await as(username).post('/dossiers', filing)
    expect(filed.body, code).toMatchObject({ state: 'submitted', version: 1 })
    const isCommune = filing.receivingUnit.startsWith('H37.102')
    const reception = as(officerFor('reception', isCommune))
    let reply = await reception.post(`/dossiers/${filed.body.code}/actions/receive`, {
      version: 1,
    })
    expect(reply.body, code).toMatchObject({ state: 'received' })
    for (let steps = 0; steps < 15 && reply.body.state !== 'finished'; steps += 1) {
      reply = await advance(world, reply.body)
      expect(reply.status, `${code} ${JSON.stringify(reply.body)}`).toBe(200)
    }
    expect(reply.body).toMatchObject({ state: 'finished', portalStatus: 9 })
    const handedOver = await reception.post(`/dossiers/${filed.body.code}/actions/hand-over`, {
      version: reply.body.version,
      receivedBy: { name: filing.applicant.name },
      method: 'counter',
    })

    expect(handedOver.body).toMatchObject({ state: 'returned', portalStatus: 10 })
  })

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
