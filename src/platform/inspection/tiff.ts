import type { PageSize, Picture } from './picture.ts'

const VERSION = 42
const MOST_DIRECTORIES = 2000

const SUBFILE_TYPE = 254
const WIDTH = 256
const HEIGHT = 257
/** Where the strips, the tiles or (in old files) the JPEG lie, and how long each is. */
const DATA_TAGS = [
  [273, 279],
  [324, 325],
  [513, 514],
] as const
const REDUCED_COPY = 1

const SIZE_OF_TYPE: Readonly<Record<number, number>> = { 3: 2, 4: 4 }

/**
 * A TIFF whose data is there to the end, or null. Follows the chain of directories (TIFF 6.0,
 * section 2); a small copy of a page does not count as a page.
 */
export function readTiff(bytes: Buffer): Picture | null {
  const numbers = numbersIn(bytes)
  if (numbers.uint16(2) !== VERSION) return null
  const seen = new Set<number>()
  const sizes: PageSize[] = []
  let pages = 0
  let at = numbers.uint32(4)
  while (at !== 0) {
    if (seen.has(at) || seen.size === MOST_DIRECTORIES) return null
    seen.add(at)
    const count = numbers.uint16(at)
    const field = directoryAt(numbers, at + 2, count)
    if (!hasData(field, bytes.length)) return null
    sizes.push({ width: field(WIDTH)[0] ?? 0, height: field(HEIGHT)[0] ?? 0 })
    if (((field(SUBFILE_TYPE)[0] ?? 0) & REDUCED_COPY) === 0) pages += 1
    at = numbers.uint32(at + 2 + 12 * count)
  }
  return { sizes, pages }
}

interface Numbers {
  readonly uint16: (at: number) => number
  readonly uint32: (at: number) => number
}

/** Numbers in the byte order that the file gives itself. */
function numbersIn(bytes: Buffer): Numbers {
  return bytes.toString('latin1', 0, 2) === 'MM'
    ? { uint16: (at) => bytes.readUInt16BE(at), uint32: (at) => bytes.readUInt32BE(at) }
    : { uint16: (at) => bytes.readUInt16LE(at), uint32: (at) => bytes.readUInt32LE(at) }
}

/** Looks up the whole numbers of one field of a directory; none when it is not there. */
function directoryAt(numbers: Numbers, start: number, count: number): (tag: number) => number[] {
  const entries = new Map<number, number>()
  for (let entry = start; entry < start + 12 * count; entry += 12)
    entries.set(numbers.uint16(entry), entry)
  return (tag) => {
    const entry = entries.get(tag)
    if (entry === undefined) return []
    const size = SIZE_OF_TYPE[numbers.uint16(entry + 2)]
    if (size === undefined) return []
    const length = numbers.uint32(entry + 4)
    const first = length * size <= 4 ? entry + 8 : numbers.uint32(entry + 8)
    const read = size === 2 ? numbers.uint16 : numbers.uint32
    return Array.from({ length }, (_, index) => read(first + index * size))
  }
}

function hasData(field: (tag: number) => number[], fileLength: number): boolean {
  return DATA_TAGS.some(([offsets, counts]) => {
    const starts = field(offsets)
    const lengths = field(counts)
    return (
      starts.length > 0 &&
      starts.every((start, index) => start > 0 && start + (lengths[index] ?? 0) <= fileLength)
    )
  })
}
