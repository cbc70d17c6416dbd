import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { formatInstant } from '#kernel/instant'
import type { KeptEntry } from '#platform/audit'
import { writeRanges } from '../domain/ranges.ts'
import type { Seal } from '../domain/seal.ts'

/**
 * The hash of a seal: SHA-256 over the hash before (hexadecimal), the canonical JSON (RFC 8785) of the seal and, a line
 * each, that of its entries by id.
 */
export function sealHash(
  before: string,
  seal: Omit<Seal, 'hash'>,
  entries: readonly KeptEntry[],
): string {
  const sealed = {
    ...seal,
    sealedAt: formatInstant(seal.sealedAt),
    entries: writeRanges(seal.entries),
  }
  const hash = createHash('sha256')
    .update(before)
    .update(canonicalize(sealed) ?? '')
  for (const entry of entries) hash.update(`\n${canonicalize(entry) ?? ''}`)
  return hash.digest('hex')
}
