const DAY = 86_400_000
const UNUSED_DAYS = 7

/** An upload from before this instant that nothing has used goes. */
export function unusedBefore(now: Date): Date {
  return new Date(now.getTime() - UNUSED_DAYS * DAY)
}

/** By then a file has the bytes that come now, or whoever sent them was cut short. */
export function settledBy(now: Date): Date {
  return new Date(now.getTime() + DAY)
}
