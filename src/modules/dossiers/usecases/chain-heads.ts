import type { Read } from '#platform/db'
import { listChainHeads, listEventHashes, type ChainHead } from '../db/chain.queries.ts'

/** Where the histories of these dossiers stand, by code: what a seal outside of them is taken over. */
export function chainHeads(read: Read, codes: readonly string[]): Promise<readonly ChainHead[]> {
  return codes.length === 0 ? Promise.resolve([]) : listChainHeads(read, codes)
}

/** The hashes of events, each under its dossier's code and its number, as `code seq`. */
export async function hashesOfEvents(
  read: Read,
  asked: readonly Omit<ChainHead, 'hash'>[],
): Promise<ReadonlyMap<string, string>> {
  const found = asked.length === 0 ? [] : await listEventHashes(read, asked)
  return new Map(found.map(({ code, seq, hash }) => [`${code} ${seq}`, hash]))
}
