import { describe, expect, test } from 'vitest'
import { drawDefinition, inEveryCase } from '../test-support/arbitrary-forms.ts'
import {
  CHOICES,
  CONSENT,
  group,
  KIND,
  pageOf,
  problems,
  question,
} from '../test-support/reviewed-pages.ts'
import type { FormDefinition, Page, Question } from './definition.ts'
import { problemsOf } from './review.ts'

test('a plain form may be published', () => {
  expect(problems(pageOf([question({ kind: 'name' })]))).toEqual([])
})

describe('a form may not be published', () => {
  test.each<[string, readonly Page[], string[]]>([
    ['with a page without questions', [pageOf([])], ['/page empty-page']],
    [
      'with two pages of one id',
      [pageOf([question({ kind: 'name' })], { id: 'first' })],
      ['/first duplicate-id'],
    ],
    [
      'with two questions of one id',
      [pageOf([question({ kind: 'name' }, { id: 'kind' })])],
      ['/kind duplicate-id'],
    ],
    [
      'with two questions of one id in a group',
      [pageOf([group(question({ kind: 'name' }), question({ kind: 'name' }))])],
      ['/page/group/it duplicate-id'],
    ],
    [
      'with an id that every object has',
      [pageOf([question({ kind: 'name' }, { id: 'constructor' })])],
      ['/page/constructor bad-id'],
    ],
    [
      'with an id of other characters',
      [pageOf([question({ kind: 'name' }, { id: 'Họ tên' })])],
      ['/page/Họ tên bad-id'],
    ],
    [
      'with a question without a label',
      [pageOf([question({ kind: 'name' }, { label: ' ' })])],
      ['/page/it unlabelled'],
    ],
    [
      'with a page without a title',
      [pageOf([question({ kind: 'name' })], { title: '' })],
      ['/page unlabelled'],
    ],
    [
      'with a label too long to read',
      [pageOf([question({ kind: 'name' }, { label: 'Mục '.repeat(26) })])],
      ['/page/it label-too-long'],
    ],
    [
      'with a label in capitals',
      [pageOf([question({ kind: 'name' }, { label: 'HỌ TÊN NGƯỜI MẸ' })])],
      ['/page/it label-hard-to-read'],
    ],
    [
      'with a label that marks itself as required',
      [pageOf([question({ kind: 'name' }, { label: 'Họ tên *' })])],
      ['/page/it label-hard-to-read'],
    ],
    [
      'with a label that begs',
      [pageOf([question({ kind: 'name' }, { label: 'Vui lòng nhập họ tên' })])],
      ['/page/it label-hard-to-read'],
    ],
    [
      'with a whole question that sentences cannot name',
      [pageOf([question({ kind: 'name' }, { label: 'Trẻ tên là gì?' })])],
      ['/page/it unnamed-question'],
    ],
    [
      'with help of two sentences',
      [pageOf([question({ kind: 'name' }, { help: 'Viết đúng dấu. Không viết tắt.' })])],
      ['/page/it help-too-long'],
    ],
    [
      'with a choice without choices',
      [pageOf([question({ kind: 'choice', choices: [] })])],
      ['/page/it no-choices'],
    ],
    [
      'with a choice twice',
      [pageOf([question({ kind: 'choices', choices: [...CHOICES, ...CHOICES] })])],
      ['/page/it duplicate-choice'],
    ],
    [
      'with a choice whose value cannot be read',
      [
        pageOf([
          question({ kind: 'choice', choices: [{ value: 'Cơ sở y tế', label: 'Cơ sở y tế' }] }),
        ]),
      ],
      ['/page/it bad-choice'],
    ],
    [
      'with a group in a group',
      [pageOf([group(group(question({ kind: 'name' })))])],
      ['/page/group/group nested-group'],
    ],
    ['with an empty group', [pageOf([group()])], ['/page/group empty-group']],
    [
      'with a number that cannot be given',
      [pageOf([question({ kind: 'number', min: 5, max: 4 })])],
      ['/page/it bounds-crossed'],
    ],
    [
      'with a group that cannot be filled',
      [pageOf([{ ...group(question({ kind: 'name' })), min: 3, max: 2 } as Question])],
      ['/page/group bounds-crossed'],
    ],
    [
      'with a date bounded by what is no date',
      [pageOf([question({ kind: 'date', notBefore: 'kind' })])],
      ['/page/it another-kind'],
    ],
    [
      'with an age computed of what is no date',
      [pageOf([question({ kind: 'computed', compute: { rule: 'age', of: 'kind' } })])],
      ['/page/it another-kind'],
    ],
    [
      'with words computed of a later date',
      [
        pageOf([
          question({ kind: 'computed', compute: { rule: 'date-in-words', of: 'b' } }),
          question({ kind: 'date' }, { id: 'b' }),
        ]),
      ],
      ['/page/it later-question'],
    ],
    [
      'with a sum of what is no number',
      [pageOf([question({ kind: 'computed', compute: { rule: 'sum', of: ['kind'] } })])],
      ['/page/it another-kind'],
    ],
    [
      'with a sum over a group of what it does not ask',
      [
        pageOf([
          group(question({ kind: 'name' })),
          question({
            kind: 'computed',
            compute: { rule: 'sum-of-group', group: 'group', of: 'it' },
          }),
        ]),
      ],
      ['/page/it another-kind'],
    ],
    [
      'with a count of what is no group',
      [
        pageOf([
          question({ kind: 'computed', compute: { rule: 'count-of-group', group: 'kind' } }),
        ]),
      ],
      ['/page/it another-kind'],
    ],
    [
      'with a prefill of another kind',
      [pageOf([question({ kind: 'phone' }, { prefill: { from: 'applicant.email' } })])],
      ['/page/it another-kind'],
    ],
    [
      'with a prefill of an answer of another kind',
      [pageOf([question({ kind: 'name' }, { prefill: { from: 'kind' } })])],
      ['/page/it another-kind'],
    ],
    [
      'with a prefill of an unknown answer',
      [pageOf([question({ kind: 'name' }, { prefill: { from: 'applicant.shoe' } })])],
      ['/page/it unknown-question'],
    ],
    [
      'with a usual answer that cannot be given',
      [pageOf([question({ kind: 'lookup', list: 'countries' }, { prefill: { value: 'XX' } })])],
      ['/page/it another-kind'],
    ],
    [
      'with a prefill inside a group',
      [pageOf([group(question({ kind: 'name' }, { prefill: { from: 'applicant.name' } }))])],
      ['/page/group/it another-kind'],
    ],
  ])('%s', (_, pages, expected) => {
    expect(problems(...pages)).toEqual(expected)
  })

  test.each<[string, FormDefinition, string]>([
    ['without pages', { name: 'Tờ khai', pages: [] }, 'no-pages'],
    ['without a name', { name: ' ', pages: [pageOf([CONSENT])] }, 'unlabelled'],
    ['without a consent', { name: 'Tờ khai', pages: [pageOf([KIND])] }, 'missing-consent'],
    [
      'that does not end with the consent',
      { name: 'Tờ khai', pages: [pageOf([CONSENT, KIND])] },
      'consent-not-last',
    ],
    [
      'whose last consent may be hidden',
      { name: 'Tờ khai', pages: [pageOf([KIND, { ...CONSENT, showWhen: { kind: ['a'] } }])] },
      'consent-not-last',
    ],
  ])('%s', (_, definition, code) => {
    expect(problemsOf(definition)).toEqual([{ path: '', code }])
  })
})

test('drawn forms, which the other properties rest on, refer only to earlier questions', () => {
  inEveryCase(200, (draw) => {
    const codes = problemsOf(drawDefinition(draw)).map(({ code }) => code)

    expect(
      codes.filter((code) =>
        ['unknown-question', 'later-question', 'open-question', 'bad-id'].includes(code),
      ),
    ).toEqual([])
  })
})
