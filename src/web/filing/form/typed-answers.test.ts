import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  isRequired,
  visibleEntryQuestions,
  visibleQuestions,
  type Answers,
  type FormDefinition,
  type Question,
} from '#modules/forms/domain'
import {
  controlId,
  dateParts,
  entriesOf,
  partName,
  typedAnswers,
  withEntries,
} from './typed-answers.ts'

const FOLDER = new URL('../../../../demo/lang-son/forms/', import.meta.url)
const FORMS = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name): [string, { definition: FormDefinition; example: Answers }] => [
    name,
    JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')),
  ])

/** What a browser sends for a question that is shown with an answer. */
function sentFor(
  form: FormData,
  asked: { question: Question; path: string; value: unknown },
): void {
  const { question, path, value } = asked
  if (question.kind === 'computed') return
  form.append('asked', path)
  if (value === undefined || question.kind === 'repeat') return
  if (question.kind === 'date') {
    const [day, month, year] = dateParts(value)
    form.set(partName(path, 'day'), day)
    form.set(partName(path, 'month'), month)
    form.set(partName(path, 'year'), year)
  } else if (question.kind === 'address') {
    const { provinceCode, districtCode, communeCode, detail, text, era } = value as Record<
      string,
      string
    >
    const kind = text === undefined ? (era === undefined ? 'present' : 'former') : 'written'
    const parts = {
      kind,
      province: provinceCode,
      district: districtCode,
      commune: communeCode,
      detail,
      text,
      usual: '20',
    }
    for (const [part, given] of Object.entries(parts)) form.set(partName(path, part), given ?? '')
  } else if (Array.isArray(value)) {
    for (const each of value) form.append(path, each)
  } else if (typeof value === 'boolean') form.set(path, value ? 'yes' : 'no')
  else if (typeof value === 'number') form.set(path, new Intl.NumberFormat('vi-VN').format(value))
  else if (typeof value === 'string') form.set(path, value)
}

function sentPage(definition: FormDefinition, at: number, answers: Answers): FormData {
  const form = new FormData()
  const page = definition.pages[at]!
  for (const question of visibleQuestions(definition, page, answers)) {
    const path = `/${question.id}`
    sentFor(form, { question, path, value: answers[question.id] })
    if (question.kind !== 'repeat') continue
    const entries = entriesOf(answers[question.id])
    form.set(partName(path, 'count'), String(entries.length))
    for (const [index, entry] of entries.entries()) {
      for (const inner of visibleEntryQuestions(definition, question, answers, entry)) {
        sentFor(form, {
          question: inner,
          path: `${path}/${index}/${inner.id}`,
          value: entry[inner.id],
        })
      }
    }
  }
  return form
}

describe.each(FORMS)('the pages of %s', (_, { definition, example }) => {
  test('bring their example back as it is when they are posted as shown', () => {
    const read = definition.pages.reduce<Answers>(
      (answers, page, at) =>
        typedAnswers(page.questions, sentPage(definition, at, example), answers),
      {},
    )

    expect(read).toEqual(example)
  })

  test('keep what they did not show, and forget what was emptied', () => {
    for (const page of definition.pages) {
      const empty = new FormData()
      expect(typedAnswers(page.questions, empty, example)).toEqual(example)
      for (const { id } of page.questions) empty.append('asked', `/${id}`)
      const left = typedAnswers(page.questions, empty, example)
      expect(page.questions.filter(({ id }) => left[id] !== undefined)).toEqual([])
    }
    expect(definition.pages.flatMap(({ questions }) => questions).some(isRequired)).toBe(true)
  })
})

describe('a date in three fields', () => {
  test.each([
    ['2026-05-14', ['14', '05', '2026']],
    ['2026-05', ['', '05', '2026']],
    ['2026', ['', '', '2026']],
    ['32/5/2026', ['32', '5', '2026']],
    ['14//2026', ['14', '', '2026']],
    ['xuân', ['', '', 'xuân']],
    [undefined, ['', '', '']],
  ])('shows %s again as it was typed', (value, parts) => {
    expect(dateParts(value)).toEqual(parts)
  })
})

describe('an address', () => {
  const asking: Question = { id: 'home', kind: 'address', label: 'Nơi ở' }
  const typed = (parts: Record<string, string>) => {
    const form = new FormData()
    form.append('asked', '/home')
    for (const [part, value] of Object.entries(parts)) form.set(partName('/home', part), value)
    return typedAnswers([asking], form, {}).home
  }

  test('of which only the usual province stands there is not answered', () => {
    expect(typed({ kind: 'present', province: '20', usual: '20' })).toBeUndefined()
    expect(typed({ kind: 'present', province: '01', usual: '20' })).toEqual({ provinceCode: '01' })
  })

  test('before July 2025 and in words keeps its kind while it is being chosen', () => {
    expect(typed({ kind: 'former' })).toEqual({ era: '2024' })
    expect(typed({ kind: 'written', text: 'Berlin' })).toEqual({ text: 'Berlin' })
  })
})

test('entries are added and left out where they stand, at most fifty', () => {
  const two = { members: [{ name: 'một' }, { name: 'hai' }] }
  const many = { members: Array.from({ length: 50 }, () => ({})) }

  expect(withEntries(two, 'add /members').members).toHaveLength(3)
  expect(withEntries(two, 'remove /members 0')).toEqual({ members: [{ name: 'hai' }] })
  expect(withEntries({ members: [{}] }, 'remove /members 0')).toEqual({})
  expect(withEntries(many, 'add /members').members).toHaveLength(50)
  expect(controlId('/members/0/name')).toBe('a-members-0-name')
})
