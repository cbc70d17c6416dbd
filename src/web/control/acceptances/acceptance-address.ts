import type { Day } from '#kernel/day'
import type { AcceptanceFilter, AcceptanceLevel } from '#modules/acceptances'
import { dayIn, withQuery } from '../../admin/parts/address.ts'

export const ACCEPTANCES_PATH = '/quan-tri/so-lieu/tiep-nhan'

export const LEVELS = ['province', 'district', 'commune'] as const

export interface AskedAcceptances {
  readonly on: Day
  readonly filter: AcceptanceFilter
}

/** What an address asks for; the list of today when it says no day. */
export function askedAcceptances(url: string, today: Day): AskedAcceptances {
  const query = new URL(url).searchParams
  const received = query.get('nhan')
  return {
    on: dayIn(query.get('ngay')) ?? today,
    filter: {
      level: levelIn(query.get('cap')),
      isReceived: received === 'co' ? true : received === 'khong' ? false : null,
    },
  }
}

export function levelIn(text: string | null | undefined): AcceptanceLevel | null {
  return LEVELS.find((level) => level === text) ?? null
}

export function acceptancesPath({ on, filter }: AskedAcceptances, after: string | null): string {
  const { isReceived, level } = filter
  const received = isReceived === null ? null : isReceived ? 'co' : 'khong'
  return withQuery(ACCEPTANCES_PATH, { ngay: on, cap: level, nhan: received, sau: after })
}
