import {
  questionsAt,
  type FormChange,
  type FormDefinition,
  type Question,
  type QuestionPlace,
} from '#modules/forms/domain'
import type { FORMS } from './form-design-texts.ts'
import {
  conditionOf,
  postedText,
  postedTexts,
  readQuestion,
  type FieldFault,
  type Posted,
} from './question-fields.ts'

type Words = (typeof FORMS)['vi']

/** The change that a posted form asks for, or what has to be mended in it. */
export function changeFrom(
  posted: Posted,
  definition: FormDefinition,
  words: Words,
): { readonly change: FormChange } | { readonly faults: readonly FieldFault[] } {
  const text = (name: string) => postedText(posted, name)
  const pageId = text('trang')
  switch (text('intent')) {
    case 'name':
      return { change: { kind: 'rename', name: text('ten') } }
    case 'page':
      return pageChange(posted, pageId, text)
    case 'page-add': {
      const after = pageId === '' ? null : pageId
      return { change: { kind: 'add-page', after, words: { title: words.newPage } } }
    }
    case 'page-up':
    case 'page-down':
      return { change: { kind: 'move-page', pageId, way: wayOf(text('intent')) } }
    case 'page-remove':
      return { change: { kind: 'remove-page', pageId } }
    default:
      return questionChange(posted, definition, {
        pageId,
        groupId: text('nhom') === '' ? null : text('nhom'),
      })
  }
}

function wayOf(intent: string): 'up' | 'down' {
  return intent.endsWith('up') ? 'up' : 'down'
}

function pageChange(posted: Posted, pageId: string, text: (name: string) => string) {
  const title = text('tieu-de')
  if (title === '') return { faults: [{ id: 'tieu-de', say: 'labelMissing' as const }] }
  const subject = text('ve')
  const showWhen = conditionOf(postedTexts(posted, 'khi'))
  const words = {
    title,
    ...(subject === '' ? {} : { subject }),
    ...(showWhen === null ? {} : { showWhen }),
  }
  return { change: { kind: 'change-page', pageId, words } as const }
}

function questionChange(posted: Posted, definition: FormDefinition, place: QuestionPlace) {
  const intent = postedText(posted, 'intent')
  const questionId = postedText(posted, 'cau')
  switch (intent) {
    case 'question-add':
      return addition(posted, place)
    case 'question-up':
    case 'question-down':
      return { change: { kind: 'move-question', place, questionId, way: wayOf(intent) } as const }
    case 'question-remove':
      return { change: { kind: 'remove-question', place, questionId } as const }
    default: {
      const before = questionsAt(definition, place)?.find(({ id }) => id === questionId) ?? null
      const read = readQuestion(posted, before?.kind ?? 'text', before)
      if ('faults' in read) return read
      return {
        change: { kind: 'change-question', place, questionId, content: read.content } as const,
      }
    }
  }
}

/** A new question of its kind, as empty as it can be; the checks tell what is still to be said. */
function addition(posted: Posted, place: QuestionPlace) {
  const label = postedText(posted, 'nhan')
  if (label === '') {
    const id = ['nhan', place.pageId, place.groupId].filter((part) => part !== null).join('-')
    return { faults: [{ id, say: 'labelMissing' as const }] }
  }
  const kind = postedText(posted, 'loai')
  const content = { ...(EMPTY[kind as Question['kind']] ?? EMPTY.text), label }
  return { change: { kind: 'add-question', place, content } as FormChange }
}

const EMPTY: Readonly<Partial<Record<Question['kind'], object>>> & { readonly text: object } = {
  text: { kind: 'text' },
  name: { kind: 'name' },
  'personal-id': { kind: 'personal-id' },
  'identity-document': { kind: 'identity-document' },
  'tax-code': { kind: 'tax-code' },
  phone: { kind: 'phone' },
  email: { kind: 'email' },
  date: { kind: 'date' },
  time: { kind: 'time' },
  number: { kind: 'number' },
  money: { kind: 'money' },
  'yes-no': { kind: 'yes-no' },
  consent: { kind: 'consent' },
  choice: { kind: 'choice', choices: [] },
  choices: { kind: 'choices', choices: [] },
  lookup: { kind: 'lookup', list: 'ethnicities' },
  address: { kind: 'address' },
  file: { kind: 'file' },
  repeat: { kind: 'repeat', item: 'Mục', questions: [] },
  computed: { kind: 'computed', compute: { rule: 'sum', of: [] } },
}
