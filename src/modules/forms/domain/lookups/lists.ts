import type { LookupList } from '../definition.ts'
import countries from './countries.json' with { type: 'json' }
import ethnicities from './ethnicities.json' with { type: 'json' }
import relations from './relations.json' with { type: 'json' }

/** One line of a closed list. */
export interface LookupItem {
  readonly code: string
  readonly name: string
}

/**
 * The closed lists. Ethnic groups have the codes of Decision 121-TCTK/PPCĐ (1979) and the spelling of the 2019 census;
 * countries are those of ISO 3166-1 with `ZZ` for the stateless; relations are what one person is to another.
 */
export const LOOKUPS: Readonly<Record<LookupList, readonly LookupItem[]>> = {
  ethnicities,
  countries: itemsOf(countries),
  relations: itemsOf(relations),
}

/** A list that is kept as names by code: shorter to send to browsers, which are sent all of it. */
function itemsOf(names: Readonly<Record<string, string>>): LookupItem[] {
  return Object.entries(names).map(([code, name]) => ({ code, name }))
}

const NAMES = new Map(
  Object.entries(LOOKUPS).map(([list, items]) => [
    list,
    new Map(items.map(({ code, name }) => [code, name])),
  ]),
)

/** The name behind a code, or null when the list has no such code. */
export function lookupName(list: LookupList, code: string): string | null {
  return NAMES.get(list)?.get(code) ?? null
}
