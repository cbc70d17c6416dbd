import { z } from 'zod'
import type { ProcedureQuery } from '#modules/procedures'

/** What a search page is asked for in its address. Values that are none are as if not given. */
const SearchAddress = z.object({
  q: z.string().max(200).optional().catch(undefined),
  'linh-vuc': z.string().max(200).optional().catch(undefined),
  cap: z.enum(['province', 'district', 'commune']).optional().catch(undefined),
  'doi-tuong': z
    .enum([
      'citizen',
      'overseas-vietnamese',
      'foreigner',
      'business',
      'household-business',
      'organisation',
      'cadre',
    ])
    .optional()
    .catch(undefined),
  muc: z.enum(['full', 'partial', 'information']).optional().catch(undefined),
  sau: z.string().max(200).optional().catch(undefined),
})

export type SearchAddress = z.output<typeof SearchAddress>

const PAGE = 20

export function searchAddressOf(url: string): SearchAddress {
  return SearchAddress.parse(Object.fromEntries(new URL(url).searchParams))
}

export function queryOf(address: SearchAddress): ProcedureQuery {
  return {
    text: address.q,
    sector: address['linh-vuc'],
    level: address.cap,
    audience: address['doi-tuong'],
    onlineLevel: address.muc,
    limit: PAGE,
    cursor: address.sau,
  }
}

/** The address of the same search with something changed; from its first page, unless a place is given. */
export function searchPath(address: SearchAddress, change: Partial<SearchAddress>): string {
  const given = Object.entries({ ...address, sau: undefined, ...change })
  const named = given.flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, value]],
  )
  const query = new URLSearchParams(named).toString()
  return query === '' ? '/tim' : `/tim?${query}`
}
