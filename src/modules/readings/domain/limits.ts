/** How many different dossiers and files were read, or may be. */
export interface Readings {
  readonly dossiers: number
  readonly files: number
}

/**
 * What is usual until the locality says otherwise: a busy counter receives some 120 dossiers a day, and a signer goes
 * through as many.
 */
export const USUAL_LIMITS: Readings = { dossiers: 200, files: 400 }

/** Whether somebody read more than is usual. */
export function isExcess(read: Readings, limits: Readings): boolean {
  return read.dossiers > limits.dossiers || read.files > limits.files
}
