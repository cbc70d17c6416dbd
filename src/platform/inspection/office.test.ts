import { describe, expect, test } from 'vitest'
import { anArchive, anOfficeFile } from '../../../tools/test-support/file-samples.ts'
import { examine } from './examine.ts'

const MIB = 1024 ** 2
const LIMITS = {
  pixels: 1_000_000,
  entries: 20,
  unpackedBytes: 40 * MIB,
  ratio: 100,
  ratioFromBytes: MIB,
}

async function faultOf(bytes: Buffer): Promise<string | null> {
  return (await examine(bytes, LIMITS)).fault
}

describe('an Office file', () => {
  test('with a macro is active', async () => {
    for (const name of ['word/vbaProject.bin', 'word/VBAPROJECT.BIN', 'xl/macrosheets/sheet1.xml'])
      expect(await faultOf(anOfficeFile('docx', { name, content: 'x' }))).toBe('active-content')
  })

  test('of a kind that is made for macros is active', async () => {
    const type = 'application/vnd.ms-word.document.macroEnabled.main+xml'
    const bytes = anArchive([
      { name: '[Content_Types].xml', content: `<Types><Override ContentType="${type}"/></Types>` },
      { name: 'word/document.xml', content: '<body/>' },
    ])

    expect(await faultOf(bytes)).toBe('active-content')
  })

  test.each([
    ['a program', 'word/embeddings/setup.exe'],
    ['an active control', 'word/activeX/activeX1.xml'],
    ['a file with macros', 'word/embeddings/sheet.xlsm'],
  ])('with %s inside is active', async (_, name) => {
    expect(await faultOf(anOfficeFile('docx', { name, content: 'x' }))).toBe('active-content')
  })

  test.each([
    '../../etc/passwd',
    'word/../../x.xml',
    '/etc/passwd',
    'C:\\windows\\x.xml',
    'word\\document2.xml',
    'word/a\0.xml',
    `word/${'x'.repeat(300)}.xml`,
    'WORD/document.xml',
  ])('with an entry named %j has unsafe names', async (name) => {
    expect(await faultOf(anOfficeFile('docx', { name, content: 'x' }))).toBe('unsafe-names')
  })

  test('with one name in two spellings of Unicode has unsafe names', async () => {
    const twins = ['word/media/ảnh.png', 'word/media/ảnh.png'.normalize('NFD')]
    const bytes = anOfficeFile('docx', ...twins.map((name) => ({ name, content: 'x' })))

    expect(await faultOf(bytes)).toBe('unsafe-names')
  })

  test('with a link has unsafe names', async () => {
    const link = { name: 'word/link', content: '/etc/passwd', isLink: true }

    expect(await faultOf(anOfficeFile('docx', link))).toBe('unsafe-names')
  })

  test.each(['utf8', 'utf16le'] as const)(
    'with a document type in %s is refused',
    async (encoding) => {
      const xxe =
        '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
      const entry = { name: 'customXml/item1.xml', content: Buffer.from(xxe, encoding) }

      expect(await faultOf(anOfficeFile('docx', entry))).toBe('doctype')
    },
  )

  test('with a document type after long blanks, across two pieces, is refused', async () => {
    for (const blanks of [16_380, 65_530, 100_000]) {
      const content = `<?xml version="1.0"?>${' '.repeat(blanks)}<!doctype a><a/>`
      expect(await faultOf(anOfficeFile('xlsx', { name: 'xl/a.xml', content }))).toBe('doctype')
    }
  })

  test('may speak of document types in what is not XML', async () => {
    const entry = { name: 'word/media/note.bin', content: 'about <!DOCTYPE html>' }

    expect(await faultOf(anOfficeFile('docx', entry))).toBeNull()
  })

  test('that unpacks to a hundred times its size is too large', async () => {
    const zeros = { name: 'word/media/zeros.bin', content: Buffer.alloc(2 * MIB) }

    expect(await faultOf(anOfficeFile('docx', zeros))).toBe('unpacks-too-large')
  })

  test('that unpacks to more than the limit is too large', async () => {
    const entries = Array.from({ length: 3 }, (_, number) => ({
      name: `word/media/${number}.bin`,
      content: 'x',
      statedSize: 15 * MIB,
    }))
    const filling = {
      name: 'word/media/filling.bin',
      content: Buffer.from(crypto.getRandomValues(new Uint8Array(60_000))),
    }

    expect(await faultOf(anOfficeFile('docx', ...entries, filling, filling))).toBe(
      'unpacks-too-large',
    )
  })

  test('that unpacks to more than it states is damaged, and is not unpacked further', async () => {
    const zeros = { name: 'word/zeros.bin', content: Buffer.alloc(30 * MIB), statedSize: 10 }

    expect(await faultOf(anOfficeFile('docx', zeros))).toBe('damaged')
  })

  test('of more entries than the limit is too large', async () => {
    const many = Array.from({ length: 19 }, (_, number) => ({
      name: `word/${number}`,
      content: '',
    }))

    expect(await faultOf(anOfficeFile('docx', ...many.slice(1)))).toBeNull()
    expect(await faultOf(anOfficeFile('docx', ...many))).toBe('unpacks-too-large')
  })

  test('with an entry under a password is encrypted', async () => {
    const entry = { name: 'word/secret.xml', content: 'x', isEncrypted: true }

    expect(await faultOf(anOfficeFile('docx', entry))).toBe('encrypted')
  })

  test('that is locked as a whole is encrypted', async () => {
    const container = Buffer.from('D0CF11E0A1B11AE1', 'hex')
    const locked = Buffer.concat([
      container,
      Buffer.alloc(504),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ])

    expect(await examine(locked, LIMITS)).toMatchObject({
      mediaType: 'application/x-cfb',
      fault: 'encrypted',
    })
    expect(await faultOf(locked.subarray(0, 512))).toBeNull()
  })

  test('of which a part is missing or changed is damaged', async () => {
    const bytes = anOfficeFile('docx')
    const changed = anOfficeFile('docx', { name: 'word/a.xml', content: '<a/>', statedChecksum: 1 })

    expect(await faultOf(bytes.subarray(0, bytes.length - 10))).toBe('damaged')
    expect(await faultOf(Buffer.concat([bytes, Buffer.from('more')]))).toBe('damaged')
    expect(await faultOf(changed)).toBe('damaged')
  })
})
