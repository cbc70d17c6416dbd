import type { PageSize, Picture } from './picture.ts'

const START_OF_SCAN = 0xda
const END_OF_IMAGE = Buffer.from([0xff, 0xd9])

/**
 * A JPEG that is there to its end, or null. Walks the segments (ITU-T T.81, annex B), so
 * that a preview inside one is not taken for the picture; within a scan the end mark cannot occur.
 */
export function readJpeg(bytes: Buffer): Picture | null {
  let size: PageSize | null = null
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes.readUInt8(at + 1)
    if (marker === 0xff || isStandalone(marker)) {
      at += marker === 0xff ? 1 : 2
      continue
    }
    if (marker === START_OF_SCAN) {
      return size !== null && bytes.includes(END_OF_IMAGE, at)
        ? { sizes: [size], pages: null }
        : null
    }
    if (isFrame(marker))
      size ??= { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return null
}

/** Markers without a length: TEM and the restart marks. */
function isStandalone(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)
}

/** SOF0 to SOF15, among which three codes mean something else. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
}
