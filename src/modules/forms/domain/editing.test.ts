import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawDefinition } from '../test-support/arbitrary-forms.ts'
import type { FormDefinition } from './definition.ts'
import { changedForm, idFor, questionsAt, type FormChange } from './editing.ts'

const FORM: FormDefinition = {
  name: 'Tờ khai',
  pages: [
    {
      id: 'child',
      title: 'Thông tin trẻ',
      questions: [
        { id: 'name', kind: 'name', label: 'Họ và tên' },
        {
          id: 'members',
          kind: 'repeat',
          label: 'Thành viên',
          item: 'Thành viên',
          questions: [{ id: 'name', kind: 'name', label: 'Họ và tên' }],
        },
      ],
    },
    {
      id: 'end',
      title: 'Cam đoan',
      questions: [{ id: 'declaration', kind: 'consent', label: 'Tôi cam đoan nội dung là đúng' }],
    },
  ],
}

const ON_PAGE = { pageId: 'child', groupId: null }
const IN_GROUP = { pageId: 'child', groupId: 'members' }

function after(change: FormChange, definition: FormDefinition = FORM): FormDefinition {
  const changed = changedForm(definition, change)
  if (changed === null) throw new Error('nothing was changed')
  return changed.definition
}

const idsAt = (definition: FormDefinition, place: typeof ON_PAGE | typeof IN_GROUP) =>
  questionsAt(definition, place)?.map(({ id }) => id)

describe('a question', () => {
  test('gets an id from its label, unlike every other of the form', () => {
    const once = changedForm(FORM, {
      kind: 'add-question',
      place: ON_PAGE,
      content: { kind: 'date', label: 'Ngày sinh' },
    })
    const twice = changedForm(once?.definition ?? FORM, {
      kind: 'add-question',
      place: { pageId: 'end', groupId: null },
      content: { kind: 'date', label: 'Ngày sinh' },
    })

    expect([once?.added, twice?.added]).toEqual(['ngaySinh', 'ngaySinh2'])
  })

  test('that is added to the last page stands before the statement that closes the form', () => {
    const place = { pageId: 'end', groupId: null }

    const changed = after({
      kind: 'add-question',
      place,
      content: { kind: 'phone', label: 'Số điện thoại' },
    })

    expect(questionsAt(changed, place)?.map(({ id }) => id)).toEqual(['soDienThoai', 'declaration'])
  })

  test('keeps its id when it is changed, because answers are kept under it', () => {
    const changed = after({
      kind: 'change-question',
      place: ON_PAGE,
      questionId: 'name',
      content: { kind: 'text', label: 'Họ, chữ đệm và tên' },
    })

    expect(questionsAt(changed, ON_PAGE)?.[0]).toEqual({
      id: 'name',
      kind: 'text',
      label: 'Họ, chữ đệm và tên',
    })
  })

  test('of a group is changed where it stands, not the one outside with the same id', () => {
    const changed = after({
      kind: 'change-question',
      place: IN_GROUP,
      questionId: 'name',
      content: { kind: 'name', label: 'Tên thành viên' },
    })

    expect(questionsAt(changed, IN_GROUP)?.[0]?.label).toBe('Tên thành viên')
    expect(questionsAt(changed, ON_PAGE)?.[0]?.label).toBe('Họ và tên')
  })

  test('that repeats keeps what it asks when its own words are changed', () => {
    const changed = after({
      kind: 'change-question',
      place: ON_PAGE,
      questionId: 'members',
      content: { kind: 'repeat', label: 'Người ở cùng', item: 'Người', questions: [] },
    })

    expect(idsAt(changed, IN_GROUP)).toEqual(['name'])
  })

  test('moves one place up or down, and not past the ends', () => {
    const move = (way: 'up' | 'down') =>
      idsAt(after({ kind: 'move-question', place: ON_PAGE, questionId: 'members', way }), ON_PAGE)

    expect(move('up')).toEqual(['members', 'name'])
    expect(move('down')).toEqual(['name', 'members'])
  })

  test('goes when it is removed', () => {
    const changed = after({ kind: 'remove-question', place: ON_PAGE, questionId: 'name' })

    expect(idsAt(changed, ON_PAGE)).toEqual(['members'])
  })
})

describe('a page', () => {
  test('is added behind another, with an id from its title', () => {
    const changed = after({
      kind: 'add-page',
      after: 'child',
      words: { title: 'Thông tin cha mẹ' },
    })

    expect(changed.pages.map(({ id }) => id)).toEqual(['child', 'thongTinChaMe', 'end'])
  })

  test('keeps its questions when its words are changed', () => {
    const changed = after({
      kind: 'change-page',
      pageId: 'child',
      words: { title: 'Trẻ', subject: 'trẻ' },
    })

    expect(changed.pages[0]).toMatchObject({ id: 'child', title: 'Trẻ', subject: 'trẻ' })
    expect(idsAt(changed, ON_PAGE)).toEqual(['name', 'members'])
  })

  test('moves and goes', () => {
    expect(
      after({ kind: 'move-page', pageId: 'end', way: 'up' }).pages.map(({ id }) => id),
    ).toEqual(['end', 'child'])
    expect(after({ kind: 'remove-page', pageId: 'end' }).pages).toHaveLength(1)
  })
})

test.each<FormChange>([
  { kind: 'change-page', pageId: 'none', words: { title: 'X' } },
  { kind: 'move-page', pageId: 'none', way: 'up' },
  { kind: 'remove-page', pageId: 'none' },
  { kind: 'add-page', after: 'none', words: { title: 'X' } },
  { kind: 'remove-question', place: ON_PAGE, questionId: 'none' },
  { kind: 'remove-question', place: { pageId: 'child', groupId: 'name' }, questionId: 'name' },
  {
    kind: 'add-question',
    place: { pageId: 'none', groupId: null },
    content: { kind: 'date', label: 'X' },
  },
])('what is not there is not changed: %o', (change) => {
  expect(changedForm(FORM, change)).toBeNull()
})

test('an id is fit to be kept under, whatever the words', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.uniqueArray(fc.string()), (words, taken) => {
      const id = idFor(words, new Set(taken))

      expect(id).toMatch(/^[a-z][a-zA-Z0-9]{0,39}$/)
      expect(taken).not.toContain(id)
      expect(id in Object.prototype).toBe(false)
    }),
  )
  expect(idFor('constructor', new Set())).toBe('constructor2')
})

test('moving down and up again, or adding and removing, leaves the form as it was', () => {
  fc.assert(
    fc.property(fc.gen(), (draw) => {
      const form = drawDefinition(draw)
      for (const page of form.pages) {
        const added = changedForm(form, {
          kind: 'add-page',
          after: page.id,
          words: { title: 'Mới' },
        })
        const removed = after(
          { kind: 'remove-page', pageId: added?.added ?? '' },
          added?.definition,
        )
        expect(removed).toEqual(form)
      }
    }),
    { numRuns: 50 },
  )
})
