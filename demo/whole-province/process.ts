const QUARTERS = 4

/** The steps of a generated procedure: five in a department, whose heads of divisions look before it is signed; four elsewhere. */
export function processOf(given: {
  readonly hours: number
  readonly divisions: readonly string[]
  readonly result: string
  readonly hasDivisionHead: boolean
}): Record<string, unknown> {
  const { hours, divisions, result, hasDivisionHead } = given
  const atDivision = { at: 'competent', divisions }
  const atAgency = { at: 'competent', divisions: [] }
  const share = Math.floor(hours * 0.15 * QUARTERS) / QUARTERS
  const ends = 2
  const forHandler = hours - 2 * ends - share * (hasDivisionHead ? 2 : 1)
  const signing = hasDivisionHead ? 'b4' : 'b3'
  const issuing = hasDivisionHead ? 'b5' : 'b4'
  return {
    steps: [
      step('b1', 'Tiếp nhận, kiểm tra, số hóa và chuyển hồ sơ', 'reception', {
        at: { at: 'receiving' },
        hours: ends,
        outcomes: [{ code: 'forwarded', name: 'Chuyển xử lý', next: ['b2'] }],
        produces: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả',
      }),
      step('b2', 'Thẩm định hồ sơ, dự thảo kết quả', 'handler', {
        at: atDivision,
        hours: forHandler,
        outcomes: [
          { code: 'qualified', name: 'Đủ điều kiện, trình giải quyết', next: ['b3'] },
          { code: 'unqualified', name: 'Không đủ điều kiện, trình từ chối', next: ['b3'] },
        ],
        produces: 'Dự thảo kết quả hoặc văn bản từ chối',
      }),
      ...(hasDivisionHead
        ? [
            step('b3', 'Kiểm tra, trình lãnh đạo cơ quan', 'division-head', {
              at: atDivision,
              hours: share,
              outcomes: [{ code: 'agreed', name: 'Đồng ý, trình lãnh đạo', next: [signing] }],
              produces: null,
            }),
          ]
        : []),
      step(signing, 'Xem xét, ký kết quả', 'approver', {
        at: atAgency,
        hours: share,
        outcomes: [{ code: 'signed', name: 'Đã ký', next: [issuing] }],
        produces: result,
      }),
      step(issuing, 'Vào số, đóng dấu, chuyển trả kết quả', 'clerk', {
        at: atAgency,
        hours: ends,
        outcomes: [{ code: 'issued', name: 'Đã phát hành', next: [] }],
        produces: null,
      }),
    ],
  }
}

function step(
  id: string,
  name: string,
  role: string,
  rest: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return { id, name, role, ...rest }
}
