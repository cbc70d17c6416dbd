const DAY = 86_400_000

/** A filing that was not saved for so many days is removed: long enough to find a missing paper. */
const KEPT_DAYS = 30

/** The trace of one that was handed in leads its page to the dossier for so long. */
const TRACE_DAYS = 365

/** Filings in preparation that one account may have at a time. */
export const MOST_FILINGS = 50

/** When a filing saved at that instant goes, unless it is saved again. */
export function expiresAt(savedAt: Date): Date {
  return new Date(savedAt.getTime() + KEPT_DAYS * DAY)
}

/** Filings last saved before these instants go: those in preparation, and traces of those handed in. */
export function expiredBefore(now: Date): { readonly kept: Date; readonly traces: Date } {
  return {
    kept: new Date(now.getTime() - KEPT_DAYS * DAY),
    traces: new Date(now.getTime() - TRACE_DAYS * DAY),
  }
}
