import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPdf } from '../../../../tools/test-support/pdf.ts'
import {
  openPainter,
  unlikeApproved,
  type Painter,
} from '../../../../tools/test-support/pictures/painted-pages.ts'
import type { Circular, PaperKind } from '../domain/circulars.ts'
import {
  CONTENTS,
  isLetter,
  KINDS,
  LONG_CONTENTS,
  RECEIPTS_IN_TWO_PARTS,
} from '../test-support/samples.ts'
import { renderLetter } from './render-letter.ts'

const VERIFICATION_URL = 'https://dichvucong.langson.gov.vn/kiem-tra/mH2vT9xK4sQ7bN1cR6wYpA'

/** Coarse enough for small files, fine enough that a line or a word that moves is seen. */
const DOTS_AN_INCH = 45

let painter: Painter
beforeAll(async () => {
  painter = await openPainter()
})
afterAll(() => painter.close())

const LETTERS = KINDS.flatMap((kind) =>
  (['2018', '2025'] as const).map((circular): [PaperKind, Circular] => [kind, circular]),
)

describe.each(LETTERS)('a %s under the circular of %s', (kind, circular) => {
  const content = CONTENTS[circular][kind]

  test('says what was approved, in the order in which a screen reader follows', async () => {
    const { pages } = await readPdf(await printed(kind, circular, content))

    expect(`${pages.join('\n')}\n`).toBe(approvedText(`${circular}/${kind}`, pages))
  })

  test('looks as it was approved', async () => {
    const picture = await painter.paint(await printed(kind, circular, content), DOTS_AN_INCH)

    expect(unlikeApproved(picture, approved(`${circular}/${kind}.png`))).toBeNull()
  })
})

describe.each(KINDS)('a %s with long names, long reasons and many papers', (kind) => {
  const content = LONG_CONTENTS[kind]

  test('looks as it was approved, page by page', async () => {
    const picture = await painter.paint(await printed(kind, '2025', content), DOTS_AN_INCH)

    expect(unlikeApproved(picture, approved(`long/${kind}.png`))).toBeNull()
  })

  test('keeps between the margins of every page', async () => {
    const pdf = await readPdf(await printed(kind, '2025', content))

    expect(pdf.leftmost).toBeGreaterThanOrEqual(29.9)
    expect(pdf.rightmost).toBeLessThanOrEqual(pdf.width - 19.9)
    expect(pdf.highest).toBeGreaterThanOrEqual(8)
    expect(pdf.lowest).toBeLessThanOrEqual(pdf.height - 19.9)
  })
})

describe.each(['first-promised', 'second-begun'] as const)(
  'the receipt of a procedure with two appointments, the %s',
  (stage) => {
    const content = RECEIPTS_IN_TWO_PARTS[stage]

    test('says what was approved, both appointments with it', async () => {
      const { pages } = await readPdf(await printed('receipt', '2025', content))

      expect(`${pages.join('\n')}\n`).toBe(approvedText(`two-parts/${stage}`, pages))
    })

    test('looks as it was approved', async () => {
      const picture = await painter.paint(await printed('receipt', '2025', content), DOTS_AN_INCH)

      expect(unlikeApproved(picture, approved(`two-parts/${stage}.png`))).toBeNull()
    })
  },
)

test('a picture in which one line is worded otherwise is not taken for the approved one', async () => {
  const content = { ...CONTENTS['2025'].apology, closing: 'Trân trọng cảm ơn Ông/Bà đã chờ./.' }
  const picture = await painter.paint(await printed('apology', '2025', content), DOTS_AN_INCH)

  expect(unlikeApproved(picture, approved('2025/apology.png'), 'read')).toMatch(/dots differ/)
})

function printed(kind: PaperKind, circular: Circular, content: (typeof LONG_CONTENTS)[PaperKind]) {
  return renderLetter(kind, circular, content, isLetter(kind) ? VERIFICATION_URL : null)
}

function approved(name: string): URL {
  return new URL(`../templates/approved/${name}`, import.meta.url)
}

/** With `REVIEW=write` what is said becomes what is approved: read it before it is committed. */
function approvedText(name: string, pages: readonly string[]): string | null {
  const file = approved(`${name}.txt`)
  if (process.env.REVIEW === 'write') writeFileSync(file, `${pages.join('\n')}\n`)
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}
