import type { Clock } from '#kernel/clock'

/** The time of this machine. The only place that asks it. */
export function realNow(): number {
  return Date.now()
}

/**
 * The clock of a process: the real time, or one that was set to an instant when the installation
 * started and has run on since. Every process of an installation is given the same two values, so
 * that their clocks agree, also after one was started again.
 */
export function processClock(
  setting: { readonly startsAt: Date; readonly realStart: number } | null,
): Clock {
  if (setting === null) return { now: () => new Date(realNow()) }
  const ahead = setting.startsAt.getTime() - setting.realStart
  return { now: () => new Date(realNow() + ahead) }
}
