import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, inject, test } from 'vitest'
import { MOST_LOST_MILLISECONDS } from '../../faults/drafts/prove-drafts.ts'
import { begun, lostByCrash } from '../../faults/drafts/typing.ts'
import { openBrowser } from '../support/browser.ts'
import { tokenOf } from '../support/visit.ts'

const browser = openBrowser()
afterAll(async () => (await browser).close())

test('who types without resting loses five seconds at most when the page crashes', async () => {
  const home = inject('home')
  const desk = await begun(await browser, { home, token: await tokenOf(home, 'congdan2') })

  const lost = await lostByCrash(await browser, desk, async () => pause(7_000))

  expect(lost).toBeLessThanOrEqual(MOST_LOST_MILLISECONDS)
})
