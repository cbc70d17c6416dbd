import { describe, expect, test } from 'vitest'
import { CHOICES, group, KIND, pageOf, problems, question } from '../test-support/reviewed-pages.ts'
import type { Page } from './definition.ts'

describe('a form may not be published', () => {
  test.each<[string, readonly Page[], string[]]>([
    [
      'with a condition on a question that does not exist',
      [pageOf([question({ kind: 'name' }, { showWhen: { none: ['a'] } })])],
      ['/page/it unknown-question'],
    ],
    [
      'with a condition on a later question',
      [pageOf([question({ kind: 'name' }, { showWhen: { declaration: [true] } })])],
      ['/page/it later-question'],
    ],
    [
      'with a condition on itself',
      [pageOf([question({ kind: 'yes-no' }, { showWhen: { it: [true] } })])],
      ['/page/it later-question'],
    ],
    [
      'with a page that depends on its own question',
      [pageOf([question({ kind: 'yes-no' })], { showWhen: { it: [true] } })],
      ['/page later-question'],
    ],
    [
      'with a condition on free text',
      [
        pageOf([
          question({ kind: 'text' }),
          question({ kind: 'name' }, { id: 'b', showWhen: { it: ['x'] } }),
        ]),
      ],
      ['/page/b open-question'],
    ],
    [
      'with a condition on an answer that cannot be given',
      [pageOf([question({ kind: 'name' }, { showWhen: { kind: ['c'] } })])],
      ['/page/it unknown-value'],
    ],
    [
      'with a condition that says nothing',
      [pageOf([question({ kind: 'name' }, { showWhen: {} })])],
      ['/page/it empty-condition'],
    ],
    [
      'with a condition without answers',
      [pageOf([question({ kind: 'name' }, { showWhen: { kind: [] } })])],
      ['/page/it empty-condition', '/page/it unreachable'],
    ],
    [
      'with a question that no answers show',
      [
        pageOf([
          question({ kind: 'yes-no' }, { showWhen: { kind: ['a'] } }),
          question({ kind: 'name' }, { id: 'b', showWhen: { kind: ['b'], it: [true] } }),
        ]),
      ],
      ['/page/b unreachable'],
    ],
    [
      'with a page that contradicts its question',
      [
        pageOf([question({ kind: 'name' }, { showWhen: { kind: ['a'] } })], {
          showWhen: { kind: ['b'] },
        }),
      ],
      ['/page/it unreachable'],
    ],
    [
      'with an entry that contradicts its group',
      [
        pageOf([
          {
            ...group(question({ kind: 'name' }, { showWhen: { kind: ['a'] } })),
            showWhen: { kind: ['b'] },
          },
        ]),
      ],
      ['/page/group/it unreachable'],
    ],
    [
      'with an entry that depends on a later question of its own',
      [pageOf([group(question({ kind: 'name' }, { showWhen: { kind: ['a'] } }), { ...KIND })])],
      ['/page/group/it later-question'],
    ],
    [
      'with a prefill under a condition on free text',
      [
        pageOf([
          question({ kind: 'text' }),
          question({ kind: 'text' }, { id: 'b', prefill: { from: 'it', when: { it: ['x'] } } }),
        ]),
      ],
      ['/page/b open-question'],
    ],
  ])('%s', (_, pages, expected) => {
    expect(problems(...pages)).toEqual(expected)
  })
})

test('several answers of one question may be demanded together, as they may be chosen together', () => {
  const several = question({ kind: 'choices', choices: CHOICES })
  const first = question({ kind: 'yes-no' }, { id: 'b', showWhen: { it: ['a'] } })
  const second = question({ kind: 'name' }, { id: 'c', showWhen: { b: [true], it: ['b'] } })

  expect(problems(pageOf([several, first, second]))).toEqual([])
})

test('a review always comes to an end, however the conditions refer to each other', () => {
  const long = Array.from({ length: 60 }, (_, at) =>
    question(
      { kind: 'yes-no' },
      {
        id: `q${at}`,
        ...(at < 2 ? {} : { showWhen: { [`q${at - 1}`]: [true], [`q${at - 2}`]: [true] } }),
      },
    ),
  )

  expect(problems(pageOf(long))).toEqual([])
})
