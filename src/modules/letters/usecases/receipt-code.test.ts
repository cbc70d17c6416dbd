import bwipjs from 'bwip-js'
import { expect, test } from 'vitest'
import { receiptFacts } from '../../../../tools/test-support/letters.ts'
import { rasterOf, type Raster } from '../../../../tools/test-support/pdf.ts'
import { receiptContent } from '../domain/receipt.ts'
import { renderLetter } from './render-letter.ts'

/** What the thermal and laser printers of a counter can do at least. */
const DOTS_AN_INCH = 200
const DOTS_A_MILLIMETRE = DOTS_AN_INCH / 25.4

test('the printed QR code is, module by module, that of the tracking address, 20 mm wide or more', async () => {
  const content = receiptContent(receiptFacts())
  const [expected] = bwipjs.raw('qrcode', content.trackingUrl, 'eclevel=M') as Matrix[]

  const pdf = await renderLetter('receipt', '2025', content, null)
  const paper = await rasterOf(pdf, 1, DOTS_AN_INCH)
  const code = codeOn(paper)

  expect(code.side / DOTS_A_MILLIMETRE).toBeGreaterThanOrEqual(20)
  expect(modulesOf(paper, code, expected!.pixx)).toEqual(expected!.pixs)
})

interface Matrix {
  readonly pixs: readonly number[]
  readonly pixx: number
}

/** The dark square in the framed block of the receipt, right of its text. */
function codeOn(paper: Raster): { left: number; top: number; side: number } {
  const dots = (millimetres: number): number => Math.round(millimetres * DOTS_A_MILLIMETRE)
  const isRule = (y: number): boolean => range(40, 150).every((x) => paper.isDark(dots(x), y))
  const rules = range(0, paper.height).filter(isRule)
  const frameTop = rules[0]!
  const frameBottom = rules.find((y) => y > frameTop + dots(5))!
  const dark = range(frameTop + dots(1), frameBottom - dots(1)).flatMap((y) =>
    range(dots(161), dots(189)).flatMap((x) => (paper.isDark(x, y) ? [{ x, y }] : [])),
  )
  const left = Math.min(...dark.map(({ x }) => x))
  const right = Math.max(...dark.map(({ x }) => x))
  return { left, top: Math.min(...dark.map(({ y }) => y)), side: right - left + 1 }
}

function modulesOf(
  paper: Raster,
  { left, top, side }: { left: number; top: number; side: number },
  count: number,
): number[] {
  const middle = (at: number): number => Math.floor(((at + 0.5) * side) / count)
  return range(0, count).flatMap((y) =>
    range(0, count).map((x) => (paper.isDark(left + middle(x), top + middle(y)) ? 1 : 0)),
  )
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, at) => from + at)
}
