import { crc32 } from 'node:zlib'
import type { PageSize, Picture } from './picture.ts'

const SIGNATURE_BYTES = 8

/** A PNG whose chunks are all whole, from the header to the end, or null. */
export function readPng(bytes: Buffer): Picture | null {
  let size: PageSize | null = null
  let hasData = false
  let at = SIGNATURE_BYTES
  while (at + 12 <= bytes.length) {
    const end = at + 12 + bytes.readUInt32BE(at)
    if (end > bytes.length) return null
    const type = bytes.toString('latin1', at + 4, at + 8)
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return null
    if (type === 'IHDR')
      size ??= { width: bytes.readUInt32BE(at + 8), height: bytes.readUInt32BE(at + 12) }
    if (type === 'IDAT') hasData = true
    if (type === 'IEND') return size !== null && hasData ? { sizes: [size], pages: null } : null
    at = end
  }
  return null
}
