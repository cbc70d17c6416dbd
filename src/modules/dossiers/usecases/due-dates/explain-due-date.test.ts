import { expect, test } from 'vitest'
import { formatInstant } from '#kernel/instant'
import { officerByUsername } from '#modules/identity'
import { heldRolesOf } from '#modules/organisations'
import type { Actor } from '#platform/access'
import { aDemoApp } from '../../../../../tools/test-support/app.ts'
import { aContext } from '../../../../../tools/test-support/database.ts'
import { act, aDossierAt, type Stage } from '../../../../../tools/test-support/dossiers.ts'
import { aPng } from '../../../../../tools/test-support/file-samples.ts'
import { upload } from '../../../../../tools/test-support/uploads.ts'
import { explainDossierDueDate } from './explain-due-date.ts'

const server = await aDemoApp()
const DAY = 86_400_000

async function explained(code: string, username = 'thuly.xa') {
  const known = await officerByUsername(aContext(server.database), username, heldRolesOf)
  const actor = { ...(known as Actor), displayName: username }
  return explainDossierDueDate(aContext(server.database, { actor }), code)
}

async function explainedAt(stage: Stage) {
  const { code } = await aDossierAt(server, stage)
  return explained(code)
}

test('what is not received yet has no due date to explain', async () => {
  const { code } = await aDossierAt(server, 'submitted')

  expect(await explained(code, 'tiepnhan.xa')).toBeNull()
})

test('the days of a received dossier lead to the date it was promised for', async () => {
  const found = await explainedAt('received')

  expect(found?.hasRestarted).toBe(false)
  expect(found?.dueAt).toEqual(found?.promisedAt)
  expect(found?.steps.filter(({ counted }) => counted)).toHaveLength(
    found?.term.value ?? Number.NaN,
  )
})

test('an open pause is told, and has not moved the date yet', async () => {
  const found = await explainedAt('asked in handling')

  expect(found?.pauses).toMatchObject([{ to: null, reason: 'supplement' }])
  expect(found?.dueAt).toEqual(found?.promisedAt)
})

test('a supplement begins the term again when the papers are brought, as the law of today says', async () => {
  const asked = await aDossierAt(server, 'asked in handling')
  server.clock.set(new Date(server.clock.now().getTime() + 2 * DAY))
  const brought = server.clock.now()
  const fileId = await upload(server.app, 'congdan', aPng(3, 3), 'bo-sung.png')

  const { body } = await act(
    server,
    {
      by: 'congdan',
      action: 'supplement',
      body: { documents: [{ componentId: '1-001193-gt02', fileId }] },
    },
    asked,
  )

  const found = await explained(asked.code)
  expect(body).toMatchObject({ code: asked.code })
  expect(found).toMatchObject({ hasRestarted: true, start: brought, pauses: [] })
  expect(found?.dueAt).toEqual(found?.promisedAt)
})

test('an extension is told beside what the term alone comes to', async () => {
  const dossier = await aDossierAt(server, 'claimed')
  const before = await explained(dossier.code)
  const dueAt = new Date((before?.dueAt.getTime() ?? Number.NaN) + 7 * DAY)
  server.clock.set(new Date(server.clock.now().getTime() + 3 * DAY))

  const { status } = await act(
    server,
    {
      by: 'lanhdao.xa',
      action: 'extend',
      body: { reason: 'Chờ giám định', dueAt: formatInstant(dueAt) },
    },
    dossier,
  )

  expect(status).toBe(200)
  expect(await explained(dossier.code)).toMatchObject({
    isExtended: true,
    promisedAt: dueAt,
    dueAt: before?.dueAt,
  })
})
