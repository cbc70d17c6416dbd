import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { atMostAtOnce } from './turnstile.ts'

/** What a hash costs: 19 MiB, two passes, one lane. A changed value re-hashes each password at its next sign-in. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 } as const
const SALT_BYTES = 16
const TAG_BYTES = 32

const derive = promisify(argon2)

interface Hashed {
  readonly memory: number
  readonly passes: number
  readonly parallelism: number
  readonly salt: Buffer
  readonly tag: Buffer
}

/** Stands in for the hash of someone who has none. Nothing derives to a tag of zeros. */
const NOBODYS: Hashed = {
  ...COST,
  salt: Buffer.alloc(SALT_BYTES),
  tag: Buffer.alloc(TAG_BYTES),
}

/**
 * The library's threads are four for the whole process, files and names included. Two of them hash;
 * who finds many waiting is sent away instead of waiting for minutes.
 */
const hashing = atMostAtOnce(2, 256)

/** Hashes a password with argon2id, in PHC form. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const tag = await deriveTag(password, { ...COST, salt, tag: Buffer.alloc(TAG_BYTES) })
  return written({ ...COST, salt, tag })
}

/**
 * Whether the password is the one that was hashed. Without a hash the same work is done and the
 * answer is no, so that the time does not tell whether there was one.
 */
export async function verifyPassword(password: string, phc: string | null): Promise<boolean> {
  const hashed = phc === null ? NOBODYS : read(phc)
  const tag = await deriveTag(password, hashed)
  return timingSafeEqual(tag, hashed.tag) && phc !== null
}

/** Whether a hash was made at another cost than today's. */
export function isOutdated(phc: string): boolean {
  const { memory, passes, parallelism, tag } = read(phc)
  return (
    memory !== COST.memory ||
    passes !== COST.passes ||
    parallelism !== COST.parallelism ||
    tag.length !== TAG_BYTES
  )
}

function deriveTag(password: string, { salt, tag, ...cost }: Hashed): Promise<Buffer> {
  // Vietnamese keyboards compose letters differently; the same letters are the same password.
  const message = password.normalize('NFC')
  return hashing(() => derive('argon2id', { message, nonce: salt, tagLength: tag.length, ...cost }))
}

const PHC_SHAPE =
  /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{16,86})$/

function read(phc: string): Hashed {
  const [, memory, passes, parallelism, salt = '', tag = ''] = PHC_SHAPE.exec(phc) ?? []
  if (memory === undefined) throw new Error('a stored password hash is not argon2id in PHC form')
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  }
}

function written({ memory, passes, parallelism, salt, tag }: Hashed): string {
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(salt)}$${unpadded(tag)}`
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '')
}
