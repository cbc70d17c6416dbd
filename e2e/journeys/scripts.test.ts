import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import type { Verdict } from '../../faults/proofs/verdict.ts'
import { aLooker } from '../../faults/scripts/looking.ts'
import { PAYLOADS } from '../../faults/scripts/payloads.ts'
import { openBrowser } from '../support/browser.ts'

const PROOF = fileURLToPath(new URL('../../faults/scripts.ts', import.meta.url))

const browser = openBrowser()
afterAll(async () => (await browser).close())

test('what is written into dossiers is text on every page and in every letter, and never runs', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [PROOF, 'brief'])
  const verdict = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Verdict

  expect(verdict.faults).toEqual([])
  expect(verdict.figures.shown).toBeGreaterThan(8)
  expect(verdict.figures.inLetters).toBeGreaterThan(3)
})

test('a page that takes what was written for more than text is found out', async () => {
  const elements = PAYLOADS.filter(({ text }) => /^<[a-z]+[ /]pwn/i.test(text))
  const { page, look, faults } = await aLooker(await (await browser).newContext())
  const unnoticed: string[] = []
  for (const { text } of elements) {
    const before = faults.length
    await page.setContent(`<!doctype html><title>x</title><p>${text}</p>`)
    await look()
    if (faults.length === before) unnoticed.push(text)
  }

  expect(unnoticed).toEqual([])
  expect(elements.length).toBeGreaterThan(25)
})
