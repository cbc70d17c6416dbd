import type { PackedProcedure } from './procedures.ts'

/** What branches that answer to a ministry bring to the centre of the province, by agency. */
const AT_CENTRE: Readonly<Record<string, readonly string[]>> = {
  'Công an tỉnh': [
    'Cấp giấy chứng nhận đủ điều kiện về an ninh, trật tự tại Công an tỉnh',
    'Cấp lại giấy chứng nhận đủ điều kiện về an ninh, trật tự tại Công an tỉnh',
    'Đăng ký mẫu con dấu tại Công an tỉnh',
    'Cấp giấy phép vận chuyển hàng hóa nguy hiểm về cháy, nổ tại Công an tỉnh',
    'Thẩm duyệt thiết kế về phòng cháy và chữa cháy tại Công an tỉnh',
  ],
  'Bảo hiểm xã hội tỉnh': [
    'Cấp lại sổ bảo hiểm xã hội do mất, hỏng',
    'Giải quyết hưởng chế độ tử tuất',
    'Giải quyết di chuyển người hưởng lương hưu',
    'Cấp lại, đổi thẻ bảo hiểm y tế',
  ],
  'Cục Thuế tỉnh': [
    'Đăng ký thuế lần đầu đối với người nộp thuế là tổ chức',
    'Thay đổi thông tin đăng ký thuế của tổ chức',
    'Khai thuế thu nhập cá nhân đối với chuyển nhượng bất động sản',
    'Xác nhận hoàn thành nghĩa vụ nộp thuế',
  ],
}

/** Received at the centre, and settled by branches that are not under the province: none of these is its own. */
export function branchProcedures(): PackedProcedure[] {
  return Object.entries(AT_CENTRE)
    .flatMap(([agency, names]) => names.map((name) => ({ agency, name })))
    .map(({ agency, name }, at) => ({
      code: `9.${400_001 + at}`,
      effectiveFrom: '2023-01-01',
      approvedBy: null,
      content: contentOf(agency, name),
      process: null,
      earlier: [],
    }))
}

function contentOf(agency: string, name: string): PackedProcedure['content'] {
  return {
    name,
    sector: agency,
    sectorGroup: 'Ngành dọc',
    levels: ['province'],
    audience: ['citizen', 'business'],
    onlineLevel: 'information',
    channels: ['counter'],
    cases: [],
    steps: ['Nộp hồ sơ tại quầy của cơ quan ở Trung tâm Phục vụ hành chính công tỉnh.'],
    components: [],
    sets: 1,
    timeLimit: {
      value: 5,
      unit: 'working-days',
      sameDay: false,
      processHours: 40,
      parts: null,
      note: null,
    },
    fees: [],
    results: [{ name: 'Kết quả của cơ quan ngành dọc', paperRequired: true }],
    conditions: [],
    legalBases: [],
    onTheSpot: 0,
    linkedProcedures: [],
    formerCodes: [],
    competentAgency: agency,
    coordinatingAgencies: [],
    note: 'Nội dung minh họa cho bản trình diễn, không phải căn cứ pháp lý',
    handledElsewhere: {
      reason: `${agency} nhận hồ sơ tại Trung tâm và giải quyết theo hệ thống của ngành.`,
      link: 'https://dichvucong.gov.vn',
    },
    competence: { department: null, commune: null },
  }
}
