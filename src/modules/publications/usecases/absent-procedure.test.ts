import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day'
import { acting, anAccount, aRole } from '../../../../tools/test-support/accounts.ts'
import { aDemoApp } from '../../../../tools/test-support/app.ts'
import { aContext } from '../../../../tools/test-support/database.ts'
import { aDossierAt, BIRTH } from '../../../../tools/test-support/dossiers.ts'
import { aFiling } from '../../../../tools/test-support/filings.ts'
import { aCheckedDraft } from '../test-support/publications.ts'
import { publishPublication } from './publish-publication.ts'

const server = await aDemoApp()
const officer = async () => ({
  ...aContext(server.database, {
    actor: acting(await anAccount(server.database), aRole('procedure-control', 'ubnd-tinh')),
  }),
  clock: server.clock,
})
const [drafter, checker] = [await officer(), await officer()]
const officers = { drafter, checker }

/** Changing a certificate of disability. */
const CERTIFICATE = '1.001653'
/** Granting one: what is to be filed in its place. */
const GRANT = '1.001699'

const running = await aDossierAt(server, 'received')
const birth = await aFiling(server, BIRTH)
const certificate = await aFiling(server, CERTIFICATE)
const versionsKept = () =>
  server.database.asOwner<{ procedure_version_id: string }>(
    'select procedure_version_id from dossier where code = $1',
    [running.code],
  )
const [keptBefore] = await versionsKept()
await publishPublication(
  drafter,
  await aCheckedDraft(
    officers,
    [
      { code: BIRTH, kind: 'repeal' },
      { code: CERTIFICATE, kind: 'repeal', relatedCode: GRANT },
    ],
    day('2026-03-02'),
  ),
)
await publishPublication(
  drafter,
  await aCheckedDraft(officers, [{ code: '9.000002', kind: 'new' }]),
)

describe('who files', () => {
  test('what was repealed is refused, and told what to file instead', async () => {
    const { status, body } = await server.as('congdan').post('/dossiers', certificate.filing)

    expect(status).toBe(409)
    expect(body).toMatchObject({
      code: 'conflict/procedure-repealed',
      title:
        'Thủ tục này đã bị bãi bỏ nên không nhận hồ sơ mới. Nếu có thủ tục thay thế, hãy nộp theo thủ tục đó.',
      procedureCode: CERTIFICATE,
      lastDay: '2026-03-01',
      replacedBy: { code: GRANT },
    })
    expect(body.replacedBy.name).toMatch(/khuyết tật/)
  })

  test('what was repealed and replaced by nothing is told so', async () => {
    const { status, body } = await server.as('congdan').post('/dossiers', birth.filing)

    expect(status).toBe(409)
    expect(body).toMatchObject({ code: 'conflict/procedure-repealed', replacedBy: null })
  })

  test('what is not in force yet is told so', async () => {
    const filing = { ...certificate.filing, procedureCode: '9.000002' }

    const { status, body } = await server.as('congdan').post('/dossiers', filing)

    expect(status).toBe(409)
    expect(body.code).toBe('conflict/procedure-not-in-force-yet')
  })
})

test('a dossier that runs keeps the version it was filed under', async () => {
  expect(await versionsKept()).toEqual([keptBefore])
})
