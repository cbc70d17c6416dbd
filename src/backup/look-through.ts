import type { VerifiedInstallation, VerifiedLocality } from '../verification.ts'

/** What going through a restored installation came to. */
export interface Looked {
  readonly holds: boolean
  readonly localities: readonly VerifiedLocality[]
  /** Why it could not be gone through; null when it was. */
  readonly unverified: string | null
}

/**
 * Goes through an installation that was restored whole. Where that cannot be done, it is kept, as the
 * hours that it took are worth more than a look that can be had again; it does not hold until then.
 */
export async function lookThrough(
  into: string,
  say: (text: string) => void,
  look: () => Promise<VerifiedInstallation>,
): Promise<Looked> {
  try {
    const { holds, localities } = await look()
    return { holds, localities, unverified: null }
  } catch (error) {
    const unverified = (error as Error).message
    say(
      `Everything was restored to ${into} and is kept, but it could not be gone through (${unverified}). Do that with \`DATA_DIR=${into} npm run verify\`, and start it only when it holds.`,
    )
    return { holds: false, localities: [], unverified }
  }
}
