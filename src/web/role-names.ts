import type { StaffRole } from '#platform/access'
import { texts } from './texts.ts'

type Names = Readonly<Record<StaffRole, string>>

/** What the roles of officers are called. */
export const ROLE_NAMES = texts(
  {
    reception: 'Tiếp nhận',
    handler: 'Thụ lý',
    'division-head': 'Lãnh đạo phòng',
    approver: 'Người ký',
    clerk: 'Văn thư',
    'procedure-control': 'Kiểm soát thủ tục',
    administrator: 'Quản trị',
  } satisfies Names,
  {
    reception: 'Reception',
    handler: 'Handler',
    'division-head': 'Head of division',
    approver: 'Approver',
    clerk: 'Clerk',
    'procedure-control': 'Procedure control',
    administrator: 'Administrator',
  },
)
