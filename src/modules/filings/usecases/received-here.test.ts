import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day'
import { recordAcceptance, type SignedAcceptance } from '#modules/acceptances'
import { procedureOn } from '#modules/procedures'
import { acting, anAccount, answerOf, aRole } from '../../../../tools/test-support/accounts.ts'
import { aDemoApp } from '../../../../tools/test-support/app.ts'
import { aContext } from '../../../../tools/test-support/database.ts'
import { aFiling } from '../../../../tools/test-support/filings.ts'
import { CATALOGUE_NEIGHBOURS } from '../../../neighbours.ts'
import { viewProcedure } from '../../procedures/usecases/view-procedure.ts'
import { aResident } from '../test-support/filings.ts'
import { beginFiling } from './begin-filing.ts'
import { prepareFiling } from './prepare-filing.ts'

const CERTIFICATE = '1.001653'
const REASON = 'Phải kiểm tra thực địa.'

const world = await aDemoApp()
const { as, database } = world
const { filing } = await aFiling(world, CERTIFICATE)
const officer = await anAccount(database)
const control = aContext(database, { actor: acting(officer, aRole('procedure-control', 'vp')) })
const resident = await aResident(database)
const levels = (await procedureOn(resident, CERTIFICATE, day('2026-03-02')))?.content.levels ?? []

let numbers = 0
function recorded(given: Partial<SignedAcceptance> = {}) {
  return recordAcceptance(control, {
    number: `${++numbers}/QĐ-UBND`,
    decidedOn: day('2026-02-01'),
    signer: 'Chủ tịch',
    effectiveFrom: day('2026-02-10'),
    replacesEarlier: true,
    lines: levels.map((level) => ({ code: CERTIFICATE, level, reason: REASON })),
    ...given,
  })
}

describe('a procedure', () => {
  test('is received as before while no list names it', async () => {
    const { places, whyNot, notAccepted } = await prepareFiling(resident, CERTIFICATE)

    expect({ whyNot, notAccepted }).toEqual({ whyNot: null, notAccepted: null })
    expect(places.length).toBeGreaterThan(0)
    expect(
      (await viewProcedure(resident, CERTIFICATE, CATALOGUE_NEIGHBOURS)).receivingPlaces,
    ).toHaveLength(places.length)
  })

  test('that the list in force refuses is begun, filed and received nowhere, and it is told why', async () => {
    const begun = await prepareFiling(resident, CERTIFICATE)
    const [place] = begun.places
    await recorded()
    const counter = {
      ...filing,
      channel: 'counter',
      form: {},
      documents: filing.documents.map(({ componentId }) => ({
        componentId,
        paper: { originals: 1, copies: 0 },
      })),
    }

    const choice = { caseId: null, receivingUnit: place?.code ?? '' }
    const online = await as('congdan').post('/dossiers', filing)
    const atCounter = await as('tiepnhan.xa').post('/dossiers', counter)

    expect(await answerOf(beginFiling(resident, CERTIFICATE, choice))).toBe(
      'invalid/not-received-at-one-stop',
    )
    expect(online).toMatchObject({
      status: 422,
      body: { code: 'invalid/not-received-at-one-stop' },
    })
    expect(atCounter).toMatchObject({
      status: 422,
      body: { code: 'invalid/not-received-at-one-stop' },
    })
    expect(await prepareFiling(resident, CERTIFICATE)).toMatchObject({
      whyNot: 'not-accepted',
      notAccepted: REASON,
      places: [],
    })
    expect(await viewProcedure(resident, CERTIFICATE, CATALOGUE_NEIGHBOURS)).toMatchObject({
      notReceived: REASON,
      receivingPlaces: [],
    })
    expect((await as(null).get(`/procedures/${CERTIFICATE}`)).body).toMatchObject({
      notReceived: REASON,
      receivingUnits: [],
    })
  })

  test('is received again when a later list says so, from its day on', async () => {
    await recorded({
      effectiveFrom: day('2026-03-01'),
      lines: levels.map((level) => ({ code: CERTIFICATE, level, reason: null })),
    })

    expect(await prepareFiling(resident, CERTIFICATE)).toMatchObject({ whyNot: null })
  })
})
