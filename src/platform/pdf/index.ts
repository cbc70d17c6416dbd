/** Documents for keeping: PDF/A-2b from Typst templates, with Tinos embedded. */
import type { PdfDocument } from './pdf-job.ts'
import { PdfRenderer } from './pdf-renderer.ts'

export type { PdfData, PdfDocument } from './pdf-job.ts'

/** So many characters of data, as JSON, a document may have. */
const MOST_CHARACTERS = 250_000

const renderer = new PdfRenderer(new URL('./worker.ts', import.meta.url), {
  milliseconds: 30_000,
  characters: MOST_CHARACTERS,
})

/**
 * The document as PDF/A-2b. The same template and data give the same bytes, whenever and wherever. Text is printed as
 * it is, whatever it looks like; what the font cannot show is printed as a visible mark. Rejects when the template is
 * at fault, the data too much or the time too long; other documents are not affected.
 */
export function renderPdf(document: PdfDocument): Promise<Buffer> {
  return renderer.render(document)
}

/** Whether data is not too much for a document; what the document says besides must be counted in. */
export function fitsInPdf(data: object): boolean {
  return JSON.stringify(data).length <= MOST_CHARACTERS
}
