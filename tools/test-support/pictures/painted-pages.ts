/** How the pages of a PDF look, as a browser paints them, and whether they look as approved. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type * as Pdfjs from 'pdfjs-dist'
import pixelmatch from 'pixelmatch'
import type { Page } from 'playwright-core'
import { PNG } from 'pngjs'
import { openBrowser } from '../../../e2e/support/browser.ts'

/** Where the page that paints lives; nothing of it leaves the machine. */
const ORIGIN = 'http://pictures.invalid'
const PDFJS = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))

/** A script of the page, for what is compiled here knows other imports than a browser. */
const LIBRARY = `
  import * as pdfjs from '/build/pdf.min.mjs'
  pdfjs.GlobalWorkerOptions.workerSrc = '/build/pdf.worker.min.mjs'
  globalThis.pdfjs = pdfjs`

/** How much a pixel may differ (pixelmatch), and how many may, of a thousand: machines smooth letters differently. */
const THRESHOLD = 0.2
const MOST_DIFFERENT = 0.5

/** Paints the pages of a PDF below each other, at so many dots an inch, in grey. */
export interface Painter {
  readonly paint: (pdf: Buffer, dotsAnInch: number) => Promise<PNG>
  readonly close: () => Promise<void>
}

export async function openPainter(): Promise<Painter> {
  const browser = await openBrowser()
  const page = await browser.newPage()
  await page.route(`${ORIGIN}/**`, async (route) => {
    const { pathname } = new URL(route.request().url())
    if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: '' })
    const body = readFileSync(path.join(PDFJS, pathname))
    return route.fulfill({ contentType: 'text/javascript', body })
  })
  await page.goto(ORIGIN)
  await page.addScriptTag({ type: 'module', content: LIBRARY })
  await page.waitForFunction(() => 'pdfjs' in globalThis)
  return {
    paint: async (pdf, dotsAnInch) => pngOf(await painted(page, pdf, dotsAnInch)),
    close: () => browser.close(),
  }
}

interface Painted {
  readonly width: number
  readonly height: number
  /** One byte a pixel, as base64. */
  readonly greys: string
}

function painted(page: Page, pdf: Buffer, dotsAnInch: number): Promise<Painted> {
  return page.evaluate(
    async ({ base64, scale }) => {
      const { pdfjs } = globalThis as unknown as { readonly pdfjs: typeof Pdfjs }
      const file = await pdfjs.getDocument({ data: Uint8Array.fromBase64(base64), verbosity: 0 })
        .promise
      const sheets: ImageData[] = []
      for (let number = 1; number <= file.numPages; number += 1) {
        const sheet = await file.getPage(number)
        const viewport = sheet.getViewport({ scale })
        const canvas = document.createElement('canvas')
        canvas.width = Math.round(viewport.width)
        canvas.height = Math.round(viewport.height)
        await sheet.render({ canvas, viewport, background: 'white' }).promise
        sheets.push(canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height))
      }
      const width = Math.max(...sheets.map((sheet) => sheet.width))
      const height = sheets.reduce((sum, sheet) => sum + sheet.height, 0)
      const greys = new Uint8Array(width * height)
      let at = 0
      for (const { data } of sheets) {
        for (let dot = 0; dot < data.length; dot += 4) {
          greys[at] = (data[dot]! + data[dot + 1]! + data[dot + 2]!) / 3
          at += 1
        }
      }
      return { width, height, greys: greys.toBase64() }
    },
    { base64: pdf.toString('base64'), scale: dotsAnInch / 72 },
  )
}

/** In few shades, so that the file is small. */
function pngOf({ width, height, greys }: Painted): PNG {
  const png = new PNG({ width, height })
  for (const [at, grey] of Buffer.from(greys, 'base64').entries()) {
    png.data.fill(Math.round(grey / SHADE) * SHADE, 4 * at, 4 * at + 3)
    png.data[4 * at + 3] = 255
  }
  return png
}
const SHADE = 127.5

/**
 * Why a picture is not the approved one; null when it is. With `REVIEW=write` it becomes the approved
 * one: look at it before it is committed.
 */
export function unlikeApproved(
  picture: PNG,
  approved: URL,
  mode = process.env.REVIEW,
): string | null {
  if (mode === 'write') {
    const bytes = PNG.sync.write(picture, { colorType: 0, filterType: 0, deflateLevel: 9 })
    writeFileSync(approved, bytes)
    return null
  }
  if (!existsSync(approved)) return 'nothing is approved yet: REVIEW=write, and look at it'
  const expected = PNG.sync.read(readFileSync(approved))
  const { width, height } = expected
  if (picture.width !== width || picture.height !== height) {
    return `it is ${picture.width} × ${picture.height} dots, approved are ${width} × ${height}`
  }
  const different = pixelmatch(picture.data, expected.data, undefined, width, height, {
    threshold: THRESHOLD,
  })
  const most = (width * height * MOST_DIFFERENT) / 1000
  return different <= most ? null : `${different} dots differ from the approved picture`
}
