import { beforeAll, describe, expect, test } from 'vitest'
import { formatInstant } from '#kernel/instant'
import { officerByUsername } from '#modules/identity'
import { heldRolesOf } from '#modules/organisations'
import type { Actor } from '#platform/access'
import { aDemoApp } from '../../../../../tools/test-support/app.ts'
import { aContext } from '../../../../../tools/test-support/database.ts'
import { aDossierAt } from '../../../../../tools/test-support/dossiers.ts'
import { aFiling } from '../../../../../tools/test-support/filings.ts'
import { listOwedApologies } from './list-owed-apologies.ts'

const server = await aDemoApp()
const { as, clock, database } = server

/** Changing a certificate of disability: some working days, at the same commune as the birth. */
const CERTIFICATE = '1.001653'
const HOUR = 3_600_000
const REASON = 'Hội đồng xác định chưa họp được.'

async function owed(username = 'lanhdao.xa', limit = 50) {
  const known = await officerByUsername(aContext(database), username, heldRolesOf)
  const actor = { ...(known as Actor), displayName: username }
  const context = aContext(database, { actor, now: clock.now() })
  return listOwedApologies(context, { after: null, limit })
}

async function aCertificateInHandling() {
  const { filing } = await aFiling(server, CERTIFICATE)
  const filed = (await as('congdan').post('/dossiers', filing)).body
  const received = await as('tiepnhan.xa').post(`/dossiers/${filed.code}/actions/receive`, {
    version: filed.version,
  })
  return received.body as { code: string; version: number; dueAt: string }
}

/** Moves the clock to so many hours before an instant (after it when negative). */
function goTo(at: string, hoursBefore: number): void {
  clock.set(new Date(new Date(at).getTime() - hoursBefore * HOUR))
}

let birth: { code: string; version: number; dueAt: string }
let certificate: { code: string; version: number; dueAt: string }

beforeAll(async () => {
  birth = await aDossierAt(server, 'received')
  certificate = await aCertificateInHandling()
})

describe('the apologies that a head owes', () => {
  test('are none for what is not due within three working days', async () => {
    const { items } = await owed()

    expect(items.map(({ code }) => code)).not.toContain(certificate.code)
  })

  test('are for the late dossiers first, then for those soon due', async () => {
    goTo(certificate.dueAt, 3 * 24 + 1) // due on a Monday: the afternoon of the Friday before

    const { items } = await owed()

    expect(items.map(({ code, refusal }) => [code, refusal])).toEqual([
      [birth.code, null],
      [certificate.code, null],
    ])
  })

  test('are told page by page', async () => {
    const { items, next } = await owed('lanhdao.xa', 1)

    expect(items.map(({ code }) => code)).toEqual([birth.code])
    expect(next).not.toBeNull()
  })

  test('cannot be signed on the last working day before the date any more, and it says so', async () => {
    goTo(certificate.dueAt, 1)

    const { items } = await owed()

    expect(items.map(({ code, refusal }) => [code, refusal])).toEqual([
      [birth.code, null],
      [certificate.code, 'conflict/too-late-to-extend'],
    ])
  })

  test('are signed many at once, each sent to its applicant, the others told why not', async () => {
    const items = [birth, certificate].map(({ code, version }) => ({ code, version }))
    const dueAt = formatInstant(new Date(new Date(certificate.dueAt).getTime() + 240 * HOUR))
    const asked = { action: 'extend', items, body: { reason: REASON, dueAt } }

    const { body } = await as('lanhdao.xa').post('/dossiers/bulk', asked, {
      'idempotency-key': 'apologies-of-the-day',
    })

    expect(body.items).toMatchObject([
      { code: birth.code, ok: true },
      { code: certificate.code, ok: false, refusal: 'conflict/too-late-to-extend' },
    ])
    const { body: letters } = await as('congdan').get(`/dossiers/${birth.code}/letters`)
    expect(letters.items.at(-1)).toMatchObject({ form: '04', number: '01/PXL-UBND' })
  })

  test('are owed once: the first date stays known, and a second delay is refused', async () => {
    const { body } = await as('lanhdao.xa').get(`/dossiers/${birth.code}`)
    goTo(body.dueAt, 25)

    const { items } = await owed()

    expect(items.find(({ code }) => code === birth.code)).toMatchObject({
      originalDueAt: birth.dueAt,
      dueAt: body.dueAt,
      refusal: 'conflict/already-extended',
    })
  })

  test('are no business of an officer who heads nothing', async () => {
    await expect(owed('thuly.xa')).rejects.toMatchObject({ code: 'forbidden/role' })
  })
})
