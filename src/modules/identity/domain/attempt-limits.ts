/**
 * What a failed sign-in got wrong: the name or password, or the code after a right password. A code
 * that was not looked at does not prolong the time in which none is.
 */
export type Wrong = 'password' | 'code' | 'unseen-code'

/**
 * So many failures are answered as what they are; further ones within the window are told to wait.
 * A right password is never limited, or a stranger could lock an officer out. Codes are, for their
 * million values: only who knows the password gets to try them.
 */
export const ATTEMPT_LIMITS = { windowMinutes: 15, forName: 5, fromAddress: 100, codes: 5 } as const

const WINDOW = ATTEMPT_LIMITS.windowMinutes * 60_000

/** Failures before this instant no longer count. */
export function windowStart(now: Date): Date {
  return new Date(now.getTime() - WINDOW)
}

/**
 * The earlier failures that stand at the limits: the fifth latest for the name and the hundredth
 * latest from the address, within the window; null where there are fewer.
 */
export interface AtLimits {
  readonly forName: Date | null
  readonly fromAddress: Date | null
}

/** After how many seconds a failure is answered as what it is again; null when it is so now. */
export function secondsToWait(atLimits: AtLimits, now: Date): number | null {
  const waits = [atLimits.forName, atLimits.fromAddress].flatMap((at) =>
    at === null ? [] : [at.getTime() + WINDOW - now.getTime()],
  )
  const longest = Math.max(0, ...waits)
  return longest > 0 ? Math.ceil(longest / 1000) : null
}
