/** Files for tests: small ones of every kind, and ones that are wrong in one way. */
import { crc32, deflateRawSync, deflateSync } from 'node:zlib'
import { PDFDocument } from '@cantoo/pdf-lib'

/** A PDF of so many blank pages, its objects compressed. */
export async function aPdf(
  pages = 1,
  change: (pdf: PDFDocument) => void | Promise<void> = () => {},
): Promise<Buffer> {
  const pdf = await PDFDocument.create()
  for (let page = 0; page < pages; page += 1) pdf.addPage([595, 842])
  await change(pdf)
  return Buffer.from(await pdf.save({ useObjectStreams: true }))
}

/** A PDF as its text says, with nothing compressed. */
export function aPlainPdf(...objects: readonly string[]): Buffer {
  const own = [
    '1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj',
    '2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj',
    '3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >> endobj',
  ]
  const trailer = 'trailer << /Root 1 0 R /Size 9 >>\nstartxref\n0\n%%EOF\n'
  return Buffer.from(['%PDF-1.7', ...own, ...objects, trailer].join('\n'), 'latin1')
}

/** A PNG that says it is so wide and high; its data is one grey line. */
export function aPng(width = 8, height = 8): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.writeUInt8(8, 8)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1A\n', 'latin1'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(Buffer.alloc(9))),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  return Buffer.concat([uint32BE(data.length), body, uint32BE(crc32(body))])
}

/** A JPEG that says it is so wide and high, with a preview of its own inside. */
export function aJpeg(width = 8, height = 8): Buffer {
  const frame = [8, height >> 8, height & 0xff, width >> 8, width & 0xff, 1, 1, 0x11, 0]
  const preview = [0x45, 0x78, 0x69, 0x66, 0, 0, 0xff, 0xd8, 0xff, 0xda, 0xff, 0xd9]
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    jpegSegment(0xe1, preview),
    jpegSegment(
      0xdb,
      Array.from({ length: 65 }, () => 1),
    ),
    jpegSegment(0xc0, frame),
    jpegSegment(0xda, [1, 1, 0, 0, 63, 0]),
    Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd9]),
  ])
}

function jpegSegment(marker: number, data: readonly number[]): Buffer {
  return Buffer.from([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 0xff, ...data])
}

/** A TIFF with a page of each size, each with one strip of eight bytes. */
export function aTiff(...sizes: readonly (readonly [width: number, height: number])[]): Buffer {
  const pages = sizes.length === 0 ? [[8, 8] as const] : sizes
  const directoryBytes = 2 + 4 * 12 + 4
  const head = Buffer.from([0x49, 0x49, 42, 0, 8, 0, 0, 0])
  const dataAt = head.length + pages.length * directoryBytes
  const directories = pages.map(([width, height], page) => {
    const isLast = page === pages.length - 1
    return Buffer.concat([
      uint16LE(4),
      tiffField(256, width),
      tiffField(257, height),
      tiffField(273, dataAt + 8 * page),
      tiffField(279, 8),
      uint32LE(isLast ? 0 : head.length + (page + 1) * directoryBytes),
    ])
  })
  return Buffer.concat([head, ...directories, Buffer.alloc(8 * pages.length, 1)])
}

function tiffField(tag: number, value: number): Buffer {
  return Buffer.concat([uint16LE(tag), uint16LE(4), uint32LE(1), uint32LE(value)])
}

/** One entry of an archive, and the lies it may tell. */
export interface ArchiveEntry {
  readonly name: string
  readonly content: string | Buffer
  /** What the archive says that it unpacks to, when that is not true. */
  readonly statedSize?: number
  readonly statedChecksum?: number
  readonly isEncrypted?: boolean
  readonly isLink?: boolean
}

/** A ZIP archive. */
export function anArchive(entries: readonly ArchiveEntry[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.name, 'utf8')
    const content = Buffer.from(entry.content)
    const packed = deflateRawSync(content)
    const common = Buffer.concat([
      uint16LE(20),
      uint16LE(0x800 | (entry.isEncrypted === true ? 1 : 0)),
      uint16LE(8),
      uint32LE(0),
      uint32LE(entry.statedChecksum ?? crc32(content)),
      uint32LE(packed.length),
      uint32LE(entry.statedSize ?? content.length),
      uint16LE(name.length),
      uint16LE(0),
    ])
    const mode = entry.isLink === true ? 0o120_777 : 0o100_644
    const about = [uint16LE(0), uint32LE(0), uint16LE(0), uint16LE(mode), uint32LE(at), name]
    directory.push(Buffer.from('PK\x01\x02\x14\x03', 'latin1'), common, ...about)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, name, packed])
    locals.push(local)
    at += local.length
  }
  const listed = Buffer.concat(directory)
  return Buffer.concat([
    ...locals,
    listed,
    Buffer.from('PK\x05\x06\0\0\0\0', 'latin1'),
    uint16LE(entries.length),
    uint16LE(entries.length),
    uint32LE(listed.length),
    uint32LE(at),
    uint16LE(0),
  ])
}

const MAIN_PART = {
  docx: ['word/document.xml', 'wordprocessingml.document'],
  xlsx: ['xl/workbook.xml', 'spreadsheetml.sheet'],
} as const

/** A Word or Excel file with further entries beside those that it must have. */
export function anOfficeFile(kind: 'docx' | 'xlsx', ...further: readonly ArchiveEntry[]): Buffer {
  const [name, type] = MAIN_PART[kind]
  const contentTypes = `<?xml version="1.0"?><Types><Override PartName="/${name}" ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/></Types>`
  return anArchive([
    { name: '[Content_Types].xml', content: contentTypes },
    { name, content: '<?xml version="1.0"?><body>Đơn đề nghị</body>' },
    ...further,
  ])
}

function uint16LE(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function uint32LE(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function uint32BE(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
