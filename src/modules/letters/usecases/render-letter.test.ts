import { describe, expect, test } from 'vitest'
import { APPLICANT, receiptFacts, refusalFacts } from '../../../../tools/test-support/letters.ts'
import { runElsewhere } from '../../../../tools/test-support/other-process.ts'
import { readPdf } from '../../../../tools/test-support/pdf.ts'
import { letterTitle, type Circular, type PaperKind } from '../domain/circulars.ts'
import type { LetterContent } from '../domain/letter-content.ts'
import { receiptContent } from '../domain/receipt.ts'
import { refusalContent } from '../domain/refusal.ts'
import { CONTENTS, KINDS, LONG_CONTENTS, LONG_NAME } from '../test-support/samples.ts'
import { renderLetter } from './render-letter.ts'

const VERIFICATION_URL = 'https://dichvucong.langson.gov.vn/kiem-tra/mH2vT9xK4sQ7bN1cR6wYpA'

const LETTERS = KINDS.flatMap((kind) =>
  (['2018', '2025'] as const).map((circular): [PaperKind, Circular] => [kind, circular]),
)

describe.each(LETTERS)('a %s under the circular of %s', (kind, circular) => {
  test('is PDF/A-2b in embedded Tinos without an empty glyph, and bears its title', async () => {
    const pdf = await readPdf(
      await renderLetter(kind, circular, CONTENTS[circular][kind], VERIFICATION_URL),
    )

    expect(pdf.xmp).toContain(
      '<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>',
    )
    expect(
      pdf.fonts.filter(({ name, isEmbedded }) => !isEmbedded || !name.startsWith('Tinos-')),
    ).toEqual([])
    expect(pdf.missingGlyphs).toBe(0)
    expect(pdf.title).toBe(letterTitle(kind, circular))
  })

  test('says everything that its content holds', async () => {
    const { head, ...body } = CONTENTS[circular][kind] as { readonly head: object }
    const { madeAt: _, ...printedHead } = head as { readonly madeAt: string }
    const said = squeezed(
      (
        await readPdf(
          await renderLetter(kind, circular, CONTENTS[circular][kind], VERIFICATION_URL),
        )
      ).pages.join(),
    )

    const unsaid = textsIn([letterTitle(kind, circular), printedHead, body]).filter(
      (text) => !said.includes(squeezed(text)) && !text.startsWith('https://'),
    )

    expect(unsaid).toEqual([])
  })

  test('is the same to the byte when it is printed again', async () => {
    const first = await renderLetter(kind, circular, CONTENTS[circular][kind], VERIFICATION_URL)
    const again = await renderLetter(kind, circular, CONTENTS[circular][kind], VERIFICATION_URL)

    expect(again.equals(first)).toBe(true)
  })
})

test('another process prints the same letter to the byte', async () => {
  const here = await renderLetter('receipt', '2025', CONTENTS['2025'].receipt, VERIFICATION_URL)
  const there = runElsewhere(`
    const { renderLetter } = await import('#modules/letters')
    const pdf = await renderLetter('receipt', '2025', ${JSON.stringify(CONTENTS['2025'].receipt)}, '${VERIFICATION_URL}')
    process.stdout.write(pdf.toString('base64'))`)

  expect(Buffer.from(there, 'base64').equals(here)).toBe(true)
})

describe('what is not known', () => {
  test('leaves room to write on a receipt', async () => {
    const applicant = { ...APPLICANT, personalId: null, address: null, phone: null, email: null }
    const register = { book: null, number: null }
    const facts = receiptFacts({ applicant, register, receiver: null, serial: null })

    const text = await textOf('receipt', receiptContent(facts))

    for (const label of ['Số định danh cá nhân', 'Địa chỉ', 'Số điện thoại', 'Email']) {
      expect(text).toContain(`${label}: ……`)
    }
    expect(text).toContain('quyển số: ……………………, số thứ tự: ……………………')
    expect(text).toContain('Số: ………/TTPVHCC')
  })

  test('is not mentioned where the form asks for it only if there is one', async () => {
    const receipt = await textOf('receipt', receiptContent(receiptFacts({ authorised: null })))
    const facts = refusalFacts({ dossierCode: null, legalGround: null })
    const refusal = await textOf('refusal', refusalContent(facts))

    expect(receipt).not.toContain('ủy quyền:')
    expect(refusal).not.toContain('Mã hồ sơ')
    expect(refusal).not.toContain('Căn cứ pháp lý')
  })
})

describe('a letter longer than a page', () => {
  const content = LONG_CONTENTS.receipt

  test('repeats the head of its table on every page that the table reaches', async () => {
    const { pages } = await readPdf(await renderLetter('receipt', '2025', content, null))
    const withRows = pages.filter((page) => /^\d+ Giấy tờ thứ/m.test(page))

    expect(withRows.length).toBeGreaterThan(1)
    expect(withRows.filter((page) => !page.includes('TT Tên giấy tờ'))).toEqual([])
  })

  test('bears the number of the page from the second page on', async () => {
    const { pages } = await readPdf(await renderLetter('receipt', '2025', content, null))

    expect(pages[0]).toMatch(/^Mẫu số 01/)
    expect(pages.slice(1).map((page) => page.split('\n')[0])).toEqual(
      pages.slice(1).map((_, at) => `${at + 2}`),
    )
  })

  test.each(KINDS)('loses nothing of the longest name in a %s', async (kind) => {
    const pdf = await readPdf(await renderLetter(kind, '2025', LONG_CONTENTS[kind], null))

    expect(squeezed(pdf.pages.join().replaceAll(/^\d+$/gm, ''))).toContain(squeezed(LONG_NAME))
  })
})

test('the code, the telephone number and an e-mail address can be copied from the page as they are', async () => {
  const applicant = { ...APPLICANT, email: 'hoang.phuong.thao@nongnghiep.langson.gov.vn' }

  const text = await textOf('receipt', receiptContent(receiptFacts({ applicant })))

  expect(text).toContain('\n000.00.25.H37-260302-0001\n')
  expect(text).toContain('Số điện thoại: 0912 345 678\n')
  expect(text).toContain(`Email: ${applicant.email}\n`)
})

test('a name that looks like markup or carries an emoji is printed as a name', async () => {
  const applicant = { ...APPLICANT, name: '#strong[A] *B* $C$ <D> 😀' }

  const text = await textOf('receipt', receiptContent(receiptFacts({ applicant })))

  expect(text).toContain('Tiếp nhận hồ sơ của: #strong[A] *B* $C$ <D> \uFFFD')
})

async function textOf<Kind extends PaperKind>(
  kind: Kind,
  content: LetterContent<Kind>,
): Promise<string> {
  const verificationUrl = kind === 'control-slip' ? null : VERIFICATION_URL
  const pdf = await renderLetter(kind, '2025', content, verificationUrl)
  return (await readPdf(pdf)).pages.join('\n')
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'number') return value === 0 ? [] : [String(value)]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

/** Without regard to where lines end and to capitals. */
function squeezed(text: string): string {
  return text.replaceAll(/[\s\u200B]/g, '').toLocaleLowerCase('vi')
}
