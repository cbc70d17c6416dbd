import { formatInstantOrNull } from '#kernel/instant'
import type { BodiedAction, DossierState } from '#modules/dossiers'
import type { Person } from '../../../bench/scale/people.ts'
import type { Dossier } from '../../../src/modules/dossiers/domain/dossier.ts'

/** Who does something: an officer, or the person whose dossier it is. */
export type By = { readonly officer: string } | { readonly person: Person }

/** What is done to a dossier, as a browser would send it. */
export interface Act {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly by: By
  readonly code: string
  readonly action: 'file' | 'supplement' | BodiedAction
  readonly body: object
  /** The book that a number is taken from: what takes from the same one is done in the order of time. */
  readonly book: string | null
  /** What the rules make of it; the answer must say the same. */
  readonly after: Standing
}

/** Where a dossier stands. */
export interface Standing {
  readonly version: number
  readonly state: DossierState
  readonly dueAt: string | null
}

export function standingOf({ version, state, dueAt }: Dossier): Standing {
  return { version, state, dueAt: formatInstantOrNull(dueAt) }
}

/** A paper of a filing that is a file: uploaded by whoever sends it, before. */
export interface ToUpload {
  readonly componentId: string
  /** Which of the papers that the province has. */
  readonly upload: number
}
