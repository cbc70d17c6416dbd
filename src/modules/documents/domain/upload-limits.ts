const DAY = 86_400_000
const KEPT_DAYS = 3

/** Uploads of one account that may be unfinished at a time. */
export const MOST_UNFINISHED = 20

/** Bytes that the unfinished uploads of one locality may announce together: 4 GiB. */
export const MOST_UNFINISHED_BYTES = 4 * 1024 ** 3

/** An upload is forgotten then, unless another piece comes: long enough for a weekend without network. */
export function uploadExpiresAt(now: Date): Date {
  return new Date(now.getTime() + KEPT_DAYS * DAY)
}
