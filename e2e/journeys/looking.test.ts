import { expect, test } from 'vitest'
import { aVisit, expectAccessible } from '../support/visit.ts'

const NARROW = { width: 360, javaScript: true } as const

test.each([
  [
    'a field without a name',
    'document.querySelector("main").append(document.createElement("input"))',
    /axe at/,
  ],
  ['letters too pale to read', 'document.querySelector("h1").style.color = "#ddd"', /axe at/],
  [
    'what is wider than a telephone',
    'document.querySelector("h1").style.width = "900px"',
    /sideways/,
  ],
  ['a title that does not tell where one is', 'document.title = "Một Cửa"', /title of/],
])('looking at a page finds %s', async (_fault, spoil, told) => {
  const { page } = await aVisit(NARROW)
  await page.goto('/')
  await expectAccessible(page)
  await page.evaluate(spoil)
  await expect(expectAccessible(page)).rejects.toThrow(told)
})
