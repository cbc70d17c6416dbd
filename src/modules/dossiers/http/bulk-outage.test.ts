import pg from 'pg'
import { expect, test } from 'vitest'
import { aDemoApp } from '../../../../tools/test-support/app.ts'
import { aDossierAt } from '../../../../tools/test-support/dossiers.ts'

// Whoever waits for a lock is soon told, so that a hang of the database costs this test no half minutes.
const world = await aDemoApp(undefined, async ({ asOwner, owner }) => {
  await asOwner(`alter database ${owner.database} set lock_timeout = '250ms'`)
})
const { as, database } = world

/** Holds what nobody else may hold meanwhile. */
async function holding<T>(statement: string, work: () => Promise<T>): Promise<T> {
  const holder = new pg.Client(database.owner)
  await holder.connect()
  try {
    await holder.query('begin')
    await holder.query(statement)
    return await work()
  } finally {
    await holder.end()
  }
}

test('many stop at the first for which the database does not answer, and go on when they are sent again', async () => {
  const items: { readonly code: string; readonly version: number }[] = []
  for (let at = 0; at < 3; at += 1) {
    const { code, version } = await aDossierAt(world, 'received')
    items.push({ code, version })
  }
  const [first, hanging, free] = items.map(({ code }) => code)
  const claim = () =>
    as('thuly.xa').post('/dossiers/bulk', { action: 'claim', items }, { 'idempotency-key': 'hang' })

  const cut = await holding(`select from dossier where code = '${hanging}' for update`, async () =>
    claim(),
  )
  const again = await claim()

  const untold = { ok: false, refusal: 'unavailable/database', version: null }
  expect(cut.body.items).toEqual([
    { code: first, ok: true, refusal: null, version: 3 },
    { code: hanging, ...untold },
    { code: free, ...untold },
  ])
  expect(again.body.items.map(({ ok }: { ok: boolean }) => ok)).toEqual([true, true, true])
})

test('moving the work of an officer stops there, too', async () => {
  await aDossierAt(world, 'claimed')
  await aDossierAt(world, 'claimed')
  const move = async (): Promise<{ code: string; refusal: string | null }[]> => {
    const asked = { assignee: 'lanhdaophong.xa', dryRun: true }
    const path = '/officers/thuly.xa/open-work/moves'
    return (await as('lanhdaophong.xa').post(path, asked)).body.items
  }

  const whole = await move()
  const [first] = whole
  const cut = await holding(`select from dossier where code = '${first?.code}' for update`, move)

  expect(whole.length).toBeGreaterThan(1)
  expect(whole.map(({ refusal }) => refusal)).not.toContain('unavailable/database')
  expect(new Set(cut.map(({ refusal }) => refusal))).toEqual(new Set(['unavailable/database']))
})
