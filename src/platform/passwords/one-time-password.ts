import { randomInt } from 'node:crypto'
import { hashPassword } from './argon2.ts'

/** Letters and digits that nobody mistakes for each other when reading aloud. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'
const GROUPS = 4
const GROUP_LENGTH = 5

/** A password for handing over, of 99 random bits: as it is shown once, and as it is kept. */
export async function newOneTimePassword(): Promise<{
  readonly text: string
  readonly hash: string
}> {
  const text = Array.from({ length: GROUPS }, () =>
    Array.from({ length: GROUP_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join(''),
  ).join('-')
  return { text, hash: await hashPassword(text) }
}
