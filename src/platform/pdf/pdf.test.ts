import { describe, expect, test } from 'vitest'
import { runElsewhere } from '../../../tools/test-support/other-process.ts'
import { readPdf } from '../../../tools/test-support/pdf.ts'
import { renderPdf, type PdfData } from './index.ts'
import { PdfRenderer } from './pdf-renderer.ts'

const TEXT = new URL('./test-support/text.typ', import.meta.url)
const SLOW = new URL('./test-support/slow.typ', import.meta.url)

const WORKER = new URL('./worker.ts', import.meta.url)
const ENDING_WORKER = new URL('./test-support/ending-worker.ts', import.meta.url)

function aDocument(given: Record<string, unknown> = {}): PdfData {
  return {
    title: 'Giấy mời',
    madeAt: '2026-03-02T09:05:00+07:00',
    text: 'Kính mời',
    ...given,
  } as PdfData
}

describe('a document', () => {
  test('is PDF/A-2b, in Tinos alone, which is embedded', async () => {
    const pdf = await readPdf(await renderPdf({ template: TEXT, data: aDocument() }))

    expect(pdf.xmp).toContain(
      '<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>',
    )
    expect(pdf.fonts.map(({ name }) => name).toSorted()).toEqual([
      'Tinos-Bold',
      'Tinos-BoldItalic',
      'Tinos-Italic',
      'Tinos-Regular',
    ])
    expect(pdf.fonts.filter(({ isEmbedded }) => !isEmbedded)).toEqual([])
  })

  test('says its title, its language and when it was made', async () => {
    const pdf = await readPdf(await renderPdf({ template: TEXT, data: aDocument() }))

    expect(pdf.title).toBe('Giấy mời')
    expect(pdf.language).toBe('vi')
    expect(pdf.creationDate).toBe('D:20260302020500Z')
  })

  test('is the same to the byte when another process makes it', async () => {
    const here = await renderPdf({ template: TEXT, data: aDocument() })
    const there = runElsewhere(`
      const { renderPdf } = await import(${JSON.stringify(new URL('./index.ts', import.meta.url))})
      const pdf = await renderPdf({ template: new URL(${JSON.stringify(TEXT)}), data: ${JSON.stringify(aDocument())} })
      process.stdout.write(pdf.toString('base64'))`)

    expect(Buffer.from(there, 'base64').equals(here)).toBe(true)
  })

  test.each([
    ['code', '#panic("x") #let a = 1'],
    ['emphasis and headings', '*đậm* _nghiêng_ = Đề mục'],
    ['formulas', '$ x^2 $ $E = m c^2$'],
    ['escapes and references', '\\ \\u{1F600} @nguon <nhan>'],
    ['lists', '- một'],
    ['comments', 'trước // sau /* trong */ cuối'],
    ['dashes and quotes', '-- --- ... "kép" \'đơn\' `mã`'],
    ['HTML', '<script>alert(1)</script> &amp;'],
  ])('prints text that looks like %s as it is', async (_, text) => {
    const pdf = await readPdf(await renderPdf({ template: TEXT, data: aDocument({ text }) }))

    expect(pdf.pages[0]?.split('\n')).toEqual([text, text, text, text])
  })

  test('shows where a character that the font lacks has stood, and has no empty glyph', async () => {
    const data = aDocument({ text: 'Nguyễn 😀 Văn 王' })

    const pdf = await readPdf(await renderPdf({ template: TEXT, data }))

    expect(pdf.pages[0]?.split('\n')[0]).toBe('Nguyễn \uFFFD Văn \uFFFD')
    expect(pdf.missingGlyphs).toBe(0)
  })
})

describe('a failure', () => {
  test('of one document leaves the next ones alone, in order', async () => {
    const missing = new URL('./test-support/missing.typ', import.meta.url)

    const made = await Promise.allSettled([
      renderPdf({ template: missing, data: aDocument() }),
      renderPdf({ template: TEXT, data: aDocument({ text: undefined }) }),
      renderPdf({ template: TEXT, data: aDocument({ text: 'vẫn in được' }) }),
    ])

    expect(made.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled'])
    expect(String((made[0] as PromiseRejectedResult).reason)).toMatch(
      /missing\.typ .*file not found/,
    )
    expect(String((made[1] as PromiseRejectedResult).reason)).toMatch(
      /text\.typ .*does not contain key "text"/,
    )
  })

  test('to write the data as JSON rejects the document and holds nobody up', async () => {
    const endless: Record<string, unknown> = {}
    endless.self = endless

    await expect(renderPdf({ template: TEXT, data: aDocument({ endless }) })).rejects.toThrow(
      'circular',
    )
    await expect(renderPdf({ template: TEXT, data: aDocument() })).resolves.toBeInstanceOf(Buffer)
  })

  test('of a template to name a typeface that is there is told, and no text is left out', async () => {
    const template = new URL('./test-support/unknown-typeface.typ', import.meta.url)

    await expect(renderPdf({ template, data: aDocument() })).rejects.toThrow('unknown font family')
  })

  test.each(['end now', 'throw now'])(
    'that brings the thread down (%s) rejects its document, and the next finds a fresh thread',
    async (text) => {
      const renderer = new PdfRenderer(ENDING_WORKER, { milliseconds: 30_000, characters: 1_000 })

      const crash = renderer.render({ template: TEXT, data: aDocument({ text }) })
      const next = renderer.render({ template: TEXT, data: aDocument() })

      await expect(crash).rejects.toThrow(/the thread ended|a fault outside any document/)
      expect(String(await next)).toBe('made')
    },
  )

  test('to stay small rejects the document', async () => {
    const data = aDocument({ text: 'x'.repeat(250_000) })

    await expect(renderPdf({ template: TEXT, data })).rejects.toThrow('too much data')
  })

  test('to finish in time rejects the document, and the next is made meanwhile', async () => {
    const renderer = new PdfRenderer(WORKER, { milliseconds: 1_000, characters: 1_000 })

    const slow = renderer.render({ template: SLOW, data: aDocument({ thousands: 9_000 }) })
    const next = renderer.render({ template: TEXT, data: aDocument() })

    await expect(slow).rejects.toThrow('took too long')
    expect((await readPdf(await next)).title).toBe('Giấy mời')
  })
})
