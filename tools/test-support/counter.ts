import { randomInt } from 'node:crypto'

/** The one-stop place of Phường Lương Văn Tri, where `tiepnhan.xa` sits. */
export const COMMUNE_COUNTER = 'H37.102.01'

/** A birth registration as a person brings it to the counter of their ward; everyone is someone else. */
export function aCounterFiling(given: Record<string, unknown> = {}) {
  return {
    procedureCode: '1.001193',
    caseId: 'co-giay-chung-sinh',
    receivingUnit: COMMUNE_COUNTER,
    channel: 'counter' as const,
    receive: true,
    applicant: {
      kind: 'citizen' as const,
      name: 'Lý Thị Mẩy',
      personalId: `0201${randomInt(10_000_000, 99_999_999)}`,
      phone: '0912345678',
    },
    documents: [
      { componentId: '1-001193-gt01', paper: { originals: 1, copies: 0 } },
      { componentId: '1-001193-gt02', paper: { originals: 1, copies: 0 } },
    ],
    delivery: { method: 'counter' as const },
    confirmDuplicate: false,
    ...given,
  }
}
