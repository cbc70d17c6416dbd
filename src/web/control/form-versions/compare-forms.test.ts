import { describe, expect, test } from 'vitest'
import type { FormDefinition } from '#modules/forms/domain'
import { FORMS } from '../../admin/forms/form-design-texts.ts'
import { comparedForms } from './compare-forms.ts'
import { FORM_VERSIONS } from './form-version-texts.ts'

const words = { form: FORMS.vi, versions: FORM_VERSIONS.vi }

const EARLIER: FormDefinition = {
  name: 'Tờ khai',
  pages: [
    {
      id: 'person',
      title: 'Người đề nghị',
      questions: [
        { id: 'name', kind: 'name', label: 'Họ tên', prefill: { from: 'applicant.name' } },
        { id: 'copies', kind: 'yes-no', label: 'Bạn có cần bản sao không?' },
        { id: 'count', kind: 'number', label: 'Số bản', max: 5, showWhen: { copies: [true] } },
      ],
    },
    { id: 'old', title: 'Phần cũ', questions: [{ id: 'note', kind: 'text', label: 'Ghi chú' }] },
  ],
}

/** The changed lines of each part in which two forms differ, as "before → after". */
function changes(before: FormDefinition, after: FormDefinition) {
  const said = (line: readonly { readonly text: string }[] | null) =>
    line?.map(({ text }) => text).join('') ?? ''
  return Object.fromEntries(
    comparedForms(before, after, words)
      .filter(({ changes: count }) => count > 0)
      .map(({ title, lines }) => [
        title,
        lines
          .filter(({ isSame }) => !isSame)
          .map((line) => `${said(line.before)} → ${said(line.after)}`),
      ]),
  )
}

describe('two versions of a form', () => {
  test('do not differ from themselves', () => {
    expect(changes(EARLIER, EARLIER)).toEqual({})
  })

  test('differ in the rule of a question that was changed', () => {
    const [person, old] = EARLIER.pages
    if (person === undefined || old === undefined) throw new Error('two pages')
    const questions = person.questions.map((each) =>
      each.id === 'count' ? { ...each, max: 10, required: false } : each,
    )

    expect(changes(EARLIER, { ...EARLIER, pages: [{ ...person, questions }, old] })).toEqual({
      'Trang 1. Người đề nghị': [' → Không bắt buộc trả lời', 'Nhiều nhất: 5 → Nhiều nhất: 10'],
    })
  })

  test('show a page that is gone, and one that came', () => {
    const [person] = EARLIER.pages
    if (person === undefined) throw new Error('a page')
    const added = {
      id: 'new',
      title: 'Phần mới',
      showWhen: { copies: [true] },
      questions: [{ id: 'mail', kind: 'email' as const, label: 'Thư điện tử' }],
    }

    expect(changes(EARLIER, { ...EARLIER, pages: [person, added] })).toEqual({
      'Tên tờ khai và thứ tự trang': ['Trang 2. Phần cũ → Trang 2. Phần mới'],
      'Trang 2. Phần mới': [
        ' → Phần mới',
        ' → Chỉ hỏi khi: Bạn có cần bản sao không?: Có',
        ' → • Thư điện tử',
        ' → Loại: Thư điện tử',
      ],
      'Trang đã bỏ: Phần cũ': ['Phần cũ → ', '• Ghi chú → ', 'Loại: Chữ → '],
    })
  })
})
