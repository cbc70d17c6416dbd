import type { Write } from '#platform/db'
import type { ProviderName } from '../domain/claims.ts'

/** A sign-in that is at the identity provider. */
export interface PendingSignIn {
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
  readonly redirectUri: string
  readonly returnTo: string
  readonly expiresAt: Date
}

/** Keeps a sign-in until its browser comes back, and sweeps out a few that never did. */
export async function insertPendingSignIn(
  tx: Write,
  pending: PendingSignIn & { readonly handleHash: Buffer; readonly provider: ProviderName },
  now: Date,
): Promise<void> {
  await Promise.all([
    tx
      .insertInto('pending_sign_in')
      .values({
        handle_hash: pending.handleHash,
        provider: pending.provider,
        state: pending.state,
        nonce: pending.nonce,
        code_verifier: pending.codeVerifier,
        redirect_uri: pending.redirectUri,
        return_to: pending.returnTo,
        expires_at: pending.expiresAt,
      })
      .execute(),
    tx
      .deleteFrom('pending_sign_in')
      .where('handle_hash', 'in', (query) =>
        query
          .selectFrom('pending_sign_in')
          .select('handle_hash')
          .where('expires_at', '<', now)
          .orderBy('expires_at')
          .limit(10)
          .forUpdate()
          .skipLocked(),
      )
      .execute(),
  ])
}

/** Takes out the sign-in that this browser began with this state; the second who asks finds none. */
export async function takePendingSignIn(
  tx: Write,
  begun: { readonly handleHash: Buffer; readonly provider: ProviderName; readonly state: string },
): Promise<PendingSignIn | null> {
  const row = await tx
    .deleteFrom('pending_sign_in')
    .where('handle_hash', '=', begun.handleHash)
    .where('provider', '=', begun.provider)
    .where('state', '=', begun.state)
    .returning(['state', 'nonce', 'code_verifier', 'redirect_uri', 'return_to', 'expires_at'])
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    state: row.state,
    nonce: row.nonce,
    codeVerifier: row.code_verifier,
    redirectUri: row.redirect_uri,
    returnTo: row.return_to,
    expiresAt: row.expires_at,
  }
}
