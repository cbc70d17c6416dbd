import { describe, expect, test } from 'vitest'
import { announcedKind, checkContent, MOST_FILE_BYTES } from './file-check.ts'
import { kindOfName } from './file-kind.ts'

const PDF = kindOfName('a.pdf')!

describe('a file is taken by its name and size', () => {
  test('up to 20 MB', () => {
    expect(MOST_FILE_BYTES).toBe(20_971_520)
    expect(announcedKind('a.pdf', MOST_FILE_BYTES)).toBe(PDF)
    expect(() => announcedKind('a.pdf', MOST_FILE_BYTES + 1)).toThrow('too-large/file')
  })

  test('of the kinds that offices and phones make', () => {
    expect(() => announcedKind('a.html', 10)).toThrow('unsupported-type/file')
    expect(() => announcedKind('', 10)).toThrow('unsupported-type/file')
  })

  test('with content', () => {
    expect(() => announcedKind('a.pdf', 0)).toThrow('invalid/file-empty')
    expect(() => announcedKind('a.exe', 0)).toThrow('unsupported-type/file')
  })
})

describe('content is taken', () => {
  test('when it is what the name says and has no fault', () => {
    expect(() => checkContent(PDF, { mediaType: 'application/pdf', fault: null })).not.toThrow()
  })

  test.each([null, 'text/html', 'image/png'])('never as a PDF when it is %s', (mediaType) => {
    expect(() => checkContent(PDF, { mediaType, fault: null })).toThrow(
      'unsupported-type/file-content',
    )
  })

  test.each([
    ['encrypted', 'invalid/file-encrypted'],
    ['damaged', 'invalid/file-damaged'],
    ['active-content', 'invalid/file-active-content'],
    ['unpacks-too-large', 'invalid/file-unpacks-too-large'],
    ['too-many-pixels', 'invalid/file-too-many-pixels'],
    ['doctype', 'invalid/file-doctype'],
    ['unsafe-names', 'invalid/file-unsafe-names'],
    ['too-costly', 'invalid/file-too-costly'],
    ['mixed', 'unsupported-type/file-content'],
  ] as const)('never when it is %s: %s', (fault, code) => {
    expect(() => checkContent(PDF, { mediaType: 'application/pdf', fault })).toThrow(code)
  })
})
