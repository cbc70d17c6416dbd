import type { Returned } from '../../requests.ts'

/** What a form comes back with, without what nobody but the sender may ever read again. */
export function withoutSecrets(returned: Returned, ...names: readonly string[]): Returned {
  const kept = Object.entries(returned.values).filter(([name]) => !names.includes(name))
  return { ...returned, values: Object.fromEntries(kept) }
}

/** The fault of one field, if it has one. */
export function faultOf(returned: Returned | undefined, id: string): string | undefined {
  return returned?.faults.find((fault) => fault.id === id)?.text
}
