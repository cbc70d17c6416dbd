import { describe, expect, test } from 'vitest'
import type { DossierId } from '#kernel/id'
import { formatInstant } from '#kernel/instant'
import { inTransaction } from '#platform/db'
import { aDemoApp, MONDAY_MORNING } from '../../../../tools/test-support/app.ts'
import { aContext } from '../../../../tools/test-support/database.ts'
import { aDossierAt } from '../../../../tools/test-support/dossiers.ts'
import { aFiling } from '../../../../tools/test-support/filings.ts'
import { APPLICANT } from '../../../../tools/test-support/letters.ts'
import { readPdf } from '../../../../tools/test-support/pdf.ts'
import { letterTitle, type LetterKind } from '../domain/circulars.ts'
import type { LetterContent } from '../domain/letter-content.ts'
import { CONTENTS, isLetter, KINDS } from '../test-support/samples.ts'
import { issueLetter } from './issue-letter.ts'
import { verifyLetter } from './verify-letter.ts'

const server = await aDemoApp()
const { app, database, as } = server
const DAY = 86_400_000

/** Changing a certificate of disability, which may be put off. */
const CERTIFICATE = '1.001653'
let addresses = 0

async function aReceivedDossier() {
  const { code } = await aDossierAt(server, 'received')
  return (await as('tiepnhan.xa').get(`/dossiers/${code}`)).body
}

async function tokensOf(code: string): Promise<string[]> {
  const rows = await database.asOwner<{ token: string }>(
    `select verification_token as token from dossier
     join letter on letter.dossier_id = dossier.id where code = $1 order by seq`,
    [code],
  )
  return rows.map(({ token }) => token)
}

async function issue<Kind extends LetterKind>(
  code: string,
  kind: Kind,
  content: LetterContent<Kind>,
): Promise<void> {
  const [row] = await database.asOwner<{ id: DossierId }>(
    'select id from dossier where code = $1',
    [code],
  )
  const context = aContext(database)
  await inTransaction(context.db, (tx) =>
    issueLetter(tx, context, { dossierId: row!.id, kind, content, isForApplicant: true }),
  )
}

function verified(token: string | undefined, address?: string) {
  addresses += 1
  return verifyLetter(aContext(database), token ?? '', address ?? `10.4.0.${addresses}`)
}

describe('the QR code of a letter', () => {
  test('tells that it was issued, by whom, under which form and number, and for which dossier', async () => {
    const { code, procedureName } = await aReceivedDossier()
    const { body: letters } = await as('tiepnhan.xa').get(`/dossiers/${code}/letters`)

    const letter = await verified((await tokensOf(code))[0])

    expect(letter).toMatchObject({
      title: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả',
      number: letters.items[0].number,
      issuedAt: letters.items[0].madeAt,
      dossierCode: code,
      procedureName,
      reprintedAt: null,
      replacedBy: null,
      appointmentMovedBy: null,
    })
    expect(letter.form).toMatch(/^Mẫu số 01 – Thông tư số/)
    const pdf = await readPdf((await as('tiepnhan.xa').get(letters.items[0].href)).bytes)
    expect(pdf.pages.join('\n').replaceAll(/\s+/g, ' ').toLocaleLowerCase('vi')).toContain(
      letter.unitName.toLocaleLowerCase('vi'),
    )
  })

  test('says nothing about the person', async () => {
    const { code, applicant } = await aReceivedDossier()

    const letter = await verified((await tokensOf(code))[0])

    expect(JSON.stringify(letter)).not.toMatch(
      new RegExp(`${applicant.name}|${applicant.personalId}|912.?345.?678`),
    )
  })

  test('is on its pages as a link, and each letter has one of its own of 128 bits', async () => {
    const first = await aReceivedDossier()
    const second = await aReceivedDossier()
    const { body: letters } = await as('tiepnhan.xa').get(`/dossiers/${first.code}/letters`)
    const { bytes } = await as('tiepnhan.xa').get(letters.items[0].href)
    const [token] = await tokensOf(first.code)

    expect(Buffer.from(token ?? '', 'base64url')).toHaveLength(16)
    expect(await tokensOf(second.code)).not.toContain(token)
    expect((await readPdf(bytes)).links).toEqual([expect.stringMatching(`/kiem-tra/${token}$`)])
  })

  test('of a receipt that was printed again tells when, and the first one that it is replaced', async () => {
    const dossier = await aReceivedDossier()
    await as('tiepnhan.xa').post(`/dossiers/${dossier.code}/actions/reprint-receipt`, {
      version: dossier.version,
      name: 'Lý Thị Mẩy',
      document: dossier.applicant.personalId,
    })
    const [first, second] = await tokensOf(dossier.code)

    const [old, current] = [await verified(first), await verified(second)]

    expect(old.replacedBy).toEqual({ number: current.number, madeAt: current.reprintedAt })
    expect(current.replacedBy).toBeNull()
    expect(current.issuedAt).toBe(old.issuedAt)
  })

  test('of a receipt tells that an apology moved its appointment', async () => {
    const { filing } = await aFiling(server, CERTIFICATE)
    const filed = (await as('congdan').post('/dossiers', filing)).body
    const act = async (by: string, version: number, action: string, body = {}) =>
      (await as(by).post(`/dossiers/${filed.code}/actions/${action}`, { version, ...body })).body
    const received = await act('tiepnhan.xa', filed.version, 'receive')
    await act('lanhdao.xa', received.version, 'extend', {
      reason: 'Chờ kết luận của hội đồng',
      dueAt: formatInstant(new Date(MONDAY_MORNING.getTime() + 60 * DAY)),
    })
    const [receipt, apology] = await tokensOf(filed.code)

    const [first, second] = [await verified(receipt), await verified(apology)]

    expect(first.appointmentMovedBy).toEqual({ number: second.number, madeAt: second.issuedAt })
    expect(second).toMatchObject({ appointmentMovedBy: null, replacedBy: null })
  })
})

describe('the QR code of each kind of letter', () => {
  test.each(KINDS.filter(isLetter))(
    'tells of a %s which it is, and nothing about the person',
    async (kind) => {
      const { code } = await aReceivedDossier()
      const content = CONTENTS['2025'][kind]
      await issue(code, kind, content)

      const letter = await verified((await tokensOf(code)).at(-1))

      expect(letter).toMatchObject({
        title: letterTitle(kind, '2025'),
        number: content.head.number,
        unitName: content.head.unit,
        replacedBy: null,
        undoneBy: null,
      })
      const { name, personalId, address } = APPLICANT
      expect(JSON.stringify(letter)).not.toMatch(
        new RegExp(`${name}|${personalId}|${address}|912.?345.?678`),
      )
    },
  )

  test.each(['refusal', 'stop-notice'] as const)(
    'of a %s tells that the dossier is handled further since',
    async (kind) => {
      const { code } = await aReceivedDossier()
      await issue(code, kind, CONTENTS['2025'][kind])
      await issue(code, 'reopening-notice', CONTENTS['2025']['reopening-notice'])
      const [receipt, ended, reopening] = await tokensOf(code)

      const [old, last] = [await verified(ended), await verified(reopening)]

      expect(old.undoneBy).toEqual({ number: last.number, madeAt: formatInstant(MONDAY_MORNING) })
      expect((await verified(receipt)).appointmentMovedBy).toEqual(old.undoneBy)
    },
  )

  test('of a corrected result tells when it was corrected again', async () => {
    const { code } = await aReceivedDossier()
    const first = CONTENTS['2025']['correction-notice']
    const head = { ...first.head, number: '42/TB-SNNMT' }
    await issue(code, 'correction-notice', first)
    await issue(code, 'correction-notice', { ...first, head })
    const [, old, current] = await tokensOf(code)

    expect((await verified(old)).replacedBy?.number).toBe('42/TB-SNNMT')
    expect((await verified(current)).replacedBy).toBeNull()
  })
})

describe('a code that is no code of a letter', () => {
  test.each([
    ['that lost its last character', (code: string) => code.slice(0, -1)],
    ['with a character too many', (code: string) => `${code}A`],
    ['with a character of another alphabet', (code: string) => `${code.slice(0, 21)}ư`],
    ['whose last character was changed', (code: string) => `${code.slice(0, 21)}B`],
  ])('%s is told apart from one that was never issued', async (_, tampered) => {
    const [token] = await tokensOf((await aReceivedDossier()).code)

    await expect(verified(tampered(token ?? ''))).rejects.toMatchObject({
      code: 'not-found/letter-code',
    })
  })
})

describe('a token that no letter has', () => {
  test('is refused', async () => {
    await expect(verified('AAAAAAAAAAAAAAAAAAAAAA')).rejects.toMatchObject({
      code: 'not-found/letter',
    })
  })

  test('is not found over the interface either', async () => {
    const reply = await app.inject({ url: '/api/v1/letters/verify/AAAAAAAAAAAAAAAAAAAAAA' })

    expect(reply.statusCode).toBe(404)
  })

  test('may be tried ten times a minute from one address', async () => {
    const address = '10.4.9.9'
    for (let times = 0; times < 10; times += 1) {
      await verified('nothing', address).catch(() => null)
    }

    await expect(verified('nothing', address)).rejects.toMatchObject({ code: 'too-many/requests' })
  })
})
