import type { FormDefinition } from '../domain/definition.ts'

/** A small form that may be published. */
export function aDefinition(name = 'Tờ khai'): FormDefinition {
  return {
    name,
    pages: [
      {
        id: 'person',
        title: 'Người đề nghị',
        questions: [
          {
            id: 'name',
            kind: 'name',
            label: 'Họ, chữ đệm, tên',
            prefill: { from: 'applicant.name' },
          },
          { id: 'copies', kind: 'yes-no', label: 'Bạn có cần bản sao không?' },
          { id: 'count', kind: 'number', label: 'Số bản', min: 1, showWhen: { copies: [true] } },
          { id: 'declaration', kind: 'consent', label: 'Tôi cam đoan.' },
        ],
      },
    ],
  }
}

/** Answers to that form. */
export const AN_EXAMPLE = { name: 'Hoàng Thị Bế', copies: false, declaration: true }
