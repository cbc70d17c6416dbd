import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { aPdf, aPlainPdf, aPng } from '../../../tools/test-support/file-samples.ts'
import { Inspector } from './inspector.ts'

const MIB = 1024 ** 2
const LIMITS = {
  pixels: 1_000_000,
  entries: 20,
  unpackedBytes: 40 * MIB,
  ratio: 100,
  ratioFromBytes: MIB,
}
const AMPLE = { milliseconds: 10_000, memoryBytes: 256 * MIB }

/** Objects of which each names the next twice: two to the thirtieth pages. */
function aPdfOfEndlessPages(): Buffer {
  const nodes = Array.from(
    { length: 30 },
    (_, depth) =>
      `${depth + 4} 0 obj << /Type /Pages /Kids [${depth + 5} 0 R ${depth + 5} 0 R] >> endobj`,
  )
  return aPlainPdf(
    '2 0 obj << /Type /Pages /Kids [4 0 R] >> endobj',
    ...nodes,
    '34 0 obj << /Type /Page >> endobj',
  )
}

/** A group of objects that unpacks to so many bytes, in a file of a thousandth of that. */
function aPdfThatUnpacksTo(bytes: number): Buffer {
  const packed = deflateSync(Buffer.alloc(bytes, 0x20)).toString('latin1')
  return aPlainPdf(
    `4 0 obj << /Type /ObjStm /First 4 /N 1 /Filter /FlateDecode /Length ${packed.length} >> stream\n${packed}\nendstream endobj`,
  )
}

describe('an inspector', () => {
  test('says what is in a file, and leaves the bytes as they are', async () => {
    const bytes = await aPdf(2)
    const before = Buffer.from(bytes)

    const inspection = await new Inspector(1, AMPLE).inspect(bytes, LIMITS)

    expect(inspection).toEqual({ mediaType: 'application/pdf', fault: null, pages: 2 })
    expect(bytes).toEqual(before)
  })

  test('examines more files at a time than it has threads', async () => {
    const inspector = new Inspector(2, AMPLE)
    const files = await Promise.all([1, 2, 3, 4, 5, 6].map((pages) => aPdf(pages)))

    const found = await Promise.all(files.map((bytes) => inspector.inspect(bytes, LIMITS)))

    expect(found.map(({ pages }) => pages)).toEqual([1, 2, 3, 4, 5, 6])
  })

  test('gives up on a file that takes too long, and goes on with the next', async () => {
    const inspector = new Inspector(1, { ...AMPLE, milliseconds: 1_000 })

    const [endless, next] = await Promise.all([
      inspector.inspect(aPdfOfEndlessPages(), LIMITS),
      inspector.inspect(aPng(), LIMITS),
    ])

    expect(endless).toEqual({ mediaType: null, fault: 'too-costly', pages: null })
    expect(next).toEqual({ mediaType: 'image/png', fault: null, pages: null })
  })

  test('gives up on a file that takes too much memory, and goes on with the next', async () => {
    const inspector = new Inspector(1, { ...AMPLE, memoryBytes: 96 * MIB })

    const [huge, next] = await Promise.all([
      inspector.inspect(aPdfThatUnpacksTo(400 * MIB), LIMITS),
      inspector.inspect(aPng(), LIMITS),
    ])

    expect(huge.fault).toBe('too-costly')
    expect(next.fault).toBeNull()
  })

  test('gives up on a file whose objects fill the memory of its thread', async () => {
    const inspector = new Inspector(1, { ...AMPLE, memoryBytes: 48 * MIB })
    const names = Array.from({ length: 600_000 }, (_, number) => `/N${number} ${number}`)

    const [wide, next] = await Promise.all([
      inspector.inspect(aPlainPdf(`4 0 obj << ${names.join(' ')} >> endobj`), LIMITS),
      inspector.inspect(aPng(), LIMITS),
    ])

    expect(wide.fault).toBe('too-costly')
    expect(next.fault).toBeNull()
  })
})
