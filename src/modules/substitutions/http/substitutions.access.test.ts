import { beforeEach, describe, expect, test } from 'vitest'
import { formatInstant } from '#kernel/instant'
import { aDemoApp, type Reply } from '../../../../tools/test-support/app.ts'
import { act, aDossierAt } from '../../../../tools/test-support/dossiers.ts'

const world = await aDemoApp()
const { as, clock } = world

const HOUR = 3_600_000
const inHours = (hours: number) => formatInstant(new Date(clock.now().getTime() + hours * HOUR))
const later = (hours: number) => clock.set(new Date(clock.now().getTime() + hours * HOUR))

const name = (by: string, given: object = {}): Promise<Reply> =>
  as(by).post('/substitutions', {
    absent: 'thuly.xa',
    substitute: 'lanhdaophong.xa',
    from: inHours(0),
    until: inHours(2),
    ...given,
  })

const codesOf = async (by: string, view: string): Promise<string[]> => {
  const { body } = await as(by).get(`/dossiers?view=${view}&limit=100`)
  return body.items.map(({ code }: { code: string }) => code)
}

/** Each test begins when every substitution of the one before is over. */
beforeEach(() => later(3))

describe('while it runs, the substitute', () => {
  test('sees the work of the absent officer as their own, does it, and the history says for whom', async () => {
    const claimed = await aDossierAt(world, 'claimed')
    const before = await codesOf('lanhdaophong.xa', 'mine')

    expect((await name('thuly.xa')).status).toBe(201)
    const mine = await codesOf('lanhdaophong.xa', 'mine')
    const done = await act(
      world,
      { by: 'lanhdaophong.xa', action: 'complete-step', body: { outcome: 'qualified' } },
      claimed,
    )
    const { body: history } = await as('thuly.xa').get(`/dossiers/${claimed.code}/events`)

    expect(before).not.toContain(claimed.code)
    expect(mine).toContain(claimed.code)
    expect(done.status).toBe(200)
    const [{ actorId: absentId }] = history.items.filter(
      ({ type }: { type: string }) => type === 'step.claimed',
    )
    expect(history.items.at(-1)).toMatchObject({
      actor: { name: 'Chu Thị Lan thay Lý Văn Sơn' },
      data: { insteadOf: absentId },
    })
    expect(history.items.at(-1).actorId).not.toBe(absentId)
  })

  test('does in their own name what is their own', async () => {
    const received = await aDossierAt(world, 'received')
    await name('thuly.xa')

    await act(
      world,
      { by: 'lanhdaophong.xa', action: 'assign', body: { assignee: 'thuly.xa' } },
      received,
    )
    const { body: history } = await as('thuly.xa').get(`/dossiers/${received.code}/events`)

    expect(history.items.at(-1).actor.name).toBe('Chu Thị Lan')
    expect(history.items.at(-1).data).not.toHaveProperty('insteadOf')
  })

  test('signs by their own name, and the person does not read of the substitution', async () => {
    const signing = await aDossierAt(world, 'signing')
    await name('lanhdao.xa', { absent: 'lanhdao.xa' })

    const signed = await act(
      world,
      {
        by: 'lanhdaophong.xa',
        action: 'sign-result',
        body: { kind: 'approval', content: 'Đồng ý đăng ký khai sinh.' },
      },
      signing,
    )
    const [signer] = await world.database.asOwner<{ username: string }>(
      `select username from account where id = (select (result->>'signedBy')::uuid from dossier where code = $1)`,
      [signing.code],
    )
    const { body: read } = await as('congdan').get(`/dossiers/${signing.code}/events`)

    expect(signed.status).toBe(200)
    expect(signer?.username).toBe('lanhdaophong.xa')
    expect(JSON.stringify(read)).not.toMatch(/insteadOf|thay /)
  })

  test('makes letters that name both, and whoever signs them is who signed', async () => {
    const submitted = await aDossierAt(world, 'submitted')
    await name('tiepnhan.xa', { absent: 'tiepnhan.xa', substitute: 'lanhdao.xa' })
    const received = await act(world, { by: 'lanhdao.xa', action: 'receive' }, submitted)
    const [letter] = await world.database.asOwner<{ content: { receiver: { name: string } } }>(
      `select content from letter where dossier_id = (select id from dossier where code = $1)`,
      [submitted.code],
    )

    expect(received.status).toBe(200)
    expect(JSON.stringify(letter?.content)).toContain('Hoàng Văn Nam thay')
  })
})

describe('it ends', () => {
  test('by itself: before and afterwards the work is not theirs', async () => {
    const claimed = await aDossierAt(world, 'claimed')
    const complete = () =>
      act(
        world,
        { by: 'lanhdaophong.xa', action: 'complete-step', body: { outcome: 'qualified' } },
        claimed,
      )
    await name('thuly.xa', { from: inHours(1), until: inHours(2) })

    const early = await complete()
    later(1)
    const during = await codesOf('lanhdaophong.xa', 'mine')
    later(1)
    const after = [await codesOf('lanhdaophong.xa', 'mine'), await complete()] as const

    expect(early.status).not.toBe(200)
    expect(during).toContain(claimed.code)
    expect(after[0]).not.toContain(claimed.code)
    expect(after[1].status).not.toBe(200)
  })

  test('early, by the officer who is back', async () => {
    const { body } = await name('thuly.xa')

    const ended = await as('thuly.xa').delete(`/substitutions/${body.id}`)
    const again = await as('thuly.xa').delete(`/substitutions/${body.id}`)
    const { body: session } = await as('lanhdaophong.xa').get('/sessions/current')

    expect(ended.status).toBe(204)
    expect(again.body.code).toBe('conflict/substitution-over')
    expect(session.roles.map(({ role }: { role: string }) => role)).toEqual(['division-head'])
  })
})

describe('who', () => {
  test('names it: the officer or the head of their units, and nobody else', async () => {
    const replies = [
      await name('lanhdaophong.xa'),
      await name('tiepnhan.xa', { from: inHours(3), until: inHours(4) }),
      await name('thuly.xa2', { from: inHours(3), until: inHours(4) }),
      await name('congdan', { from: inHours(3), until: inHours(4) }),
    ]

    expect(replies.map(({ status, body }) => body.code ?? status)).toEqual([
      201,
      'forbidden/not-your-unit',
      'forbidden/not-your-unit',
      'forbidden/role',
    ])
  })

  test('sees and ends it: those concerned; to others it does not exist', async () => {
    const { body } = await name('thuly.xa')
    const seenBy = async (by: string) =>
      (await as(by).get('/substitutions')).body.items.map(
        ({ id, mayEnd }: { id: string; mayEnd: boolean }) => [id, mayEnd],
      )

    const seen = [await seenBy('thuly.xa'), await seenBy('lanhdao.xa'), await seenBy('thuly.xa2')]
    const foreign = await as('thuly.xa2').delete(`/substitutions/${body.id}`)
    const nowhere = await as('thuly.xa').delete('/substitutions/none')

    expect(seen).toEqual([[[body.id, true]], [[body.id, true]], []])
    expect([foreign, nowhere].map((reply) => reply.body.code)).toEqual([
      'not-found/substitution',
      'not-found/substitution',
    ])
  })

  test('stands in for a head names nobody as the head', async () => {
    await name('lanhdao.xa', { absent: 'lanhdao.xa' })

    const further = { absent: 'lanhdao.xa', from: inHours(4), until: inHours(5) }

    const reply = await name('lanhdaophong.xa', further)
    const head = await name('lanhdao.xa', further)

    expect([reply, head].map(({ body }) => body.code ?? 'named')).toEqual([
      'forbidden/not-your-unit',
      'named',
    ])
  })
})

test.each([
  ['an unknown officer', { substitute: 'khong.co' }, 'invalid/officer-unknown'],
  ['oneself', { substitute: 'thuly.xa' }, 'invalid/substitute-for-oneself'],
  ['one who works elsewhere', { substitute: 'thuly.xa2' }, 'invalid/substitute-elsewhere'],
  ['no time', { until: '2026-03-01T00:00:00+07:00' }, 'invalid/substitution-period'],
])('it is not named with %s', async (_, given, code) => {
  expect((await name('thuly.xa', given)).body.code).toBe(code)
})

test('a handler does not stand in for who signs', async () => {
  const reply = await name('lanhdao.xa', { absent: 'lanhdao.xa', substitute: 'thuly.xa' })

  expect(reply.body.code).toBe('invalid/substitute-may-not-sign')
})

test('of two who name a substitute for the same time one is first', async () => {
  const replies = await Promise.all([
    name('thuly.xa'),
    name('lanhdaophong.xa', { substitute: 'vanthu.xa' }),
    name('lanhdaophong.xa', { absent: 'lanhdaophong.xa', substitute: 'lanhdao.xa' }),
  ])

  const named = replies.filter(({ status }) => status === 201)
  const refused = replies.filter(({ status }) => status !== 201)
  expect(named.length).toBeGreaterThanOrEqual(1)
  expect(refused.length).toBeGreaterThanOrEqual(1)
  for (const { body } of refused) {
    expect(body.code).toMatch(/^conflict\/(substitute-already-named|substitution-chain)$/)
  }
})
