import { readFileSync, writeFileSync } from 'node:fs'

/**
 * A table that a person has read and agreed to. With `REVIEW=write` what is true now is written in
 * its place, so that the difference can be read before it is committed.
 */
export function reviewed(name: string, now: string): string {
  const file = new URL(name, import.meta.url)
  if (process.env.REVIEW === 'write') writeFileSync(file, now)
  return readFileSync(file, 'utf8')
}
