import type { Range } from './ranges.ts'

/** Where the history of a dossier stood: its code, the number of its last event, the hash of that event. */
export type Head = readonly [code: string, seq: number, hash: string]

/** A seal over a batch of the audit trail. */
export interface Seal {
  /** Counted from one in each locality. */
  readonly seq: number
  readonly sealedAt: Date
  /** The ids of exactly the entries under it. */
  readonly entries: readonly Range[]
  readonly entryCount: number
  /** The highest id under this seal or one before it. */
  readonly highestId: number
  readonly heads: readonly Head[]
  readonly hash: string
}

/** Which seal is the last, as it is told to a witness. */
export type SealHead = Pick<Seal, 'seq' | 'hash'>

/**
 * How many seals back is looked for entries whose transaction was still open when their neighbours were sealed. Seals
 * are a minute apart at least, and no transaction lasts that long.
 */
export const SEALS_TO_LOOK_BACK = 10
