/** Codes that a telephone shows and that change every half minute (TOTP, RFC 6238). */
import { Secret, TOTP } from 'otpauth'

const PERIOD_SECONDS = 30
const SECRET_BYTES = 20
/** A telephone's clock may be off by one period to either side (RFC 6238, section 5.2). */
const WINDOW = 1

/** A new shared secret: as people type it, and as the picture that a telephone reads says it. */
export function newCodeSecret(shown: { readonly issuer: string; readonly label: string }): {
  readonly secret: string
  readonly uri: string
} {
  const secret = new Secret({ size: SECRET_BYTES })
  return { secret: secret.base32, uri: new TOTP({ ...shown, secret }).toString() }
}

/**
 * The half minute, counted from 1970, whose code this is; null when it is none of those around now.
 * A code is used up when its half minute is remembered.
 */
export function periodOfCode(secret: string, code: string, now: Date): number | null {
  const token = code.replaceAll(' ', '')
  if (!/^[0-9]{6}$/.test(token)) return null
  const totp = new TOTP({ secret: Secret.fromBase32(secret), period: PERIOD_SECONDS })
  const timestamp = now.getTime()
  const delta = totp.validate({ token, timestamp, window: WINDOW })
  return delta === null ? null : totp.counter({ timestamp }) + delta
}
