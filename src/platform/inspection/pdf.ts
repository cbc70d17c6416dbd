import {
  decodePDFRawStream,
  PDFCatalog,
  PDFDict,
  PDFName,
  PDFNull,
  PDFPageTree,
  PDFParser,
  PDFRawStream,
  type PDFObject,
} from '@cantoo/pdf-lib'
import { faulty, sound, type Findings } from './inspection.ts'

const HEADER = '%PDF-'
const END_MARK = '%%EOF'
/** Readers look for the end mark in this many last bytes. */
const END_REACH = 1024

/** What runs, opens a program or carries a further file (ISO 32000-2, 7.11.4 and 12.6.4). */
const ACTIVE_NAMES = [
  'JavaScript',
  'Launch',
  'EmbeddedFile',
  'EmbeddedFiles',
  'Rendition',
  'RichMedia',
]

/** Counts the pages of a PDF, and finds what is encrypted or active in it. */
export async function examinePdf(bytes: Buffer): Promise<Findings> {
  if (bytes.toString('latin1', 0, HEADER.length) !== HEADER || !hasEnd(bytes))
    return faulty('damaged')
  const parser = new WatchingParser(bytes)
  const context = await parser.parseDocument()
  if (context.trailerInfo.Encrypt !== undefined) return faulty('encrypted')
  if (parser.hasActiveObjects || isActive(bytes.toString('latin1'))) return faulty('active-content')
  const catalog = context.lookup(context.trailerInfo.Root)
  const pages = catalog instanceof PDFCatalog ? countPages(catalog) : 0
  return pages === 0 || parser.hasUnreadableObjects ? faulty('damaged') : sound(pages)
}

/** Whether the end mark stands where readers look for it; zeros and blanks after it do not count. */
function hasEnd(bytes: Buffer): boolean {
  let end = bytes.length
  while (end > 0 && (bytes[end - 1] ?? 0) <= 0x20) end -= 1
  return bytes.subarray(Math.max(0, end - END_REACH), end).includes(END_MARK)
}

function countPages(catalog: PDFCatalog): number {
  let pages = 0
  catalog.Pages().traverse((node) => {
    if (node instanceof PDFDict && !(node instanceof PDFPageTree)) pages += 1
  })
  return pages
}

/**
 * Reads the text of every compressed group of objects as it comes by, also of those that a later
 * revision of the file replaces: readers differ in which revision they take.
 */
class WatchingParser extends PDFParser {
  hasActiveObjects = false
  hasUnreadableObjects = false

  constructor(bytes: Buffer) {
    super(bytes)
    const { context } = this
    const assign = context.assign.bind(context)
    context.assign = (ref, object) => {
      if (isObjectStream(object)) this.#read(object)
      assign(ref, object)
    }
  }

  #read(stream: PDFRawStream): void {
    try {
      const parameters = stream.dict.lookup(PDFName.of('DecodeParms')) ?? PDFNull
      if (parameters !== PDFNull) throw new Error('a predictor hides the text')
      const text = Buffer.from(decodePDFRawStream(stream).getBytes(0)).toString('latin1')
      this.hasActiveObjects ||= isActive(text)
    } catch {
      this.hasUnreadableObjects = true
    }
  }
}

/** By what readers need of one, and not by its type, which some do not look at. */
function isObjectStream(object: PDFObject): object is PDFRawStream {
  return (
    object instanceof PDFRawStream &&
    object.dict.has(PDFName.of('First')) &&
    object.dict.has(PDFName.of('N'))
  )
}

const SPACE = String.raw`(?:[\s\0]|%[^\r\n]*[\r\n])*`
// Not a closing parenthesis: that ends a string, as of a link to some page about JavaScript.
const NAME_ENDS = String.raw`(?=[\s\0(<>[\]{}/%]|$)`
const ACTIVE = new RegExp(
  [
    ...ACTIVE_NAMES.map(nameAsWritten),
    // A file specification with bytes of its own, whatever type it gives itself.
    `${nameAsWritten('EF')}${SPACE}(?:<<|\\d+${SPACE}\\d+${SPACE}R)`,
  ].join('|'),
)

/** Whether text of a PDF holds one of the names that make it act. */
function isActive(text: string): boolean {
  return ACTIVE.test(text)
}

/** A name as it may stand in a file: any character may be written as `#` and its code. */
function nameAsWritten(name: string): string {
  const characters = Array.from(name, (character) => {
    const code = character.charCodeAt(0).toString(16)
    const anyCase = code.replace(/[a-f]/, (digit) => `[${digit}${digit.toUpperCase()}]`)
    return `(?:${character}|#${anyCase})`
  })
  return `/${characters.join('')}${NAME_ENDS}`
}
