/** What a use case is given: who acts, in which locality, on which database, at what time. */
import type { Clock } from '#kernel/clock'
import type { Actor } from '#platform/access'
import type { LocalityDb } from '#platform/db'
import type { FileStore } from '#platform/files'
import type { JobQueue } from '#platform/jobs'

export interface Locality {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly adminUnitCode: string
  readonly isDemo: boolean
}

export interface Context {
  readonly locality: Locality
  readonly db: LocalityDb
  readonly clock: Clock
  readonly actor: Actor
  readonly jobs: JobQueue
  readonly files: FileStore
  /** How the outside reaches this installation, for links in letters: scheme and host. */
  readonly publicUrl: string
  /** Names this request in logs, audit and error answers. */
  readonly correlationId: string
}
