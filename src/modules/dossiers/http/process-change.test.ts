import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { addDays } from '#kernel/day'
import { dayOf } from '#kernel/instant'
import { hoursOfLongestPath, processOn, publishWithin } from '#modules/processes'
import { inTransaction } from '#platform/db'
import { anOfficer } from '../../../../tools/test-support/actors.ts'
import { aDemoApp } from '../../../../tools/test-support/app.ts'
import { aContext } from '../../../../tools/test-support/database.ts'
import { aDossierAt, BIRTH } from '../../../../tools/test-support/dossiers.ts'

const world = await aDemoApp()
const { as, clock, database } = world
const PREVIEW = `/procedures/${BIRTH}/process-change`

/** Puts another version in force from today, in which the handler's step has another number. */
async function anotherVersion(): Promise<void> {
  const context = aContext(database, { actor: anOfficer('procedure-control'), now: clock.now() })
  const today = dayOf(clock.now())
  const before = await processOn(context, BIRTH, addDays(today, -1))
  if (before === null) throw new Error('birth registration has a process')
  const renamed = JSON.parse(
    JSON.stringify(before.definition).replaceAll('"b2"', '"b2a"'),
  ) as typeof before.definition
  await inTransaction(context.db, (tx) =>
    publishWithin(tx, context, {
      procedureCode: BIRTH,
      processHours: hoursOfLongestPath(renamed) ?? 0,
      effectiveFrom: today,
      approvedBy: 'Quyết định số 2/QĐ-UBND',
      definition: renamed,
    }),
  )
}

const move = (items: readonly object[], steps: object, dryRun = false) =>
  as('lanhdao.xa').post(
    '/dossiers/bulk',
    {
      action: 'change-process',
      dryRun,
      items,
      body: { reason: 'Quyết định số 2/QĐ-UBND', steps },
    },
    { 'idempotency-key': randomUUID() },
  )

test('an approver sees who would move where, tries it, and moves each for itself', async () => {
  const handling = await aDossierAt(world, 'received')
  const signing = await aDossierAt(world, 'signing')
  const waiting = await aDossierAt(world, 'awaiting payment')
  await anotherVersion()
  const seen = ({ code, version }: typeof handling) => ({ code, version })
  const items = [seen(handling), seen(signing), seen(waiting)]

  const preview = await as('lanhdao.xa').get(PREVIEW)
  const tried = await move(items, { b2: 'b2a' }, true)
  const unchosen = await move([seen(handling)], {})
  const moved = await move(items, { b2: 'b2a' })
  const after = await as('thuly.xa').get(`/dossiers/${handling.code}`)
  const rest = await as('lanhdao.xa').get(PREVIEW)

  expect(preview.body.items).toMatchObject([
    { code: handling.code, from: preview.body.number - 1, steps: [{ stepId: 'b2', to: null }] },
    { code: signing.code, from: preview.body.number - 1, steps: [{ stepId: 'b3', to: 'b3' }] },
  ])
  expect(preview.body.choices.map(({ stepId }: { stepId: string }) => stepId)).toContain('b2a')
  expect(unchosen.body.items).toMatchObject([{ ok: false, refusal: 'invalid/step-not-chosen' }])
  for (const { body } of [tried, moved])
    expect(body.items.map(({ refusal }: { refusal: string | null }) => refusal)).toEqual([
      null,
      null,
      'conflict/awaiting-payment',
    ])
  expect(after.body).toMatchObject({
    dueAt: handling.dueAt,
    currentSteps: [{ stepId: 'b2a', role: 'handler' }],
  })
  expect(rest.body.items).toEqual([])
})

test('whoever is no approver is shown nothing and moves nothing', async () => {
  const dossier = await aDossierAt(world, 'received')
  const item = { code: dossier.code, version: dossier.version }

  const preview = await as('thuly.xa').get(PREVIEW)
  const order = { action: 'change-process', items: [item], body: { reason: 'Quy trình mới' } }
  const moved = await as('thuly.xa').post('/dossiers/bulk', order, {
    'idempotency-key': randomUUID(),
  })

  expect(preview.body.code).toBe('forbidden/role')
  expect(moved.body.items).toMatchObject([{ ok: false, refusal: 'forbidden/role' }])
})

test('a dossier on the process in force stays on it', async () => {
  const dossier = await aDossierAt(world, 'received')

  const moved = await move([{ code: dossier.code, version: dossier.version }], {})

  expect(moved.body.items).toMatchObject([{ refusal: 'conflict/process-unchanged' }])
})
