/** Reads PDFs as an outsider would: what they say, what they are made of, and how they look on paper. */
import {
  getDocument,
  OPS,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs'

export interface ReadPdf {
  /** The size of its first page in millimetres. */
  readonly width: number
  readonly height: number
  /** What each page says, line by line, in reading order. */
  readonly pages: readonly string[]
  /** Where its text begins and ends across the paper, in millimetres from the left edge. */
  readonly leftmost: number
  readonly rightmost: number
  /** Where its lines of text begin and end down the paper, in millimetres from the upper edge. */
  readonly highest: number
  readonly lowest: number
  /** Every font that its text is set in. */
  readonly fonts: readonly { readonly name: string; readonly isEmbedded: boolean }[]
  /** How many glyphs stand for a character that the font lacks (`.notdef`). */
  readonly missingGlyphs: number
  readonly title: string | undefined
  readonly language: string | undefined
  readonly creationDate: string | undefined
  /** Where its links lead. */
  readonly links: readonly string[]
  /** The metadata packet as it stands in the file, where PDF/A wants it readable. */
  readonly xmp: string
}

/** The parts of pdfjs' answers that it does not describe. */
interface Info {
  readonly Title?: string
  readonly Language?: string
  readonly CreationDate?: string
}
interface Font {
  readonly name: string
  readonly missingFile: boolean
}
type ShownText = readonly ({ readonly originalCharCode: number } | number)[]

export async function readPdf(bytes: Buffer): Promise<ReadPdf> {
  const document = await open(bytes)
  const info = (await document.getMetadata()).info as Info
  const pages = await Promise.all(
    Array.from({ length: document.numPages }, (_, at) => document.getPage(at + 1)),
  )
  const set = await Promise.all(pages.map(typeOf))
  const fonts = set.flatMap((page) => page.fonts)
  const extents = (await Promise.all(pages.map(extentsOf))).flat()
  const paper = pages[0]?.getViewport({ scale: MILLIMETRES_A_POINT })
  return {
    width: paper?.width ?? 0,
    height: paper?.height ?? 0,
    pages: await Promise.all(pages.map(textOf)),
    leftmost: Math.min(...extents.map(({ from }) => from)),
    rightmost: Math.max(...extents.map(({ to }) => to)),
    highest: Math.min(...extents.map(({ baseline }) => baseline)),
    lowest: Math.max(...extents.map(({ baseline }) => baseline)),
    fonts: [...new Map(fonts.map((font) => [font.name, font])).values()],
    missingGlyphs: set.reduce((sum, page) => sum + page.missingGlyphs, 0),
    links: (await Promise.all(pages.map(linksOf))).flat(),
    title: info.Title,
    language: info.Language,
    creationDate: info.CreationDate,
    xmp: /<x:xmpmeta.*<\/x:xmpmeta>/s.exec(bytes.toString('utf8'))?.[0] ?? '',
  }
}

async function linksOf(page: PDFPageProxy): Promise<string[]> {
  const annotations = (await page.getAnnotations()) as readonly { readonly url?: string }[]
  return annotations.flatMap(({ url }) => (url === undefined ? [] : [url]))
}

/** A page as a printer of so many dots an inch puts it on paper. */
export interface Raster {
  readonly width: number
  readonly height: number
  readonly isDark: (x: number, y: number) => boolean
}

export async function rasterOf(
  bytes: Buffer,
  pageNumber: number,
  dotsAnInch: number,
): Promise<Raster> {
  const document = await open(bytes)
  const page = await document.getPage(pageNumber)
  const viewport = page.getViewport({ scale: dotsAnInch / 72 })
  const width = Math.round(viewport.width)
  const height = Math.round(viewport.height)
  const { canvas, context } = (document.canvasFactory as CanvasFactory).create(width, height)
  await page.render({ canvas, canvasContext: context, viewport, background: 'white' }).promise
  const { data } = context.getImageData(0, 0, width, height)
  return { width, height, isDark: (x, y) => (data[4 * (y * width + x)] ?? 255) < 128 }
}

interface CanvasFactory {
  create(
    width: number,
    height: number,
  ): { readonly canvas: HTMLCanvasElement; readonly context: CanvasRenderingContext2D }
}

function open(bytes: Buffer): Promise<PDFDocumentProxy> {
  return getDocument({ data: new Uint8Array(bytes), verbosity: 0, fontExtraProperties: true })
    .promise
}

async function textOf(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent()
  return items
    .map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : ''))
    .join('')
}

const MILLIMETRES_A_POINT = 25.4 / 72

interface Extent {
  readonly from: number
  readonly to: number
  readonly baseline: number
}

async function extentsOf(page: PDFPageProxy): Promise<Extent[]> {
  const { items } = await page.getTextContent()
  const { height } = page.getViewport({ scale: 1 })
  return items.flatMap((item) => {
    if (!('str' in item) || item.str.trim() === '') return []
    const from = (item.transform[4] as number) * MILLIMETRES_A_POINT
    const baseline = (height - (item.transform[5] as number)) * MILLIMETRES_A_POINT
    return [{ from, to: from + item.width * MILLIMETRES_A_POINT, baseline }]
  })
}

async function typeOf(page: PDFPageProxy): Promise<Pick<ReadPdf, 'fonts' | 'missingGlyphs'>> {
  const { fnArray, argsArray } = await page.getOperatorList()
  const first = (operator: number): unknown[] =>
    fnArray.flatMap((each, at) => (each === operator ? [argsArray[at][0]] : []))
  const fonts = first(OPS.setFont).map((id) => page.commonObjs.get(id as string) as Font)
  const glyphs = (first(OPS.showText) as ShownText[]).flat()
  return {
    fonts: fonts.map(({ name, missingFile }) => ({
      name: name.replace(/^[A-Z]{6}\+/, ''),
      isEmbedded: !missingFile,
    })),
    missingGlyphs: glyphs.filter(
      (glyph) => typeof glyph === 'object' && glyph.originalCharCode === 0,
    ).length,
  }
}
