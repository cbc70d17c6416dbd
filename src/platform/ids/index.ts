/** Fresh identities and secrets: the randomness that rules do not have. */
import { randomBytes } from 'node:crypto'
import { v7 } from 'uuid'
import type { Id } from '#kernel/id'

/** A new id. Later ones sort after earlier ones, which keeps indexes compact. */
export function newId<Entity extends string>(): Id<Entity> {
  return v7() as Id<Entity>
}

/** A new secret of so many random bits, in characters that fit a URL. */
export function newSecret(bits: 128 | 256): string {
  return randomBytes(bits / 8).toString('base64url')
}
