/** Passwords as they are kept: argon2id in PHC form, computed off the main thread. */
export { hashPassword, isOutdated, verifyPassword } from './argon2.ts'
export { newOneTimePassword } from './one-time-password.ts'
