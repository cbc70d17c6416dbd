import { PDFString, type PDFDocument } from '@cantoo/pdf-lib'
import { describe, expect, test } from 'vitest'
import {
  aJpeg,
  anArchive,
  anOfficeFile,
  aPdf,
  aPlainPdf,
  aPng,
  aTiff,
} from '../../../tools/test-support/file-samples.ts'
import { examine } from './examine.ts'

const MIB = 1024 ** 2
const ONE_PAGE = await aPdf(1)
const THREE_PAGES = await aPdf(3)
const LIMITS = {
  pixels: 1_000_000,
  entries: 20,
  unpackedBytes: 40 * MIB,
  ratio: 100,
  ratioFromBytes: MIB,
}

/** A script that no other object names, so that it lies among the compressed ones. */
function addScript({ context }: PDFDocument): void {
  context.register(context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert(1)') }))
}

async function faultOf(bytes: Buffer): Promise<string | null> {
  return (await examine(bytes, LIMITS)).fault
}

describe('sound files', () => {
  test.each([
    ['a PDF', THREE_PAGES, 'application/pdf', 3],
    ['a PDF with nothing compressed', aPlainPdf(), 'application/pdf', 1],
    ['a JPEG', aJpeg(), 'image/jpeg', null],
    ['a PNG', aPng(), 'image/png', null],
    ['a TIFF of two pages', aTiff([8, 8], [8, 8]), 'image/tiff', 2],
    [
      'a Word file',
      anOfficeFile('docx', { name: 'word/media/ảnh.png', content: aPng() }),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      null,
    ],
    [
      'an Excel file',
      anOfficeFile('xlsx'),
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      null,
    ],
  ])('%s is known by its content, and nothing is wrong with it', async (_, bytes, type, pages) => {
    expect(await examine(bytes, LIMITS)).toEqual({ mediaType: type, fault: null, pages })
  })

  test('a PDF that was filled up with zeros is whole', async () => {
    expect(await faultOf(Buffer.concat([ONE_PAGE, Buffer.alloc(5000)]))).toBeNull()
  })

  test('a JPEG to which a phone added a film is whole', async () => {
    expect(await faultOf(Buffer.concat([aJpeg(), Buffer.alloc(5000, 7)]))).toBeNull()
  })

  test('what is none of the known formats has no fault of its own', async () => {
    const page = Buffer.from('<!doctype html><script>alert(1)</script>')

    expect(await examine(page, LIMITS)).toEqual({ mediaType: null, fault: null, pages: null })
    expect((await examine(Buffer.from('MZ\x90\0'), LIMITS)).mediaType).toBe(
      'application/x-msdownload',
    )
  })
})

describe('a PDF', () => {
  test.each([1, 0.5, 0.1])(
    'of which only the first %d of its length came is damaged',
    async (share) => {
      expect(await faultOf(ONE_PAGE.subarray(0, (ONE_PAGE.length - 10) * share))).toBe('damaged')
    },
  )

  test('without pages is damaged', async () => {
    expect(await faultOf(Buffer.from('%PDF-1.7\n1 0 obj << >> endobj\n%%EOF'))).toBe('damaged')
  })

  test('whose page tree goes round in a circle is damaged', async () => {
    const circle = '2 0 obj << /Type /Pages /Kids [2 0 R] /Count 1 >> endobj'

    expect(await faultOf(aPlainPdf(circle))).toBe('damaged')
  })

  test('that needs a password is encrypted', async () => {
    const bytes = await aPdf(1, (pdf) => pdf.encrypt({ userPassword: 'a', ownerPassword: 'b' }))

    expect(await faultOf(bytes)).toBe('encrypted')
  })

  test('that only forbids printing is encrypted too', async () => {
    const bytes = await aPdf(1, (pdf) =>
      pdf.encrypt({ ownerPassword: 'b', permissions: { printing: false } }),
    )

    expect(await faultOf(bytes)).toBe('encrypted')
  })

  test('with a script in a compressed object is active', async () => {
    const bytes = await aPdf(1, addScript)

    expect(bytes.includes('/JavaScript')).toBe(false)
    expect(await faultOf(bytes)).toBe('active-content')
  })

  test('with a script that a later revision takes out again is active', async () => {
    const bytes = await aPdf(1, addScript)
    const cleaned = Buffer.concat([bytes, aPlainPdf().subarray('%PDF-1.7\n'.length)])

    expect(await faultOf(cleaned)).toBe('active-content')
  })

  test('with a file inside is active', async () => {
    const bytes = await aPdf(1, async (pdf) => {
      await pdf.attach(Buffer.from('MZ'), 'program.exe', { mimeType: 'application/octet-stream' })
    })

    expect(await faultOf(bytes)).toBe('active-content')
  })

  test.each([
    '4 0 obj << /S /Launch /F (cmd.exe) >> endobj',
    '4 0 obj << /S /J#61vaScript /JS (app.alert) >> endobj',
    '4 0 obj << /S /#4Caunch /F (cmd.exe) >> endobj',
    '4 0 obj << /S /Rendition /JS (app.alert) >> endobj',
    '4 0 obj << /F (a.exe) /E#46 % kept apart\n << /F 5 0 R >> >> endobj',
    '4 0 obj << /F (a.exe) /EF 6 0 R >> endobj',
    '4 0 obj << /Subtype /RichMedia >> endobj',
    '4 0 obj << /S /Launch /S /GoTo >> endobj',
    '4 0 obj << /Length 40 >> stream\n5 0 obj << /S /JavaScript >> endobj\nendstream endobj',
  ])('that says %j is active', async (object) => {
    expect(await faultOf(aPlainPdf(object))).toBe('active-content')
  })

  test.each([
    '4 0 obj << /Title (JavaScript for offices) >> endobj',
    '4 0 obj << /S /URI /URI (https://example.vn/Launch) >> endobj',
    '4 0 obj << /Type /Font /Launcher 1 /EFG << >> >> endobj',
  ])('that says %j is not', async (object) => {
    expect(await faultOf(aPlainPdf(object))).toBeNull()
  })

  test('whose compressed objects cannot be read is damaged', async () => {
    const hidden =
      '4 0 obj << /First 4 /N 1 /Filter /Unknown /Length 2 >> stream\nxx\nendstream endobj'

    expect(await faultOf(aPlainPdf(hidden))).toBe('damaged')
  })

  test('whose compressed objects do not say that they are is read all the same', async () => {
    const text = Buffer.from('5 0 << /S /JavaScript >>').toString('hex')
    const hidden = `4 0 obj << /First 4 /N 1 /Filter /ASCIIHexDecode /Length ${text.length + 1} >> stream\n${text}>\nendstream endobj`

    expect(await faultOf(aPlainPdf(hidden))).toBe('active-content')
  })
})

describe('a picture', () => {
  test.each([
    ['a PNG', aPng(1000, 1000), aPng(1001, 1000)],
    ['a JPEG', aJpeg(1000, 1000), aJpeg(1001, 1000)],
    ['a TIFF', aTiff([1000, 1000]), aTiff([8, 8], [1001, 1000])],
  ])('%s may have as many pixels as the limit, and not one line more', async (_, most, more) => {
    expect(await faultOf(most)).toBeNull()
    expect(await faultOf(more)).toBe('too-many-pixels')
  })

  test('a PNG of 50,000 by 50,000 pixels is not unpacked to learn that', async () => {
    expect(await faultOf(aPng(50_000, 50_000))).toBe('too-many-pixels')
  })

  test.each([
    ['a PNG', aPng()],
    ['a JPEG', aJpeg()],
    ['a TIFF', aTiff([8, 8], [8, 8])],
  ])('%s is damaged when its end is missing', async (_, bytes) => {
    expect(await faultOf(bytes.subarray(0, bytes.length - 2))).toBe('damaged')
    expect(await faultOf(bytes.subarray(0, bytes.length / 2))).toBe('damaged')
  })

  test('a PNG with a changed byte is damaged', async () => {
    const bytes = aPng()
    bytes.writeUInt8(bytes.readUInt8(50) ^ 1, 50)

    expect(await faultOf(bytes)).toBe('damaged')
  })

  test.each([
    ['PNG', aPng(0, 8)],
    ['JPEG', aJpeg(8, 0)],
    ['TIFF', aTiff([0, 8])],
  ])('a %s without pixels is damaged', async (_, bytes) => {
    expect(await faultOf(bytes)).toBe('damaged')
  })

  test('a TIFF whose pages go round in a circle is damaged', async () => {
    const bytes = aTiff()
    bytes.writeUInt32LE(8, 8 + 2 + 48)

    expect(await faultOf(bytes)).toBe('damaged')
  })
})

describe('a file of two kinds', () => {
  const script = anArchive([{ name: 'payload.js', content: 'alert(1)' }])

  test.each([
    ['a PDF and a ZIP', Buffer.concat([ONE_PAGE, script, Buffer.from('%%EOF')])],
    ['a JPEG and a ZIP', Buffer.concat([aJpeg(), script])],
    ['a PNG and a ZIP with a remark', Buffer.concat([aPng(), script, Buffer.from('remark')])],
    ['a PDF and a page', aPlainPdf('% <html><script>alert(1)</script>')],
    ['a PNG and a page', Buffer.concat([aPng(), Buffer.from('<SCRIPT>alert(1)</SCRIPT>')])],
    ['a JPEG and a program', Buffer.concat([aJpeg(), Buffer.from('<?php echo 1;')])],
  ])('%s is mixed', async (_, bytes) => {
    expect(await faultOf(bytes)).toBe('mixed')
  })

  test('the letters of an archive alone do not make one', async () => {
    const letters = Buffer.concat([aPng(), Buffer.from('PK\x05\x06'), Buffer.alloc(40)])

    expect(await faultOf(letters)).toBeNull()
  })
})
