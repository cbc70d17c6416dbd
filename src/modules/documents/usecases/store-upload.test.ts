import { hash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Actor } from '#platform/access'
import { inTransaction } from '#platform/db'
import { keyOfRequest } from '#platform/idempotency'
import { aCitizen } from '../../../../tools/test-support/citizens.ts'
import { aContext, aDatabase, BAC_KAN } from '../../../../tools/test-support/database.ts'
import {
  aJpeg,
  anArchive,
  anOfficeFile,
  aPdf,
  aPlainPdf,
  aPng,
  aTiff,
} from '../../../../tools/test-support/file-samples.ts'
import { MOST_FILE_BYTES } from '../domain/file-check.ts'
import { openFile } from './read-files.ts'
import { storeKeyedUpload, storeUpload } from './store-upload.ts'
import { uploadsShelf } from './uploads-shelf.ts'

const database = await aDatabase()
const citizen = await aCitizen(database.db)
const context = aContext(database, { actor: citizen })
const PDF = await aPdf(2)
const page = Buffer.from('<!doctype html><script>alert(1)</script>')

const nobody = () => Promise.resolve(false)

async function rowsOf(sha256: string): Promise<{ id: string; name: string; media_type: string }[]> {
  return database.asOwner(
    `select id, name, media_type from file where sha256 = decode($1, 'hex') order by id`,
    [sha256],
  )
}

async function isKnown(bytes: Buffer): Promise<boolean> {
  return (await rowsOf(hash('sha256', bytes))).length > 0
}

describe('an upload', () => {
  test('is kept under its content, with its pages, for the one who uploads it', async () => {
    const file = await storeUpload(context, { name: 'C:\\Quét\\Đơn.pdf', bytes: PDF })

    expect(file).toEqual({
      id: file.id,
      sha256: hash('sha256', PDF),
      size: PDF.length,
      mediaType: 'application/pdf',
      name: 'Đơn.pdf',
      pages: 2,
    })
    expect((await openFile(context, file.id, nobody)).bytes).toEqual(PDF)
  })

  test('is audited without its name', async () => {
    const { id, size } = await storeUpload(context, { name: 'Nông Văn Lâm.png', bytes: aPng() })

    expect(
      await database.asOwner(
        `select event, actor_id, details from audit_entry where object_kind = 'file' and object_id = $1`,
        [id],
      ),
    ).toEqual([
      {
        event: 'file.uploaded',
        actor_id: citizen.accountId,
        details: { size, mediaType: 'image/png' },
      },
    ])
  })

  test.each([
    ['a.jpg', aJpeg(), 'image/jpeg'],
    ['a.JPEG', aJpeg(), 'image/jpeg'],
    ['a.exe.png', aPng(), 'image/png'],
    ['a.png. ', aPng(), 'image/png'],
    ['a.tif', aTiff(), 'image/tiff'],
    [
      'a.docx',
      anOfficeFile('docx'),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    [
      'a.xlsx',
      anOfficeFile('xlsx'),
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
  ])('named %s is of the type of its content', async (name, bytes, mediaType) => {
    expect(await storeUpload(context, { name, bytes })).toMatchObject({ mediaType })
  })

  test('of bytes that are there already shares them', async () => {
    const other = aContext(database, { actor: await aCitizen(database.db) })
    const bytes = await aPdf(5)

    const first = await storeUpload(context, { name: 'a.pdf', bytes })
    const second = await storeUpload(other, { name: 'b.pdf', bytes })

    expect(second.sha256).toBe(first.sha256)
    expect(second.id).not.toBe(first.id)
    expect(await rowsOf(first.sha256)).toHaveLength(2)
    expect(
      await database.asOwner(`select 1 from file_content where sha256 = decode($1, 'hex')`, [
        first.sha256,
      ]),
    ).toHaveLength(1)
  })

  test('of one locality is nothing to another', async () => {
    const elsewhere = database.database.of(BAC_KAN.id)
    const stranger = aContext(database, { actor: await aCitizen(elsewhere), locality: BAC_KAN })
    const bytes = await aPdf(6)
    const { sha256 } = await storeUpload(context, { name: 'a.pdf', bytes })

    await expect(
      uploadsShelf(stranger).get(BAC_KAN.id, Buffer.from(sha256, 'hex')),
    ).rejects.toThrow('ENOENT')
  })
})

describe('an upload is refused', () => {
  const macro = anOfficeFile('docx', { name: 'word/vbaProject.bin', content: 'x' })
  const xxe = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a/>'

  test.each([
    ['a page named .pdf', 'a.pdf', page, 'unsupported-type/file-content'],
    ['a program named .pdf', 'a.pdf', Buffer.from('MZ\x90\0'), 'unsupported-type/file-content'],
    ['a picture named .pdf', 'a.pdf', aPng(), 'unsupported-type/file-content'],
    ['a PDF named .png', 'a.png', PDF, 'unsupported-type/file-content'],
    ['an Excel file named .docx', 'a.docx', anOfficeFile('xlsx'), 'unsupported-type/file-content'],
    [
      'an archive named .docx',
      'a.docx',
      anArchive([{ name: 'a.zip', content: anArchive([{ name: 'a', content: 'a' }]) }]),
      'unsupported-type/file-content',
    ],
    [
      'a PDF that is an archive too',
      'a.pdf',
      Buffer.concat([PDF, anArchive([{ name: 'a.js', content: 'alert(1)' }])]),
      'unsupported-type/file-content',
    ],
    ['a PDF that is a page too', 'a.pdf', aPlainPdf('% <script>'), 'unsupported-type/file-content'],
    ['a page', 'a.html', page, 'unsupported-type/file'],
    ['a drawing', 'a.svg', Buffer.from('<svg onload="alert(1)"/>'), 'unsupported-type/file'],
    ['a PDF named as a program', 'a.pdf.exe', PDF, 'unsupported-type/file'],
    ['a PDF with a dot after .exe', 'a.exe.', PDF, 'unsupported-type/file'],
    ['a name that turns its direction', 'annex\u202Efdp.exe', PDF, 'unsupported-type/file'],
    ['a file without a name', '', PDF, 'unsupported-type/file'],
    ['an empty file', 'a.pdf', Buffer.alloc(0), 'invalid/file-empty'],
    ['half a PDF', 'a.pdf', PDF.subarray(0, PDF.length / 2), 'invalid/file-damaged'],
    [
      'a PDF with a script',
      'a.pdf',
      aPlainPdf('4 0 obj << /S /JavaScript /JS (x) >> endobj'),
      'invalid/file-active-content',
    ],
    [
      'a PDF that opens a program',
      'a.pdf',
      aPlainPdf('4 0 obj << /S /Launch >> endobj'),
      'invalid/file-active-content',
    ],
    [
      'a PDF with a file inside',
      'a.pdf',
      aPlainPdf('4 0 obj << /Type /EmbeddedFile >> endobj'),
      'invalid/file-active-content',
    ],
    ['a Word file with a macro', 'a.docx', macro, 'invalid/file-active-content'],
    [
      'a Word file that reads other files',
      'a.docx',
      anOfficeFile('docx', { name: 'word/a.xml', content: xxe }),
      'invalid/file-doctype',
    ],
    [
      'a Word file that writes elsewhere',
      'a.docx',
      anOfficeFile('docx', { name: '../../a.xml', content: '<a/>' }),
      'invalid/file-unsafe-names',
    ],
    [
      'an Excel file that unpacks a thousandfold',
      'a.xlsx',
      anOfficeFile('xlsx', { name: 'xl/a.bin', content: Buffer.alloc(11 * 1024 ** 2) }),
      'invalid/file-unpacks-too-large',
    ],
    [
      'a picture of 2.5 billion pixels',
      'a.png',
      aPng(50_000, 50_000),
      'invalid/file-too-many-pixels',
    ],
  ])('when it is %s', async (_, name, bytes, code) => {
    await expect(storeUpload(context, { name, bytes })).rejects.toThrow(code)
  })

  test('when it needs a password', async () => {
    const bytes = await aPdf(1, (pdf) => pdf.encrypt({ userPassword: 'a', ownerPassword: 'b' }))

    await expect(storeUpload(context, { name: 'a.pdf', bytes })).rejects.toThrow(
      'invalid/file-encrypted',
    )
  })

  test('when it is one byte larger than 20 MB, and not when it is exactly that', async () => {
    const filled = Buffer.alloc(MOST_FILE_BYTES)
    PDF.copy(filled)
    const larger = Buffer.concat([filled, Buffer.alloc(1)])

    expect(await storeUpload(context, { name: 'a.pdf', bytes: filled })).toMatchObject({
      size: 20_971_520,
    })
    await expect(storeUpload(context, { name: 'a.pdf', bytes: larger })).rejects.toThrow(
      'too-large/file',
    )
  })

  test('when the store is almost full', async () => {
    const files = { ...context.files, isAlmostFull: () => Promise.resolve(true) }
    const bytes = await aPdf(7)

    await expect(storeUpload({ ...context, files }, { name: 'a.pdf', bytes })).rejects.toThrow(
      'full/file-store',
    )
    expect(await isKnown(bytes)).toBe(false)
  })

  test('when 500 others are not used yet', async () => {
    const hoarder = await aCitizen(database.db)
    const { sha256 } = await storeUpload(context, { name: 'a.pdf', bytes: PDF })
    await database.asOwner(
      `insert into file (locality_id, id, sha256, size, media_type, name, uploaded_by, uploaded_at, first_used_at)
       select 1, gen_random_uuid(), decode($1, 'hex'), 9, 'application/pdf', 'a.pdf', $2, now(),
         case when number <= 3 then now() end
       from generate_series(1, 502) as number`,
      [sha256, hoarder.accountId],
    )
    const own = aContext(database, { actor: hoarder })

    await storeUpload(own, { name: 'a.pdf', bytes: PDF })

    await expect(storeUpload(own, { name: 'a.pdf', bytes: PDF })).rejects.toThrow(
      'conflict/too-many-unused-files',
    )
  })
})

describe('an upload that is sent twice', () => {
  const upload = { name: 'a.pdf', bytes: PDF }

  function keyed(key: string, body: object = { name: 'a.pdf' }) {
    return keyOfRequest(key, { route: 'POST /files', body })
  }

  test('is one file, and the second answer is the first', async () => {
    const first = await storeKeyedUpload(context, upload, keyed('once'))
    const second = await storeKeyedUpload(context, upload, keyed('once'))

    expect(first.isReplay).toBe(false)
    expect(second).toEqual({ file: first.file, isReplay: true })
  })

  test('is answered also when nothing further would be taken', async () => {
    const first = await storeKeyedUpload(context, upload, keyed('full'))
    const files = { ...context.files, isAlmostFull: () => Promise.resolve(true) }

    const second = await storeKeyedUpload({ ...context, files }, upload, keyed('full'))

    expect(second).toEqual({ file: first.file, isReplay: true })
  })

  test('twice at once is one file at most', async () => {
    const own = aContext(database, { actor: await aCitizen(database.db) })

    const answers = await Promise.allSettled(
      [1, 2, 3, 4].map(() => storeKeyedUpload(own, upload, keyed('at-once'))),
    )

    const ids = answers.flatMap((answer) =>
      answer.status === 'fulfilled' ? [answer.value.file.id] : [],
    )
    expect(new Set(ids).size).toBe(1)
    expect(
      await database.asOwner('select 1 from file where uploaded_by = $1', [own.actor.accountId]),
    ).toHaveLength(1)
  })

  test('under one key with other content is refused', async () => {
    await storeKeyedUpload(context, upload, keyed('reused'))

    await expect(
      storeKeyedUpload(context, upload, keyed('reused', { name: 'b.pdf' })),
    ).rejects.toThrow('invalid/idempotency-key-reused')
  })

  test('without a key is two files', async () => {
    const first = await storeKeyedUpload(context, upload, null)
    const second = await storeKeyedUpload(context, upload, null)

    expect(second.file.id).not.toBe(first.file.id)
  })
})

describe('an upload that is cut short', () => {
  test('before its bytes are kept leaves no file', async () => {
    const bytes = await aPdf(8)
    const broken = {
      ...context.files,
      shelf: () => ({ ...context.files, put: () => Promise.reject(new Error('cut short')) }),
    }

    await expect(
      storeUpload({ ...context, files: broken }, { name: 'a.pdf', bytes }),
    ).rejects.toThrow('cut short')

    expect(await isKnown(bytes)).toBe(false)
  })

  test('after its bytes are kept leaves no file, and they are known as ones to check', async () => {
    const unknown: Actor = { ...citizen, accountId: (await aStrangersAccount()).accountId }
    const bytes = await aPdf(9)

    await expect(
      storeUpload({ ...context, actor: unknown }, { name: 'a.pdf', bytes }),
    ).rejects.toThrow('file_uploader')

    expect(await isKnown(bytes)).toBe(false)
    expect(
      await inTransaction(context.db, (tx) =>
        tx
          .selectFrom('file_content')
          .select('to_check_at')
          .where('sha256', '=', hash('sha256', bytes, 'buffer'))
          .execute(),
      ),
    ).toEqual([{ to_check_at: new Date('2026-03-03T02:00:00Z') }])
  })
})

/** Someone of another locality, whom this one does not know. */
function aStrangersAccount(): Promise<Actor> {
  return aCitizen(database.database.of(BAC_KAN.id))
}
