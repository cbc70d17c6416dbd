/** The audit trail: who looked at or changed what. Written with the change, or not at all. */
export {
  countEntriesBeyond,
  listEntriesOutside,
  listEntriesWithin,
  type IdRanges,
  type KeptEntry,
} from './kept.ts'
export { countObjectsByActor, type ActorCount } from './readers.ts'
export type { AuditEvent, AuditKind } from './events.ts'
export { record, recordEach, type AuditedObject } from './record.ts'
export {
  countAuditEntries,
  listAuditEntries,
  readAuditTrail,
  requireOverAll,
  type AuditEntry,
  type AuditPosition,
  type AuditQuestion,
} from './trail.ts'
