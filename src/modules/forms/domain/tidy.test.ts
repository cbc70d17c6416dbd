import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day'
import { drawAnswers, drawDefinition, inEveryCase } from '../test-support/arbitrary-forms.ts'
import type { Answers } from './answers.ts'
import { checkAnswers } from './check.ts'
import type { FormDefinition, Question, QuestionKind } from './definition.ts'
import { dropHidden, tidyAnswers, typedValue } from './tidy.ts'

const TODAY = day('2026-03-02')

function formOf(kind: QuestionKind): FormDefinition {
  const question = { id: 'it', label: 'Mục', required: false, ...kind } as Question
  return { name: 'Tờ khai', pages: [{ id: 'page', title: 'Trang', questions: [question] }] }
}

describe('an answer is kept', () => {
  test.each<[QuestionKind, unknown, unknown]>([
    [{ kind: 'name' }, '  Hoàng   Thị Bế ', 'Hoàng Thị Bế'],
    [{ kind: 'name' }, 'Hoàng'.normalize('NFD'), 'Hoàng'],
    [{ kind: 'name' }, 'Be\u0302\u200B\u0301', 'Bế'],
    [{ kind: 'text' }, 'một\r\n hai', 'một hai'],
    [{ kind: 'text', lines: 3 }, 'một\r\nhai', 'một\nhai'],
    [{ kind: 'text' }, ' \u00A0\u200B', undefined],
    [{ kind: 'text' }, null, undefined],
    [{ kind: 'phone' }, '0912 345-678', '+84912345678'],
    [{ kind: 'phone' }, '12 345', '12 345'],
    [{ kind: 'personal-id' }, '020 190 001 234', '020190001234'],
    [{ kind: 'identity-document' }, 'b 1234567', 'B1234567'],
    [{ kind: 'tax-code' }, '0100109106 001', '0100109106-001'],
    [{ kind: 'email' }, ' be@langson.gov.vn ', 'be@langson.gov.vn'],
    [
      { kind: 'address' },
      { provinceCode: '20', communeCode: '05983', detail: '  ' },
      { provinceCode: '20', communeCode: '05983' },
    ],
    [{ kind: 'address' }, { text: '' }, undefined],
    [{ kind: 'choices', choices: [] }, [], undefined],
    [{ kind: 'number' }, '5', '5'],
    [
      { kind: 'repeat', item: 'Dòng', questions: [{ id: 'a', kind: 'name', label: 'A' }] },
      [{ a: ' Bế ' }, { a: '' }, 'x'],
      [{ a: 'Bế' }, {}, 'x'],
    ],
    [{ kind: 'repeat', item: 'Dòng', questions: [] }, [], undefined],
  ])('by its kind: %o, %j as %j', (kind, value, kept) => {
    expect(tidyAnswers(formOf(kind), { it: value }).it).toEqual(kept)
  })

  test('also when the form does not know it, for the checker to find', () => {
    expect(tidyAnswers(formOf({ kind: 'name' }), { other: ' x ' })).toEqual({ other: ' x ' })
  })
})

test('tidying what is tidy changes nothing', () => {
  const spoil = fc.constantFrom('\u200B', '\u0301', ' ', '\n', '\t', '\u00A0', '\u2003')
  const unit = fc.oneof(spoil, fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }))
  inEveryCase(500, (draw) => {
    const definition = drawDefinition(draw)
    const answers = { ...drawAnswers(draw, definition, true), q1: draw(fc.string, { unit }) }

    const once = tidyAnswers(definition, answers)

    expect(tidyAnswers(definition, once)).toEqual(once)
  })
})

test('right answers are still right when they were tidied', () => {
  inEveryCase(300, (draw) => {
    const definition = drawDefinition(draw)
    const answers = tidyAnswers(definition, drawAnswers(draw, definition, false))

    expect(checkAnswers(definition, answers, TODAY)).toEqual([])
  })
})

test('once hidden answers are dropped, nothing is answered that was not asked', () => {
  let dropped = 0
  inEveryCase(500, (draw) => {
    const definition = drawDefinition(draw)
    const answers = drawAnswers(draw, definition, true)
    const notAsked = (left: Answers) =>
      checkAnswers(definition, left, TODAY).filter(({ code }) => code === 'not-asked')
    dropped += notAsked(answers).length

    const left = dropHidden(definition, answers)

    expect(notAsked(left)).toEqual([])
    expect(dropHidden(definition, left)).toEqual(left)
  })
  expect(dropped).toBeGreaterThan(100)
})

test('dropping hidden answers keeps all others', () => {
  inEveryCase(300, (draw) => {
    const definition = drawDefinition(draw)
    const answers = drawAnswers(draw, definition, false)

    expect(dropHidden(definition, answers)).toEqual(answers)
  })
})

describe('what is typed into a field is read', () => {
  test.each<[QuestionKind, string, unknown]>([
    [{ kind: 'date' }, '14/5/1990', '1990-05-14'],
    [{ kind: 'date' }, '1990-05-14', '1990-05-14'],
    [{ kind: 'date' }, ' 4 . 5 . 1990 ', '1990-05-04'],
    [{ kind: 'date' }, '5/1990', '1990-05'],
    [{ kind: 'date' }, '1990', '1990'],
    [{ kind: 'date' }, '14/5/90', '14/5/90'],
    [{ kind: 'date' }, '30/2/1990', '30/2/1990'],
    [{ kind: 'date' }, 'mùng một Tết', 'mùng một Tết'],
    [{ kind: 'number' }, '1.234,5', 1234.5],
    [{ kind: 'number' }, '85,25', 85.25],
    [{ kind: 'number' }, '85.25', 85.25],
    [{ kind: 'number' }, '1.500', 1500],
    [{ kind: 'number' }, '-3', -3],
    [{ kind: 'number' }, 'ba', 'ba'],
    [{ kind: 'number' }, '1e5', '1e5'],
    [{ kind: 'money' }, '12 000 000', 12_000_000],
    [{ kind: 'money' }, '150.000.000', 150_000_000],
    [{ kind: 'yes-no' }, 'yes', true],
    [{ kind: 'yes-no' }, 'no', false],
    [{ kind: 'yes-no' }, 'maybe', 'maybe'],
    [{ kind: 'consent' }, 'yes', true],
    [{ kind: 'phone' }, '0912.345.678', '+84912345678'],
    [{ kind: 'name' }, ' Bế ', 'Bế'],
    [{ kind: 'name' }, '  ', undefined],
  ])('%o: %j is %j', (kind, typed, value) => {
    expect(typedValue({ id: 'it', label: 'Mục', ...kind }, typed)).toEqual(value)
  })
})
