import type { View } from '#modules/dossiers'

/** What the address of a list narrows it to. */
export interface Narrowing {
  readonly text: string
  readonly procedure: string
  readonly unit: string
}

const NARROWED_BY = { text: 'q', procedure: 'thu-tuc', unit: 'don-vi' } as const

export function narrowingIn(query: URLSearchParams): Narrowing {
  return {
    text: query.get(NARROWED_BY.text)?.trim() ?? '',
    procedure: query.get(NARROWED_BY.procedure)?.trim() ?? '',
    unit: query.get(NARROWED_BY.unit) ?? '',
  }
}

/** The part of an address that narrows, for a link that keeps to the same list. */
export function keptNarrowing(query: URLSearchParams): URLSearchParams {
  const kept = new URLSearchParams()
  for (const name of Object.values(NARROWED_BY)) {
    const value = query.get(name)
    if (value !== null && value !== '') kept.set(name, value)
  }
  return kept
}

/** The page of a dossier that was opened from a list, which it leads back to as it was narrowed. */
export function openedFrom(code: string, view: View | 'all', narrowed: URLSearchParams): string {
  const query = keptNarrowing(narrowed)
  query.set('ds', view)
  return `/can-bo/ho-so/${encodeURIComponent(code)}?${query.toString()}`
}

/** A list of work, narrowed as that address says. */
export function listAddress(view: View | 'all', narrowed: URLSearchParams): string {
  const query = keptNarrowing(narrowed).toString()
  return `/can-bo/viec/${view}${query === '' ? '' : `?${query}`}`
}
