import type { Life } from './life.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE

/** So much working time after the last event, to the second. */
export function workedLater({ filing: { calendar }, dossier }: Life, worked: number): Date {
  const at = calendar.instantWorked(calendar.workedUntil(dossier.lastChangedAt) + worked)
  return new Date(Math.ceil(at.getTime() / 1000) * 1000)
}

/** The working time between receipt and the first due date. */
export function termOf({ filing: { calendar }, dossier }: Life): number {
  const { receivedAt, originalDueAt } = dossier
  if (receivedAt === null || originalDueAt === null) return 40 * HOUR
  return Math.max(HOUR, calendar.workedUntil(originalDueAt) - calendar.workedUntil(receivedAt))
}
