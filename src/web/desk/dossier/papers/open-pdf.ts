import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from 'pdfjs-dist'
// oxlint-disable-next-line import/default -- the address of a file, made by the bundler
import worker from 'pdfjs-dist/build/pdf.worker.min.mjs?url'

GlobalWorkerOptions.workerSrc = worker

/** Opens a PDF of ours. Nothing inside it runs. */
export function openPdf(address: string): Promise<PDFDocumentProxy> {
  return getDocument({ url: address, useWasm: false }).promise
}
