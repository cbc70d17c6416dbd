/** What every document says of itself, in its metadata and to its template. */
export interface PdfData {
  readonly title: string
  /** The instant the document counts as made at, RFC 3339. The pages and their digest depend on it, not on the clock. */
  readonly madeAt: string
}

/** A template is a Typst file below `src` that exports `pages(data)`; the data reaches it as JSON, never as markup. */
export interface PdfDocument {
  readonly template: URL
  readonly data: PdfData
}

/** What the worker thread is asked: the template's address, and the data as JSON. */
export interface PdfJob {
  readonly template: string
  readonly json: string
}

/** What it answers. */
export type PdfAnswer = { readonly pdf: Uint8Array } | { readonly fault: string }
