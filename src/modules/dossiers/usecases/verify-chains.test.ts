import { describe, expect, test } from 'vitest'
import { verifyChains } from '#modules/dossiers'
import { aDemoApp } from '../../../../tools/test-support/app.ts'
import { LANG_SON } from '../../../../tools/test-support/database.ts'
import { aDossierAt } from '../../../../tools/test-support/dossiers.ts'
import { systemContext } from '../../../installation.ts'

const server = await aDemoApp()
const context = systemContext(server.installation, LANG_SON, 'verification')
const { asOwner } = server.database

/** A dossier with five events, and the condition that finds them. */
async function aHistory(): Promise<{ code: string; events: string }> {
  const { code } = await aDossierAt(server, 'finished')
  const dossier = `(select id from dossier where code = '${code}')`
  return { code, events: `dossier_id = ${dossier}` }
}

/** What is found of that dossier after the history was tampered with past every rule. */
async function foundAfter(code: string, ...statements: readonly string[]) {
  for (const statement of statements) await asOwner(statement)
  const { broken } = await verifyChains(context)
  return broken.filter((each) => each.code === code)
}

describe('the history of a dossier', () => {
  test('holds when nobody touched it', async () => {
    const { code } = await aHistory()

    expect(await foundAfter(code)).toEqual([])
  })

  test.each([
    ['data', `set data = jsonb_set(data, '{outcome}', '"unqualified"')`],
    ['time', `set at = at - interval '1 day'`],
    ['actor', 'set actor_id = gen_random_uuid()'],
    ['kind', `set type = 'step.claimed'`],
    ['seal', 'set hash = sha256(hash)'],
  ])('shows an event whose %s was altered', async (_, change) => {
    const { code, events } = await aHistory()

    const found = await foundAfter(
      code,
      `update dossier_event ${change} where ${events} and seq = 3`,
    )

    expect(found).toEqual([{ code, seq: 3, fault: 'event-altered' }])
  })

  test.each([
    ['first', 1],
    ['third', 3],
    ['last', 5],
  ])('shows that its %s event was taken out', async (_, seq) => {
    const { code, events } = await aHistory()

    const found = await foundAfter(
      code,
      `delete from dossier_event where ${events} and seq = ${seq}`,
    )

    expect(found).toEqual([{ code, seq, fault: 'event-missing' }])
  })

  test('shows that events changed places', async () => {
    const { code, events } = await aHistory()

    const found = await foundAfter(
      code,
      `update dossier_event set seq = 99 where ${events} and seq = 2`,
      `update dossier_event set seq = 2 where ${events} and seq = 3`,
      `update dossier_event set seq = 3 where ${events} and seq = 99`,
    )

    expect(found).toEqual([{ code, seq: 2, fault: 'event-altered' }])
  })

  test('shows that the end was cut off together with the state', async () => {
    const { code, events } = await aHistory()

    const found = await foundAfter(
      code,
      `delete from dossier_event where ${events} and seq = 5`,
      `update dossier set version = 4 where code = '${code}'`,
    )

    expect(found).toEqual([{ code, seq: 4, fault: 'state-differs' }])
  })

  test('is counted whole, over every page', async () => {
    const [row] = await asOwner<{ dossiers: number; events: number }>(
      `select (select count(*)::int from dossier) as dossiers,
         (select count(*)::int from dossier_event) as events`,
    )

    expect(await verifyChains(context, 4)).toMatchObject({ ...row })
  })
})
