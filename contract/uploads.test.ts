import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { PDFString } from '@cantoo/pdf-lib'
import { afterAll, describe, expect, test } from 'vitest'
import { aDemoApp } from '../tools/test-support/app.ts'
import {
  aJpeg,
  anArchive,
  anOfficeFile,
  aPdf,
  aPlainPdf,
  aPng,
} from '../tools/test-support/file-samples.ts'

const { app, database } = await aDemoApp()
const session = await app.inject({
  method: 'POST',
  url: '/api/v1/sessions',
  payload: { username: 'congdan', password: 'demo' },
})
const authorization = `Bearer ${session.json<{ token: string }>().token}`

/** Listens where a file says that more of it lies. */
const asked: string[] = []
const elsewhere = createServer((request, response) => {
  asked.push(request.url ?? '')
  response.end()
}).listen(0, '127.0.0.1')
afterAll(() => elsewhere.close())
await new Promise((resolve) => elsewhere.once('listening', resolve))
const address = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`

async function send(name: string, bytes: Buffer) {
  const reply = await app.inject({
    method: 'POST',
    url: '/api/v1/files',
    headers: { authorization, 'content-type': 'multipart/form-data; boundary=bounds' },
    payload: Buffer.concat([
      Buffer.from(
        `--bounds\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`,
      ),
      bytes,
      Buffer.from('\r\n--bounds--\r\n'),
    ]),
  })
  return { status: reply.statusCode, body: reply.json<Record<string, unknown>>() }
}

async function filesKept(): Promise<number> {
  const [row] = await database.asOwner<{ count: number }>('select count(*)::int as count from file')
  return row?.count ?? 0
}

const PDF = await aPdf(1)
const PAGE = Buffer.from('<!doctype html><script>alert(1)</script>')
const PROGRAM = Buffer.concat([Buffer.from('MZ\x90\0\x03'), Buffer.alloc(600)])
const SVG = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><foreignObject/><use href="http://a.vn/b.svg#c"/></svg>',
)
const SCRIPT = anArchive([{ name: 'payload.js', content: 'alert(1)' }])
const DOCTYPE =
  '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
const BOMB = Buffer.alloc(80 * 1024 ** 2)

/** An archive in an archive, five deep. */
function nested(depth: number): Buffer {
  const inner = depth === 0 ? Buffer.from('x') : nested(depth - 1)
  return anArchive([{ name: 'next.zip', content: inner }])
}

const NOT_OF_A_KIND = 'unsupported-type/file'
const NOT_WHAT_IT_SAYS = 'unsupported-type/file-content'

const MATRIX: readonly (readonly [string, string, Buffer, string])[] = [
  ['a page named as a PDF', 'don.pdf', PAGE, NOT_WHAT_IT_SAYS],
  ['a program named as a PDF', 'don.pdf', PROGRAM, NOT_WHAT_IT_SAYS],
  ['a program after two extensions', 'don.pdf.exe', PROGRAM, NOT_OF_A_KIND],
  ['a program behind a trailing dot', 'don.exe.', PROGRAM, NOT_OF_A_KIND],
  ['a name read from right to left', 'don\u202Efdp.exe', PROGRAM, NOT_OF_A_KIND],
  ['a picture that is a script too', 'a.gif', Buffer.from('GIF89a=1;alert(1)'), NOT_OF_A_KIND],
  ['a PDF that is an archive too', 'a.pdf', Buffer.concat([PDF, SCRIPT]), NOT_WHAT_IT_SAYS],
  ['a PDF that is a page too', 'a.pdf', aPlainPdf(`% ${PAGE.toString()}`), NOT_WHAT_IT_SAYS],
  ['a picture that is an archive too', 'a.jpg', Buffer.concat([aJpeg(), SCRIPT]), NOT_WHAT_IT_SAYS],
  ['an SVG', 'a.svg', SVG, NOT_OF_A_KIND],
  ['an SVG named as a picture', 'a.png', SVG, NOT_WHAT_IT_SAYS],
  ['a page', 'a.html', PAGE, NOT_OF_A_KIND],
  ['an XML document', 'a.xml', Buffer.from(DOCTYPE), NOT_OF_A_KIND],
  ['a web archive', 'a.mhtml', Buffer.from('MIME-Version: 1.0'), NOT_OF_A_KIND],
  ['archives in archives', 'a.zip', nested(5), NOT_OF_A_KIND],
  ['archives in archives, named as a document', 'a.docx', nested(5), NOT_WHAT_IT_SAYS],
  [
    'a document that unpacks a thousand times',
    'a.docx',
    anOfficeFile('docx', { name: 'word/media/zeros.bin', content: BOMB }),
    'invalid/file-unpacks-too-large',
  ],
  ['a picture of 50,000 by 50,000', 'a.png', aPng(50_000, 50_000), 'invalid/file-too-many-pixels'],
  [
    'a PDF whose pages go round in a circle',
    'a.pdf',
    aPlainPdf('2 0 obj << /Type /Pages /Kids [2 0 R] /Count 1 >> endobj'),
    'invalid/file-damaged',
  ],
  ...[
    '../../etc/passwd',
    '/etc/passwd',
    'C:\\a.xml',
    'word/a\0.xml',
    `word/${'x'.repeat(300)}`,
  ].map(
    (name) =>
      [
        `a document with a part named ${JSON.stringify(name).slice(0, 30)}`,
        'a.docx',
        anOfficeFile('docx', { name, content: 'x' }),
        'invalid/file-unsafe-names',
      ] as const,
  ),
  [
    'a document with a link inside',
    'a.docx',
    anOfficeFile('docx', { name: 'word/link', content: '/etc/passwd', isLink: true }),
    'invalid/file-unsafe-names',
  ],
  [
    'a document that reads another file',
    'a.xlsx',
    anOfficeFile('xlsx', { name: 'customXml/item1.xml', content: DOCTYPE }),
    'invalid/file-doctype',
  ],
  [
    'a PDF with a script',
    'a.pdf',
    await aPdf(1, ({ context }) => {
      context.register(context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert(1)') }))
    }),
    'invalid/file-active-content',
  ],
  [
    'a PDF that starts a program',
    'a.pdf',
    aPlainPdf('4 0 obj << /S /Launch /F (cmd.exe) >> endobj'),
    'invalid/file-active-content',
  ],
  [
    'a PDF with a file inside',
    'a.pdf',
    await aPdf(1, async (pdf) => {
      await pdf.attach(Buffer.from('MZ'), 'a.exe', { mimeType: 'application/octet-stream' })
    }),
    'invalid/file-active-content',
  ],
  [
    'a document with a macro',
    'a.docx',
    anOfficeFile('docx', { name: 'word/vbaProject.bin', content: 'x' }),
    'invalid/file-active-content',
  ],
  ['an empty file', 'a.pdf', Buffer.alloc(0), 'invalid/file-empty'],
  [
    'a PDF under a password',
    'a.pdf',
    await aPdf(1, (pdf) => pdf.encrypt({ userPassword: 'a', ownerPassword: 'b' })),
    'invalid/file-encrypted',
  ],
]

describe('an upload is refused, and nothing of it is kept:', () => {
  test.each(MATRIX)('%s', async (_, name, bytes, code) => {
    const before = await filesKept()

    const { status, body } = await send(name, bytes)

    expect([body.code, status]).toEqual([code, code.startsWith('invalid') ? 422 : 415])
    expect(await filesKept()).toBe(before)
  })
})

describe('an upload is taken', () => {
  test('with links to other hosts, which nobody follows', async () => {
    const link = `4 0 obj << /Type /Annot /Subtype /Link /A << /S /URI /URI (${address}/a) >> >> endobj`
    const relation = `<Relationships><Relationship Id="r1" TargetMode="External" Target="${address}/b"/></Relationships>`
    const pdf = await send('a.pdf', aPlainPdf(link))
    const office = await send(
      'a.docx',
      anOfficeFile('docx', { name: 'word/_rels/document.xml.rels', content: relation }),
    )

    expect([pdf.status, office.status]).toEqual([201, 201])
    expect(asked).toEqual([])
  })

  test('under a name that neither breaks the header nor leaves its folder when it comes back', async () => {
    const { body } = await send('..%2F..%2Fđơn%22;%0D%0AX-Y: z.pdf', PDF)

    const { headers } = await app.inject({
      url: `/api/v1/files/${String(body.id)}`,
      headers: { authorization },
    })

    expect(headers['content-disposition']).toMatch(/^attachment; filename="[^"\r\n]*"; filename\*=/)
    expect(headers['x-y']).toBeUndefined()
  })

  test.each(['don.pdf.', 'don.pdf ', 'don.pdf. .'])(
    'under a name without the end that some systems drop: %j',
    async (name) => {
      const { body } = await send(name, PDF)

      expect(body.name).toBe('don.pdf')
    },
  )

  test('and the original of a photograph is kept to the byte', async () => {
    const photograph = aJpeg()
    const { body } = await send('anh.jpg', photograph)

    const { rawPayload } = await app.inject({
      url: `/api/v1/files/${String(body.id)}`,
      headers: { authorization },
    })

    expect(rawPayload).toEqual(photograph)
  })
})
