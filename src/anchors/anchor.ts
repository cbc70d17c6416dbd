import type { Clock } from '#kernel/clock'
import { formatInstant } from '#kernel/instant'
import { lastSeal, sealsThatDiffer } from '#modules/seals'
import type { Database, LocalityRow } from '#platform/db'
import {
  anchorFileIn,
  appendAnchors,
  readAnchors,
  type Anchor,
  type AnchorFile,
  type Witnessed,
} from './anchor-file.ts'

/** What the witness is not told, for it would cover up what happened; the message says what to do. */
export class AnchorError extends Error {}

/**
 * Tells the witness which seal of each locality is the last, where that is another than it saw. What contradicts the
 * witness is not written over it: someone has to look. Comes to what is known of the file afterwards: its last line, and
 * the last of each locality.
 */
export async function anchorHeads(
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  localities: readonly LocalityRow[],
  folder: string,
  known: AnchorFile | null = null,
): Promise<AnchorFile> {
  const file = anchorFileIn(folder)
  const found = known ?? (await readAnchors(file))
  if (found.brokenAt !== null) {
    throw new AnchorError(
      `Line ${found.brokenAt} of ${file} is not the one that was written. Run \`npm run verify\`, keep the file, and move it away.`,
    )
  }
  const witnessed: Witnessed[] = []
  for (const { id, code } of localities) {
    const db = database.of(id)
    const seen = found.anchors.findLast(({ locality }) => locality === code)
    await requireSeen(db, seen)
    const seal = await lastSeal({ db })
    if (seal === null || seal.seq === seen?.seal) continue
    const at = formatInstant(clock.now())
    witnessed.push({ at, locality: code, seal: seal.seq, sealHash: seal.hash })
  }
  if (witnessed.length === 0) return found
  const all = [...found.anchors, ...(await appendAnchors(file, found, witnessed))]
  const last = new Map(all.map((anchor) => [anchor.locality, anchor]))
  const anchors = all.filter((anchor) => last.get(anchor.locality) === anchor)
  return { anchors, brokenAt: null, isTorn: false }
}

async function requireSeen(
  db: ReturnType<Database['of']>,
  seen: Anchor | undefined,
): Promise<void> {
  if (seen === undefined) return
  const differing = await sealsThatDiffer({ db }, [{ seq: seen.seal, hash: seen.sealHash }])
  if (differing.length === 0) return
  throw new AnchorError(
    `The database does not have the seal ${seen.seal} of ${seen.locality} that was witnessed at ${seen.at}. If it was restored from a backup, keep the file of anchors and move it away; otherwise it was put back or written anew.`,
  )
}
