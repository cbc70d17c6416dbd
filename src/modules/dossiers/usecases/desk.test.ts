import { describe, expect, test } from 'vitest'
import { officerByUsername } from '#modules/identity'
import { heldRolesOf } from '#modules/organisations'
import type { Actor } from '#platform/access'
import { aDemoApp } from '../../../../tools/test-support/app.ts'
import { aContext } from '../../../../tools/test-support/database.ts'
import { aFiling } from '../../../../tools/test-support/filings.ts'
import {
  countViews,
  countWorklist,
  listColleagues,
  listWorklist,
  worklistNeighbours,
} from './list-dossiers.ts'
import { openOnDesk } from './open-on-desk.ts'

/** A licence to sell spirits, at the commune: with a form and papers. */
const LICENCE = '2.000620'

const world = await aDemoApp()
const { as, database } = world
const { filing } = await aFiling(world, LICENCE)

async function contextOf(username: string) {
  const known = await officerByUsername(aContext(database), username, heldRolesOf)
  return aContext(database, { actor: { ...(known as Actor), displayName: username } })
}

async function received(): Promise<{ code: string; version: number }> {
  const { body } = await as('congdan').post('/dossiers', filing)
  const reply = await as('tiepnhan.xa').post(`/dossiers/${body.code}/actions/receive`, {
    version: 1,
  })
  return reply.body
}

describe('a dossier open on the desk', () => {
  test('is shown with what the one who asks may do, its papers by name and the form in words', async () => {
    const { code } = await received()

    const desk = await openOnDesk(await contextOf('thuly.xa'), code)

    expect(desk.dossier.availableActions).toContain('complete-step')
    expect(desk.papers.map(({ name }) => name)).not.toContain(null)
    expect(desk.papers[0]?.file).toMatchObject({ name: 'giay-to.png', mediaType: 'image/png' })
    expect(desk.form.flatMap(({ lines }) => lines).some(({ text }) => text !== null)).toBe(true)
    expect(desk.listed.every(({ isRequired, isHeld }) => isHeld || !isRequired)).toBe(true)
    expect(desk.letters.map(({ form }) => form)).toEqual(['01'])
    expect(desk.time).toMatchObject({ paused: 0, over: 0 })
  })

  test('tells its history with names: who took a step and to whom it was given', async () => {
    const { code, version } = await received()
    const body = { version, assignee: 'thuly.xa' }
    await as('lanhdaophong.xa').post(`/dossiers/${code}/actions/assign`, body)

    const desk = await openOnDesk(await contextOf('thuly.xa'), code)

    expect(desk.history.at(-1)).toMatchObject({
      type: 'step.assigned',
      actorName: 'Chu Thị Lan',
      toName: 'Lý Văn Sơn',
    })
    expect(desk.history.at(-1)?.stepName).toBeTruthy()
    expect(desk.holders).toMatchObject([{ isOwn: true, name: 'Lý Văn Sơn' }])
  })

  test('names the colleagues who may take a step on only to those who may give it', async () => {
    const { code } = await received()

    const ofHead = await openOnDesk(await contextOf('lanhdaophong.xa'), code)
    const ofReception = await openOnDesk(await contextOf('tiepnhan.xa'), code)

    expect(ofHead.assignable[0]?.officers).toContainEqual({
      username: 'thuly.xa',
      displayName: 'Lý Văn Sơn',
    })
    expect(ofReception.assignable).toEqual([])
  })

  test('leaves one reading in the audit trail', async () => {
    const { code } = await received()

    await openOnDesk(await contextOf('thuly.xa'), code)

    const entries = await database.asOwner(
      `select event from audit_entry where object_id = $1 and event like '%read'`,
      [code],
    )
    expect(entries).toEqual([{ event: 'dossier.read' }])
  })

  test.each([
    ['officers of another commune', 'thuly.xa2', 'not-found/dossier'],
    ['administrators', 'quantri', 'forbidden/role'],
  ])('does not open to %s', async (_, username, code) => {
    const dossier = await received()

    await expect(openOnDesk(await contextOf(username), dossier.code)).rejects.toMatchObject({
      code,
    })
  })

  test('does not open to the applicant, who has the portal', async () => {
    const { code } = await received()
    const actor = { ...(await contextOf('thuly.xa')).actor, kind: 'citizen', roles: [] } as const

    await expect(openOnDesk(aContext(database, { actor }), code)).rejects.toMatchObject({
      code: 'forbidden/role',
    })
  })
})

describe('a list', () => {
  test('knows the dossiers right before and after each of its rows, forwards as backwards', async () => {
    for (let count = 0; count < 3; count += 1) await received()
    const context = await contextOf('thuly.xa')
    const { items } = await listWorklist(context, { view: 'my-unit' }, { after: null, limit: 100 })
    const codes = items.map(({ code }) => code)

    const neighbours = await Promise.all(
      items.map(({ position }) => worklistNeighbours(context, { view: 'my-unit' }, position)),
    )

    expect(neighbours).toEqual(
      codes.map((_, at) => ({ before: codes[at - 1] ?? null, after: codes[at + 1] ?? null })),
    )
  })

  test('has neighbours among dossiers without a due date, too', async () => {
    for (let count = 0; count < 3; count += 1) await as('congdan').post('/dossiers', filing)
    const context = await contextOf('tiepnhan.xa')
    const wanted = { view: 'to-receive' } as const
    const { items } = await listWorklist(context, wanted, { after: null, limit: 100 })
    const [first, second, third] = items

    const around = await worklistNeighbours(context, wanted, second!.position)

    expect(around).toEqual({ before: first?.code, after: third?.code })
  })

  test('is counted as it is listed, and no further than asked', async () => {
    const context = await contextOf('thuly.xa')
    const { items } = await listWorklist(context, { view: 'my-unit' }, { after: null, limit: 100 })

    expect((await countWorklist(context))['my-unit']).toBe(items.length)
    expect(await countViews(context, ['my-unit'], 2)).toEqual({ 'my-unit': 2 })
    expect(await countViews(context, ['my-unit', 'late'], 999)).toEqual({
      'my-unit': items.length,
      late: 0,
    })
  })

  test('is narrowed to one procedure', async () => {
    const context = await contextOf('thuly.xa')
    const page = { after: null, limit: 100 }

    const same = await listWorklist(context, { view: 'my-unit', procedureCode: LICENCE }, page)
    const other = await listWorklist(context, { view: 'my-unit', procedureCode: '1.001193' }, page)

    expect(same.items.length).toBeGreaterThan(0)
    expect(other.items).toEqual([])
  })
})

test('a head may give work to those who work in the units he heads; others to nobody', async () => {
  const ofHead = await listColleagues(await contextOf('lanhdaophong.xa'))
  const ofHandler = await listColleagues(await contextOf('thuly.xa'))

  expect(ofHead.map(({ username }) => username)).toEqual(
    expect.arrayContaining(['thuly.xa', 'vanthu.xa', 'tiepnhan.xa']),
  )
  expect(ofHead.map(({ username }) => username)).not.toContain('thuly.xa2')
  expect(ofHandler).toEqual([])
})
