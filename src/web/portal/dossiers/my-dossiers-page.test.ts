import { RouterContextProvider } from 'react-router'
import { expect, test } from 'vitest'
import type { Actor } from '#platform/access'
import { webContext, type WebContext } from '#platform/web'
import { aDemoApp } from '../../../../tools/test-support/app.ts'
import { aCitizen } from '../../../../tools/test-support/citizens.ts'
import { aContext } from '../../../../tools/test-support/database.ts'
import { aFiling } from '../../../../tools/test-support/filings.ts'
import { loader } from './my-dossiers-page.tsx'

const world = await aDemoApp()
const { as, database } = world

async function listFor(actor: Actor) {
  const context = new RouterContextProvider()
  const given: Partial<WebContext> = { context: aContext(database, { actor }), language: 'vi' }
  context.set(webContext, given as WebContext)
  const request = new Request('https://motcua.example/ho-so')
  return loader({ request, context, params: {} } as unknown as Parameters<typeof loader>[0])
}

test('whoever has only finished dossiers is not told that nothing was ever filed', async () => {
  const { filing } = await aFiling(world, '1.001653')
  const { body: filed } = await as('congdan').post('/dossiers', filing)
  const { code, version } = filed
  await as('congdan').post(`/dossiers/${code}/actions/withdraw`, { version, reason: 'Nộp nhầm.' })
  const { personalId } = filing.applicant as { readonly personalId: string }
  const newcomer = await aCitizen(database.db)

  const hers = await listFor({ ...newcomer, personalId })

  expect(hers).toMatchObject({ page: { items: [] }, waiting: [], hasFiled: true })
  expect(await listFor(newcomer)).toMatchObject({ page: { items: [] }, hasFiled: false })
})
