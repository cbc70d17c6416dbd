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

/** What a posted form asks for. */
export interface AskedChange {
  /** Null where nothing was said of it. */
  readonly change: FormChange | null
  readonly faults: readonly FieldFault[]
}

/** The change that a posted form asks for, and what has to be mended first. */
export function changeFrom(posted: Posted, definition: FormDefinition, words: Words): AskedChange {
  const text = (name: string) => postedText(posted, name)
  const pageId = text('trang')
  switch (text('intent')) {
    case 'name':
      return asked({ kind: 'rename', name: text('ten') })
    case 'page':
      return pageChange(posted, pageId, text)
    case 'page-add': {
      const after = pageId === '' ? null : pageId
      return asked({ kind: 'add-page', after, words: { title: words.newPage } })
    }
    case 'page-up':
    case 'page-down':
      return asked({ kind: 'move-page', pageId, way: wayOf(text('intent')) })
    case 'page-remove':
      return asked({ kind: 'remove-page', pageId })
    default:
      return questionChange(posted, definition, {
        pageId,
        groupId: text('nhom') === '' ? null : text('nhom'),
      })
  }
}

function asked(change: FormChange, faults: readonly FieldFault[] = []): AskedChange {
  return { change, faults }
}

function wayOf(intent: string): 'up' | 'down' {
  return intent.endsWith('up') ? 'up' : 'down'
}

function pageChange(posted: Posted, pageId: string, text: (name: string) => string): AskedChange {
  const title = text('tieu-de')
  const subject = text('ve')
  const showWhen = conditionOf(postedTexts(posted, 'khi'))
  const words = {
    title,
    ...(subject === '' ? {} : { subject }),
    ...(showWhen === null ? {} : { showWhen }),
  }
  return asked(
    { kind: 'change-page', pageId, words },
    title === '' ? [{ id: 'tieu-de', say: 'labelMissing' }] : [],
  )
}

function questionChange(
  posted: Posted,
  definition: FormDefinition,
  place: QuestionPlace,
): AskedChange {
  const intent = postedText(posted, 'intent')
  const questionId = postedText(posted, 'cau')
  switch (intent) {
    case 'question-add':
      return addition(posted, place)
    case 'question-up':
    case 'question-down':
      return asked({ kind: 'move-question', place, questionId, way: wayOf(intent) })
    case 'question-remove':
      return asked({ kind: 'remove-question', place, questionId })
    default: {
      const before = questionsAt(definition, place)?.find(({ id }) => id === questionId) ?? null
      const { content, faults } = readQuestion(posted, before?.kind ?? 'text', before)
      return asked({ kind: 'change-question', place, questionId, content }, faults)
    }
  }
}

/** A new question of its kind, as empty as it can be; the checks tell what is still to be said. */
function addition(posted: Posted, place: QuestionPlace): AskedChange {
  const label = postedText(posted, 'nhan')
  if (label === '') {
    const id = ['nhan', place.pageId, place.groupId].filter((part) => part !== null).join('-')
    return { change: null, faults: [{ id, say: 'labelMissing' }] }
  }
  const kind = postedText(posted, 'loai')
  const content = { ...(EMPTY[kind as Question['kind']] ?? EMPTY.text), label }
  return asked({ kind: 'add-question', place, content } as FormChange)
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
