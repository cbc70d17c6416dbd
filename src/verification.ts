import { verifyFiles, type FileVerification } from '#modules/documents'
import { verifyChains, type Verification } from '#modules/dossiers'
import { newId } from '#platform/ids'
import { systemContext, type Installation } from './installation.ts'

/** What was found of one locality: its histories, and the bytes of its files. */
export interface VerifiedLocality {
  readonly locality: string
  readonly histories: Verification
  readonly attachments: FileVerification
}

/** Computes every seal anew, lives every history again and reads every file; says whether all holds. */
export async function verifyInstallation(
  installation: Installation,
): Promise<{ readonly holds: boolean; readonly localities: readonly VerifiedLocality[] }> {
  const localities = await Promise.all(
    installation.localities.map(async (locality) => {
      const context = systemContext(installation, locality, newId())
      return {
        locality: locality.code,
        histories: await verifyChains(context),
        attachments: await verifyFiles(context),
      }
    }),
  )
  const holds = localities.every(
    ({ histories, attachments }) =>
      histories.broken.length === 0 && attachments.broken.length === 0,
  )
  return { holds, localities }
}
