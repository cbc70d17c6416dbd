import { verifyFiles, type FileVerification } from '#modules/documents'
import { verifyChains, type Verification } from '#modules/dossiers'
import { verifyLetters, type LetterVerification } from '#modules/letters'
import { verifyTrail, type TrailVerification } from '#modules/seals'
import { newId } from '#platform/ids'
import { verifyAnchors, type AnchorVerification } from './anchors/verify-anchors.ts'
import { systemContext, type Installation } from './installation.ts'

/** What was found of one locality: its histories, its audit trail, and the bytes of its files. */
export interface VerifiedLocality {
  readonly locality: string
  readonly histories: Verification
  /** The audit trail, under its seals. */
  readonly trail: TrailVerification
  readonly attachments: FileVerification
  /** The pages of letters that were printed. */
  readonly letters: LetterVerification
}

/** What was found of an installation. */
export interface VerifiedInstallation {
  readonly holds: boolean
  /** What a witness outside the database saw of the seals. */
  readonly anchors: AnchorVerification
  readonly localities: readonly VerifiedLocality[]
}

/**
 * Computes every seal anew, lives every history again, reads every file and printed letter, and asks the witness outside
 * the database; says whether all holds.
 */
export async function verifyInstallation(
  installation: Installation,
): Promise<VerifiedInstallation> {
  const localities = await Promise.all(
    installation.localities.map(async (locality) => {
      const context = systemContext(installation, locality, newId())
      return {
        locality: locality.code,
        histories: await verifyChains(context),
        trail: await verifyTrail(context),
        attachments: await verifyFiles(context),
        letters: await verifyLetters(context),
      }
    }),
  )
  const anchors = await verifyAnchors(installation, installation.configuration.anchorFolder)
  const holds =
    anchors.broken.length === 0 &&
    localities.every(({ histories, trail, attachments, letters }) =>
      [histories, trail, attachments, letters].every(({ broken }) => broken.length === 0),
    )
  return { holds, anchors, localities }
}
