import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { kindOfName } from './file-kind.ts'
import { MOST_NAME_CHARACTERS, tidyFileName } from './file-name.ts'

describe('the name of a file', () => {
  test.each([
    ['Đơn đề nghị (bản 2).pdf', 'Đơn đề nghị (bản 2).pdf'],
    ['Đơn đề nghị.pdf'.normalize('NFD'), 'Đơn đề nghị.pdf'],
    ['C:\\Users\\Bế\\Giấy khai sinh.pdf', 'Giấy khai sinh.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['/srv/a.pdf', 'a.pdf'],
    ['a.pdf. . ', 'a.pdf'],
    [' ..a.pdf', 'a.pdf'],
    ['.htaccess', 'htaccess'],
    ['a\u0000b\r\nc\td.pdf', 'abcd.pdf'],
    ['a";\r\nX-Header: y.pdf', 'a_;X-Header_ y.pdf'],
    ['annex\u202Efdp.exe', 'annexfdp.exe'],
    ['a\u200B\u2066b\uFEFF.pdf', 'ab.pdf'],
    ['a\u2028b\uD800.pdf', 'ab.pdf'],
    ['a.pdf::$DATA', 'a.pdf__$DATA'],
    ['<script>.pdf', '_script_.pdf'],
    ['a   b.pdf', 'a b.pdf'],
    ['...', ''],
    ['', ''],
  ])('%j becomes %j', (given, name) => {
    expect(tidyFileName(given)).toBe(name)
  })

  test('keeps its extension when it is shortened', () => {
    const name = tidyFileName(`${'ộ'.repeat(400)}.pdf`)

    expect(name).toBe(`${'ộ'.repeat(MOST_NAME_CHARACTERS - 4)}.pdf`)
  })

  test('has no path, control or direction character, at most 150 characters, and stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
        const name = tidyFileName(given)

        expect(name).not.toMatch(/[/\\\p{Cc}\p{Cf}\p{Cs}"<>:|?*]|^[\s.]|[\s.]$/u)
        expect(Array.from(name).length).toBeLessThanOrEqual(MOST_NAME_CHARACTERS)
        expect(name).toBe(name.normalize('NFC'))
        expect(tidyFileName(name)).toBe(name)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('the kind that a name stands for', () => {
  test.each([
    ['a.pdf', 'application/pdf'],
    ['a.PDF', 'application/pdf'],
    ['Ảnh chụp 12.11.2026.jpeg', 'image/jpeg'],
    ['a.exe.png', 'image/png'],
    ['a.tif', 'image/tiff'],
    ['a.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['a.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ])('of %s is %s', (name, mediaType) => {
    expect(kindOfName(name)?.mediaType).toBe(mediaType)
  })

  test.each([
    'a.pdf.exe',
    'a.svg',
    'a.html',
    'a.mht',
    'a.doc',
    'a.docm',
    'a.zip',
    'a.heic',
    'pdf',
    '.',
    'a.',
    '',
    'a.pdf ',
    'a.constructor',
  ])('of %j is none that is taken', (name) => {
    expect(kindOfName(name)).toBeNull()
  })
})
