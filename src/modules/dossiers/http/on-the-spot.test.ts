import { beforeEach, describe, expect, test } from 'vitest'
import { day } from '#kernel/day'
import { dayOf, formatInstant } from '#kernel/instant'
import { delegationsOfSigner, giveDelegation, takeBackDelegation } from '#modules/delegations'
import { officerByUsername } from '#modules/identity'
import { heldRolesOf } from '#modules/organisations'
import { rolesInForce } from '#modules/substitutions'
import type { Actor } from '#platform/access'
import { neededKeyOfRequest } from '#platform/idempotency'
import { newId } from '#platform/ids'
import { aDemoApp } from '../../../../tools/test-support/app.ts'
import { aContext } from '../../../../tools/test-support/database.ts'
import { aCounterFiling, aDossierAt, CENTRE } from '../../../../tools/test-support/dossiers.ts'
import { aFiling } from '../../../../tools/test-support/filings.ts'
import { viewSitting } from '../usecases/on-the-spot/view-sitting.ts'

/** The commune that decides what the demonstration's `.xa` officers handle. */
const COMMUNE = 'H37.102'
/** Four on the spot, with a clerk's step at its end. */
const FOUR = '1.001570'

const server = await aDemoApp()
const { as, database } = server

async function contextOf(username: string, roles = heldRolesOf) {
  const known = await officerByUsername(aContext(database), username, roles)
  return aContext(database, { actor: { ...(known as Actor), displayName: username } })
}

const today = () => dayOf(server.clock.now())

async function delegated(includesSeal: boolean): Promise<void> {
  await giveDelegation(await contextOf('lanhdao.xa'), {
    username: 'tiepnhan.xa',
    unitCode: COMMUNE,
    decision: 'số 12/QĐ-UBND ngày 02/11/2026',
    includesSeal,
    validFrom: today(),
    validTo: today(),
  })
}

/** No test begins with what another one was delegated. */
beforeEach(async () => {
  const signer = await contextOf('lanhdao.xa')
  for (const { id } of (await delegationsOfSigner(signer)).given)
    await takeBackDelegation(signer, id)
})

const SITTING = {
  opinion: 'Hồ sơ đủ điều kiện.',
  kind: 'approval',
  content: 'Đồng ý đăng ký.',
  receivedBy: { name: 'Hoàng Thị Bế', personalId: '020190001234' },
}

interface Versioned {
  readonly code: string
  readonly version: number
}

const sit = (dossier: Versioned, by = 'tiepnhan.xa', sitting: object = SITTING) =>
  as(by).post(`/dossiers/${dossier.code}/on-the-spot`, { version: dossier.version, ...sitting })

async function eventsOf(code: string) {
  const { body } = await as('tiepnhan.xa').get(`/dossiers/${code}/events`)
  return body.items as readonly {
    readonly type: string
    readonly at: string
    readonly actor: { readonly name: string; readonly role: string }
    readonly data: Record<string, unknown>
  }[]
}

async function atCounter(): Promise<Versioned> {
  const { body } = await as('tiepnhan.xa').post('/dossiers', await aCounterFiling(server))
  return body
}

describe('five on the spot', () => {
  test('receives, examines, approves, seals and hands over in one sitting, each an event with its person and time', async () => {
    await delegated(true)
    const { status, body } = await sit(await atCounter())

    expect({ status, state: body.state }).toEqual({ status: 200, state: 'returned' })
    expect(body.result).toMatchObject({ kind: 'approval', number: expect.stringContaining('/KQ') })
    const events = await eventsOf(body.code)
    expect(events.map(({ type, actor }) => [type, actor.role])).toEqual([
      ['dossier.submitted', 'reception'],
      ['sitting.held', 'reception'],
      ['dossier.received', 'reception'],
      ['step.completed', 'handler'],
      ['result.signed', 'approver'],
      ['result.issued', 'clerk'],
      ['result.handed-over', 'reception'],
    ])
    expect(new Set(events.map(({ actor }) => actor.name)).size).toBe(1)
    expect(events.every(({ at }) => Number.isFinite(Date.parse(at)))).toBe(true)
    expect(events[1]?.data).toEqual({ kind: 5, delegation: 'số 12/QĐ-UBND ngày 02/11/2026' })
  })

  test('needs no receipt, for the result is in the person’s hand', async () => {
    await delegated(true)
    const { body } = await sit(await atCounter())

    const letters = await as('tiepnhan.xa').get(`/dossiers/${body.code}/letters`)

    expect(letters.body.items).toEqual([])
  })

  test('gives the receipt to who asks for it afterwards', async () => {
    await delegated(true)
    const { body } = await sit(await atCounter())

    const { version } = body
    const asked = {
      version,
      name: 'Nông Văn Lâm',
      document: '020085000777',
      isRepresentative: true,
    }
    const path = `/dossiers/${body.code}/actions/reprint-receipt`
    const { status } = await as('tiepnhan.xa').post(path, asked)

    const letters = await as('tiepnhan.xa').get(`/dossiers/${body.code}/letters`)
    expect({ status, letters: letters.body.items }).toMatchObject({
      status: 200,
      letters: [{ form: '01' }],
    })
  })

  test('goes on from a dossier that was received before', async () => {
    await delegated(true)
    const { body } = await sit(await aDossierAt(server, 'received'))

    expect(body.state).toBe('returned')
  })

  test('may also end with a rejection', async () => {
    await delegated(true)
    const rejection = { ...SITTING, kind: 'rejection', content: 'Đã đăng ký khai sinh trước đó.' }
    const { body } = await sit(await atCounter(), 'tiepnhan.xa', rejection)

    expect(body).toMatchObject({ state: 'returned', result: { kind: 'rejection' } })
    const step = (await eventsOf(body.code)).find(({ type }) => type === 'step.completed')
    expect(step?.data.outcome).toBe('unqualified')
  })

  test('leaves nothing behind when it is refused, and is refused without the signer’s delegation', async () => {
    const dossier = await atCounter()
    const refused = await sit(dossier)

    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'conflict/signer-has-not-delegated' },
    })
    expect(await eventsOf(dossier.code)).toHaveLength(1)
  })

  test('is refused to whom the seal was not delegated', async () => {
    await delegated(false)

    expect((await sit(await atCounter())).body.code).toBe('conflict/seal-not-delegated')
  })

  test('is refused once the delegation was taken back', async () => {
    await delegated(true)
    const signer = await contextOf('lanhdao.xa')
    const [given] = (await delegationsOfSigner(signer)).given
    await takeBackDelegation(signer, given!.id)

    expect((await sit(await atCounter())).body.code).toBe('conflict/signer-has-not-delegated')
  })

  test('is held by reception only, on the present version, and not of what has ended', async () => {
    await delegated(true)
    const dossier = await atCounter()

    expect((await sit(dossier, 'thuly.xa')).status).toBe(403)
    expect((await sit(dossier, 'tiepnhan.xa2')).status).toBe(404)
    expect((await sit({ ...dossier, version: 9 })).body.code).toBe('conflict/stale-version')
    const done = await sit(dossier)
    expect((await sit(done.body)).body.code).toBe('conflict/already-returned')
  })
})

describe('four on the spot', () => {
  const aDossier = async () => {
    const { filing } = await aFiling(server, FOUR)
    const receivingUnit = CENTRE
    const filed = await as('congdan').post('/dossiers', { ...filing, receivingUnit })
    return filed.body as Versioned
  }

  test('may leave the seal to the clerk, with a receipt for the result', async () => {
    await delegated(false)
    const { status, body } = await sit(await aDossier())

    expect({ status, state: body.state }).toEqual({ status: 200, state: 'processing' })
    expect(body.currentSteps).toMatchObject([{ role: 'clerk' }])
    const letters = await as('tiepnhan.xa').get(`/dossiers/${body.code}/letters`)
    expect(letters.body.items).toMatchObject([{ form: '01' }])
  })

  test('is handed over at once where the seal was delegated, too', async () => {
    await delegated(true)

    expect((await sit(await aDossier())).body.state).toBe('returned')
  })
})

test('what another place gives back is not handed over in a sitting here', async () => {
  await delegated(true)
  const dossier = await atCounter()
  await database.asOwner('update dossier set return_unit_id = competent_unit_id where code = $1', [
    dossier.code,
  ])

  const seen = await viewSitting(await contextOf('tiepnhan.xa'), dossier.code)
  const refused = await sit(dossier)

  expect(seen?.refusal).toBe('forbidden/not-your-unit')
  expect(refused).toMatchObject({ status: 403, body: { code: 'forbidden/not-your-unit' } })
})

test('a procedure that is not on the list is not handled on the spot', async () => {
  await delegated(true)
  const { username, filing } = await aFiling(server, '1.013831')
  const { body } = await as(username).post('/dossiers', filing)

  expect((await sit(body, 'tiepnhan')).body.code).toBe('conflict/not-on-the-spot')
})

describe('a delegation', () => {
  const given = {
    username: 'tiepnhan.xa',
    unitCode: COMMUNE,
    decision: 'số 12/QĐ-UBND',
    includesSeal: false,
    validFrom: day('2027-01-01'),
    validTo: day('2027-12-31'),
  }

  test.each([
    [{ username: 'khong-ai' }, 'invalid/assignee-unknown'],
    [{ username: 'lanhdao.xa' }, 'invalid/delegation-to-oneself'],
    [{ validTo: day('2026-12-31') }, 'invalid/delegation-period'],
    [{ validTo: day('2028-01-02') }, 'invalid/delegation-period'],
    [{ unitCode: 'H37.30' }, 'forbidden/not-your-unit'],
  ])('with %j is refused: %s', async (wrong, code) => {
    const giving = giveDelegation(await contextOf('lanhdao.xa'), { ...given, ...wrong })

    await expect(giving).rejects.toMatchObject({ code })
  })

  test('is given once when it is sent twice', async () => {
    const signer = await contextOf('lanhdao.xa')
    const request = neededKeyOfRequest(newId(), { route: 'POST /can-bo/uy-quyen', body: given })
    const held = async () => (await delegationsOfSigner(signer)).given.length
    const before = await held()

    const ids = [
      await giveDelegation(signer, given, request),
      await giveDelegation(signer, given, request),
    ]

    expect(new Set(ids).size).toBe(1)
    expect(await held()).toBe(before + 1)
  })

  test('is offered to whoever receives at a counter, those of the own agency first', async () => {
    const { officers } = await delegationsOfSigner(await contextOf('lanhdao.xa'))

    expect(officers[0]).toMatchObject({ username: 'tiepnhan.xa' })
    expect(officers.map(({ username }) => username)).toEqual(
      expect.arrayContaining(['tiepnhan', 'tiepnhan.xa2']),
    )
    expect(officers.map(({ username }) => username)).not.toContain('thuly.xa')
  })

  test('is given by the signer in person, not by who stands in for them', async () => {
    const now = server.clock.now()
    const [from, until] = [now, new Date(now.getTime() + 3_600_000)].map(formatInstant)
    const substitution = { absent: 'lanhdao.xa', substitute: 'lanhdaophong.xa', from, until }
    expect((await as('lanhdao.xa').post('/substitutions', substitution)).status).toBe(201)

    const substitute = await contextOf('lanhdaophong.xa', (_, id) =>
      rolesInForce(aContext(database, { now }), id),
    )

    expect(substitute.actor.roles.map(({ role }) => role)).toContain('approver')
    expect((await delegationsOfSigner(substitute)).agencies).toEqual([])
    await expect(giveDelegation(substitute, given)).rejects.toMatchObject({
      code: 'forbidden/not-your-unit',
    })
  })

  test('is given by signers only, and taken back by theirs', async () => {
    const id = await giveDelegation(await contextOf('lanhdao.xa'), given)

    await expect(giveDelegation(await contextOf('thuly.xa'), given)).rejects.toMatchObject({
      code: 'forbidden/role',
    })
    await expect(takeBackDelegation(await contextOf('lanhdao'), id)).rejects.toMatchObject({
      code: 'not-found/delegation',
    })
  })
})
