/** What an officer does in a unit and its subtree. The codes are those of the HTTP contract. */
export const STAFF_ROLES = [
  'reception',
  'handler',
  'division-head',
  'approver',
  'clerk',
  'procedure-control',
  'administrator',
] as const

export type StaffRole = (typeof STAFF_ROLES)[number]

/** Everyone who signs in: officers by what they do, people and businesses by what they are. */
export type Role = StaffRole | 'citizen' | 'business'
