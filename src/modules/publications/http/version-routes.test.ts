import { expect, test } from 'vitest'
import { day } from '#kernel/day'
import { acting, anAccount, aRole } from '../../../../tools/test-support/accounts.ts'
import { aDemoApp } from '../../../../tools/test-support/app.ts'
import { aContext } from '../../../../tools/test-support/database.ts'
import { BIRTH } from '../../../../tools/test-support/dossiers.ts'
import { aCheckedDraft, aProcedure } from '../test-support/publications.ts'
import { publishPublication } from '../usecases/publish-publication.ts'

const server = await aDemoApp()
const officer = async () => ({
  ...aContext(server.database, {
    actor: acting(await anAccount(server.database), aRole('procedure-control', 'ubnd-tinh')),
  }),
  clock: server.clock,
})
const officers = { drafter: await officer(), checker: await officer() }
const publish = async (...given: [Parameters<typeof aCheckedDraft>[1], ReturnType<typeof day>]) =>
  publishPublication(officers.drafter, await aCheckedDraft(officers, ...given))
const versions = (path: string) => server.as(null).get(`/procedures/${path}`)
const DECISION = {
  number: '123/QĐ-UBND',
  decidedOn: '2026-03-02',
  issuer: 'Chủ tịch Ủy ban nhân dân tỉnh',
}

test('anybody reads every version with its days and decision, page by page, and how it ends', async () => {
  const heir = await aProcedure(officers.drafter)
  const code = await aProcedure(officers.drafter)
  await publish([{ code }], day('2026-03-10'))
  const amended = await versions(`${code}/versions`)
  await publish([{ code, kind: 'repeal', relatedCode: heir }], day('2026-04-01'))

  const first = await versions(`${code}/versions?limit=1`)
  const second = await versions(`${code}/versions?limit=1&cursor=${first.body.nextCursor}`)

  expect(amended.body.ending).toBeNull()
  expect(first.body).toEqual({
    items: [
      { version: 2, effectiveFrom: '2026-03-10', effectiveTo: '2026-03-31', decision: DECISION },
    ],
    ending: {
      endsFrom: '2026-04-01',
      decision: DECISION,
      replacedBy: { code: heir, name: 'Công nhận hòa giải viên' },
    },
    nextCursor: '2',
  })
  expect(second.body).toMatchObject({
    items: [{ version: 1, effectiveFrom: '2026-01-01', effectiveTo: '2026-03-09', decision: null }],
    nextCursor: null,
  })
})

test.each([
  ['9.999999/versions', 404, 'not-found/procedure'],
  [`${BIRTH}/versions?cursor=xa`, 400, 'malformed/cursor'],
  [`${BIRTH}/versions?limit=101`, 422, 'invalid/shape'],
])('%s is refused', async (path, status, code) => {
  const reply = await versions(path)

  expect([reply.status, reply.body.code]).toEqual([status, code])
})
