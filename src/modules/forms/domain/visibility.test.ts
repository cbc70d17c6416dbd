import { describe, expect, test } from 'vitest'
import type { Answers } from './answers.ts'
import type { FormDefinition, QuestionOf } from './definition.ts'
import {
  addressesGiven,
  filesGiven,
  visibleEntryQuestions,
  visiblePages,
  visibleQuestions,
} from './visibility.ts'

const choices = ['a', 'b', 'c'].map((value) => ({ value, label: value }))
const members: QuestionOf<'repeat'> = {
  id: 'members',
  kind: 'repeat',
  label: 'Thành viên',
  item: 'Thành viên',
  questions: [
    { id: 'kind', kind: 'choice', label: 'Loại', choices },
    { id: 'home', kind: 'address', label: 'Nơi ở', showWhen: { kind: ['b'] } },
    { id: 'photo', kind: 'file', label: 'Ảnh', showWhen: { married: [true] } },
  ],
}
const definition: FormDefinition = {
  name: 'Tờ khai',
  pages: [
    {
      id: 'first',
      title: 'Một',
      questions: [
        { id: 'kind', kind: 'choice', label: 'Loại', choices },
        { id: 'married', kind: 'yes-no', label: 'Kết hôn?', showWhen: { kind: ['a', 'b'] } },
        { id: 'number', kind: 'text', label: 'Số', showWhen: { married: [true] } },
        { id: 'several', kind: 'choices', label: 'Nhiều', choices },
        { id: 'other', kind: 'text', label: 'Khác', showWhen: { several: ['c'], kind: ['a'] } },
      ],
    },
    {
      id: 'second',
      title: 'Hai',
      showWhen: { married: [true] },
      questions: [members, { id: 'home', kind: 'address', label: 'Nơi ở' }],
    },
  ],
}

function shownOn(page: number, answers: Answers): string[] {
  return visibleQuestions(definition, definition.pages[page]!, answers).map(({ id }) => id)
}

describe('a question with a condition', () => {
  test.each<[Answers, string[]]>([
    [{}, ['kind', 'several']],
    [{ kind: 'a' }, ['kind', 'married', 'several']],
    [{ kind: 'c' }, ['kind', 'several']],
    [{ kind: 'b', married: true }, ['kind', 'married', 'number', 'several']],
    [{ kind: 'a', several: ['b', 'c'] }, ['kind', 'married', 'several', 'other']],
    [{ kind: 'b', several: ['b', 'c'] }, ['kind', 'married', 'several']],
    [{ kind: 'a', several: ['b'] }, ['kind', 'married', 'several']],
  ])('is asked by the answers %j: %j', (answers, expected) => {
    expect(shownOn(0, answers)).toEqual(expected)
  })

  test('is hidden together with the question it depends on, whatever that was answered', () => {
    expect(shownOn(0, { kind: 'c', married: true })).toEqual(['kind', 'several'])
    expect(visiblePages(definition, { kind: 'c', married: true }).map(({ id }) => id)).toEqual([
      'first',
    ])
  })
})

test('a page none of whose questions is asked is passed over', () => {
  expect(visiblePages(definition, { kind: 'a', married: false }).map(({ id }) => id)).toEqual([
    'first',
  ])
  expect(visiblePages(definition, { kind: 'a', married: true }).map(({ id }) => id)).toEqual([
    'first',
    'second',
  ])
})

test('a condition in an entry means the question of the entry, and the form around it otherwise', () => {
  const around = { kind: 'a', married: true }
  const shown = (entry: Answers) =>
    visibleEntryQuestions(definition, members, around, entry).map(({ id }) => id)

  expect(shown({ kind: 'b' })).toEqual(['kind', 'home', 'photo'])
  expect(shown({ kind: 'a' })).toEqual(['kind', 'photo'])
  expect(visibleEntryQuestions(definition, members, { kind: 'b' }, {}).map(({ id }) => id)).toEqual(
    ['kind'],
  )
})

test('addresses and files that were asked for are found wherever they stand', () => {
  const lang = { provinceCode: '20', communeCode: '05983' }
  const answers = {
    kind: 'a',
    married: true,
    home: lang,
    members: [
      { kind: 'a', home: lang, photo: 'f1' },
      { kind: 'b', home: { text: 'Bằng Tường' }, photo: 'f2' },
    ],
  }

  expect(addressesGiven(definition, answers)).toEqual([
    { path: '/members/1/home', questionId: 'home', value: { text: 'Bằng Tường' } },
    { path: '/home', questionId: 'home', value: lang },
  ])
  expect(filesGiven(definition, answers)).toEqual([
    { path: '/members/0/photo', questionId: 'photo', value: 'f1' },
    { path: '/members/1/photo', questionId: 'photo', value: 'f2' },
  ])
  expect(filesGiven(definition, { ...answers, married: false })).toEqual([])
})

test('a draft whose conditions run in a ring can still be looked at', () => {
  const ring: FormDefinition = {
    name: 'Nháp',
    pages: [
      {
        id: 'page',
        title: 'Trang',
        questions: [
          { id: 'one', kind: 'yes-no', label: 'Một', showWhen: { two: [true] } },
          { id: 'two', kind: 'yes-no', label: 'Hai', showWhen: { one: [true] } },
        ],
      },
    ],
  }

  expect(visibleQuestions(ring, ring.pages[0]!, { one: true, two: true })).toEqual([])
})
