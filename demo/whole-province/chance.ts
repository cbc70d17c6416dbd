import { createHash } from 'node:crypto'

/** Chance that a seed and a name decide for good: the same every time, whatever else is made. */
export interface Chance {
  /** At least 0, less than 1; another for each purpose. */
  share(purpose: string): number
  pick<Value>(purpose: string, values: readonly [Value, ...Value[]]): Value
}

export function chanceOf(seed: string, name: string): Chance {
  const share = (purpose: string) =>
    createHash('sha256').update(`${seed}\n${name}\n${purpose}`).digest().readUInt32BE() / 2 ** 32
  return {
    share,
    pick: (purpose, values) => values[Math.floor(share(purpose) * values.length)] ?? values[0],
  }
}
