import { sealsThatDiffer } from '#modules/seals'
import type { Database, LocalityRow } from '#platform/db'
import { anchorFileIn, readAnchors, type Anchor } from './anchor-file.ts'

/** A place at which the database is not what the witness saw, or the witness is not what it was. */
export type BrokenAnchor =
  | { readonly line: number; readonly fault: 'anchor-altered' }
  | {
      readonly line: number
      readonly fault: 'seal-gone' | 'seal-differs'
      readonly locality: string
      readonly seal: number
    }

/** What the witness has seen, and what of it is not there. */
export interface AnchorVerification {
  readonly anchors: number
  readonly broken: readonly BrokenAnchor[]
}

const MOST_TOLD = 100
const AT_A_TIME = 1_000

/**
 * Compares the seals with what a witness outside the database saw of them: a trail that was cut at its end together with
 * its seals, one that was sealed anew, and a whole database put back to an earlier state are found.
 */
export async function verifyAnchors(
  {
    database,
    localities,
  }: { readonly database: Database; readonly localities: readonly LocalityRow[] },
  folder: string,
): Promise<AnchorVerification> {
  const { anchors, brokenAt } = await readAnchors(anchorFileIn(folder))
  const broken: BrokenAnchor[] =
    brokenAt === null ? [] : [{ line: brokenAt, fault: 'anchor-altered' }]
  for (const [code, seen] of Map.groupBy(anchors, ({ locality }) => locality)) {
    const locality = localities.find((each) => each.code === code)
    const differing =
      locality === undefined
        ? seen.map((anchor) => ({ anchor, fault: 'seal-gone' as const }))
        : await differingFrom(database, locality.id, seen)
    for (const { anchor, fault } of differing)
      broken.push({ line: anchor.line, fault, locality: code, seal: anchor.seal })
  }
  return { anchors: anchors.length, broken: broken.slice(0, MOST_TOLD) }
}

async function differingFrom(database: Database, localityId: number, seen: readonly Anchor[]) {
  const differing: { anchor: Anchor; fault: 'seal-gone' | 'seal-differs' }[] = []
  for (let from = 0; from < seen.length; from += AT_A_TIME) {
    const some = new Map(seen.slice(from, from + AT_A_TIME).map((anchor) => [anchor.seal, anchor]))
    const heads = [...some.values()].map(({ seal, sealHash }) => ({ seq: seal, hash: sealHash }))
    const found = await sealsThatDiffer({ db: database.of(localityId) }, heads)
    for (const { seq, fault } of found) {
      const anchor = some.get(seq)
      if (anchor !== undefined) differing.push({ anchor, fault })
    }
  }
  return differing
}
