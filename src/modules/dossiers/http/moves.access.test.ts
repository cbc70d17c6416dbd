import { beforeEach, describe, expect, test } from 'vitest'
import { aDemoApp, type Reply } from '../../../../tools/test-support/app.ts'
import { act, aDossierAt } from '../../../../tools/test-support/dossiers.ts'

const world = await aDemoApp()
const { as, database } = world

const FROM = 'thuly.xa'
const work = async (by: string, of = FROM) => (await as(by).get(`/officers/${of}/open-work`)).body
const move = (by: string, given: object, of = FROM): Promise<Reply> =>
  as(by).post(`/officers/${of}/open-work/moves`, given)
const okOf = ({ body }: Reply) => body.items.map(({ ok }: { ok: boolean }) => ok)

/** A second handler of the office, to whom the work can go. */
await database.asOwner(
  `insert into staff_role (locality_id, id, account_id, unit_id, role, valid_from)
   select account.locality_id, gen_random_uuid(), account.id, unit.id, 'handler', '2026-01-01'
   from account, unit where username = 'vanthu.xa' and unit.slug = 'ph25-luong-van-tri'`,
)
const TO = 'vanthu.xa'

/** Each test begins with nothing in the officer's hands. */
beforeEach(async () => {
  await database.asOwner(
    `update dossier_step set assignee_id = null where closed_at is null and assignee_id =
       (select id from account where username = $1)`,
    [FROM],
  )
})

describe('the work of an officer', () => {
  test('is shown to the head: how many of which step, and who could take it', async () => {
    await aDossierAt(world, 'claimed')
    await aDossierAt(world, 'claimed')

    const shown = await work('lanhdaophong.xa')

    expect(shown).toMatchObject({
      username: FROM,
      total: 2,
      groups: [{ role: 'handler', count: 2 }],
    })
    expect(shown.groups[0].officers.map(({ username }: { username: string }) => username)).toEqual([
      TO,
    ])
  })

  test('goes to another in portions, each told for itself, until nothing is left', async () => {
    for (let made = 0; made < 3; made += 1) await aDossierAt(world, 'claimed')

    const first = await move('lanhdaophong.xa', { assignee: TO, limit: 2 })
    const second = await move('lanhdaophong.xa', {
      assignee: TO,
      limit: 2,
      cursor: first.body.nextCursor,
    })

    expect([okOf(first), okOf(second)]).toEqual([[true, true], [true]])
    expect(second.body.nextCursor).toBeNull()
    expect((await work('lanhdaophong.xa')).total).toBe(0)
    expect((await work('lanhdaophong.xa', TO)).total).toBe(3)
  })

  test('goes with what waits for the person, too', async () => {
    await act(
      world,
      {
        by: FROM,
        action: 'request-supplement',
        body: { items: [{ text: 'Bản gốc giấy chứng sinh' }] },
      },
      await aDossierAt(world, 'claimed'),
    )

    expect(okOf(await move('lanhdaophong.xa', { assignee: TO }))).toEqual([true])
  })

  test('is given on by the officer', async () => {
    await aDossierAt(world, 'claimed')

    expect(okOf(await move(FROM, { assignee: TO }))).toEqual([true])
  })

  test('of one who has left is still there to be given on', async () => {
    await aDossierAt(world, 'claimed')
    await database.asOwner('update account set disabled_at = now() where username = $1', [FROM])

    const moved = await move('lanhdaophong.xa', { assignee: TO })
    await database.asOwner('update account set disabled_at = null where username = $1', [FROM])

    expect(okOf(moved)).toEqual([true])
  })
})

test('a trial tells the same and moves nothing', async () => {
  const dossier = await aDossierAt(world, 'claimed')

  const { body } = await move('lanhdaophong.xa', { assignee: TO, dryRun: true })

  expect(body).toEqual({
    dryRun: true,
    items: [
      {
        code: dossier.code,
        stepId: 'b2',
        stepName: expect.any(String),
        ok: true,
        refusal: null,
        version: dossier.version + 1,
      },
    ],
    nextCursor: null,
  })
  expect((await work('lanhdaophong.xa')).total).toBe(1)
})

test.each([
  ['who has not the role', 'tiepnhan.xa', 'invalid/assignee-without-role'],
  ['who is not there', 'khong.co', 'invalid/assignee-unknown'],
])('to one %s nothing goes, and each says why', async (_, assignee, refusal) => {
  await aDossierAt(world, 'claimed')

  const { body } = await move('lanhdaophong.xa', { assignee })

  expect(body.items).toMatchObject([{ ok: false, refusal }])
})

describe('it is nobody else’s', () => {
  test('colleagues and other units see nothing of it and move nothing', async () => {
    await aDossierAt(world, 'claimed')

    for (const by of ['tiepnhan.xa', 'thuly.xa2', 'lanhdao']) {
      expect((await work(by)).total).toBe(0)
      expect((await move(by, { assignee: TO })).body.items).toEqual([])
    }
    expect((await work('congdan')).code).toBe('forbidden/role')
    expect((await work('lanhdaophong.xa')).total).toBe(1)
  })

  test('only the part asked for goes', async () => {
    await aDossierAt(world, 'claimed')

    const role = await move('lanhdaophong.xa', { assignee: TO, role: 'clerk' })
    const unit = await move('lanhdaophong.xa', { assignee: TO, unitCode: 'H99' })

    const step = await move('lanhdaophong.xa', { assignee: TO, stepName: 'Bước khác' })

    expect([role, unit, step].map(({ body }) => body.items)).toEqual([[], [], []])
  })
})

test.each([
  ['of an unknown officer', {}, 'khong.co', 'invalid/officer-unknown'],
  ['from nowhere', { cursor: 'eA' }, FROM, 'malformed/cursor'],
  ['of more than 200 at once', { limit: 201 }, FROM, 'invalid/shape'],
])('a move %s is refused', async (_, given, of, code) => {
  expect((await move('lanhdaophong.xa', { assignee: TO, ...given }, of)).body.code).toBe(code)
})

test('of a move and its officer, who finishes at the same moment, one is first', async () => {
  const dossier = await aDossierAt(world, 'claimed')

  const [moved, done] = await Promise.all([
    move('lanhdaophong.xa', { assignee: TO }),
    act(world, { by: FROM, action: 'complete-step', body: { outcome: 'qualified' } }, dossier),
  ])

  const wins = [okOf(moved).filter(Boolean).length, done.status === 200 ? 1 : 0]
  expect(wins.reduce((sum, each) => sum + each, 0)).toBe(1)
})
