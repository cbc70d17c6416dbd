import { describe, expect, test } from 'vitest'
import { ACTION_BODIES } from '#modules/dossiers'
import { actionBody, fieldOf, typedItems } from './action-body.ts'
import { DESK_ACTIONS, mainAction } from './desk-actions.ts'

function aForm(...fields: readonly (readonly [string, string])[]): FormData {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  return form
}

/** A form with every field of every action filled in. */
const FULL = aForm(
  ['version', '7'],
  ['stepId', 'b2'],
  ['componentId', 'c1'],
  ['itemText', ' Bản sao căn cước '],
  ['componentId', ''],
  ['itemText', ''],
  ['respondBy', '2026-11-27'],
  ['assignee', 'thuly'],
  ['outcome', 'qualified'],
  ['note', ''],
  ['toStep', 'b1'],
  ['kind', 'approval'],
  ['content', 'Đồng ý'],
  ['method', 'counter'],
  ['name', 'Hoàng Thị Bế'],
  ['personalId', '020190001234'],
  ['relation', ''],
  ['unitCode', 'H37.1'],
  ['question', 'Có vướng quy hoạch không?'],
  ['workingHours', '16'],
  ['answer', 'Không vướng'],
  ['feeName', 'Phí thẩm định'],
  ['feeAmount', '150.000'],
  ['reason', 'Chờ giám định'],
  ['dueOn', '2026-12-04'],
)

describe('what a form of the dossier page sends', () => {
  test.each(DESK_ACTIONS.filter((action) => action !== 'send-back'))(
    'for %s is a body of the interface',
    (action) => {
      const parsed = ACTION_BODIES[action].safeParse(actionBody(action, FULL))

      expect(parsed.error?.issues).toBeUndefined()
    },
  )

  test.each([
    ['150.000', 150_000],
    ['1.250.000 ₫', 1_250_000],
    ['150,000đ', 150_000],
    ['8000', 8_000],
    ['16 000 đồng', 16_000],
    ['150.000,00', Number.NaN],
    ['1.5', Number.NaN],
    ['15.00', Number.NaN],
    ['', Number.NaN],
    ['tám nghìn', Number.NaN],
  ])('takes the amount %j for %d đồng', (written, amount) => {
    const form = aForm(['version', '1'], ['feeName', 'Phí'], ['feeAmount', written])

    expect(actionBody('request-payment', form)).toMatchObject({ fees: [{ amount }] })
  })

  test('keeps a line of which only the paper was chosen, to be told that it says nothing', () => {
    const form = aForm(['version', '1'], ['itemText', ''], ['componentId', 'c1'])
    const given = actionBody('request-supplement', form)
    const { error } = ACTION_BODIES['request-supplement'].safeParse(given)

    expect(typedItems(form)).toEqual([{ componentId: 'c1', text: '' }])
    expect(error?.issues.map(({ path }) => fieldOf(path))).toEqual(['items'])
  })

  test('leaves out lines that were not filled in', () => {
    expect(actionBody('refuse', FULL)).toEqual({
      version: 7,
      reasons: [{ componentId: 'c1', text: 'Bản sao căn cước' }],
    })
  })

  test.each([
    ['send-back', 'note'],
    ['complete-step', 'outcome'],
    ['assign', 'assignee'],
    ['sign-result', 'content'],
    ['hand-over', 'name'],
    ['refuse', 'items'],
    ['request-supplement', 'items'],
  ] as const)('for %s without its fields names the field %s as faulty', (action, field) => {
    const parsed = ACTION_BODIES[action].safeParse(actionBody(action, aForm(['version', '1'])))

    expect(parsed.error?.issues.map(({ path }) => fieldOf(path))).toContain(field)
  })
})

describe('the main action', () => {
  test.each([
    [['receive', 'refuse', 'request-supplement'], 'receive'],
    [['claim', 'complete-step', 'send-back', 'assign'], 'complete-step'],
    [['sign-result', 'send-back'], 'sign-result'],
    [['assign'], 'assign'],
    [['release'], null],
    [[], null],
  ] as const)('of %j is %s', (available, main) => {
    expect(mainAction(available)).toBe(main)
  })
})
