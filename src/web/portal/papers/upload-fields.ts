const AHEAD = /^sent-(.+)$/

/** Under which name a form tells by their numbers which files for a field were sent before it. */
export function sentAheadOf(field: string): string {
  return `sent-${field}`
}

/** The field whose files are told under that name; null when none are. */
export function fieldSentAhead(name: string): string | null {
  return AHEAD.exec(name)?.[1] ?? null
}
