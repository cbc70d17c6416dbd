import type { FormDefinition, Page, Question, QuestionKind } from '../domain/definition.ts'
import { problemsOf } from '../domain/review.ts'

export const CHOICES = [
  { value: 'a', label: 'A' },
  { value: 'b', label: 'B' },
]
export const CONSENT: Question = { id: 'declaration', kind: 'consent', label: 'Tôi cam đoan.' }
export const KIND: Question = { id: 'kind', kind: 'choice', label: 'Loại', choices: CHOICES }

export function pageOf(questions: readonly Question[], more: Partial<Page> = {}): Page {
  return { id: 'page', title: 'Trang', questions, ...more }
}

/** Problems of a form whose pages are otherwise fine. */
export function problems(...pages: readonly Page[]): string[] {
  const definition: FormDefinition = {
    name: 'Tờ khai',
    pages: [pageOf([KIND], { id: 'first' }), ...pages, pageOf([CONSENT], { id: 'last' })],
  }
  return problemsOf(definition).map(({ path, code }) => `${path} ${code}`)
}

export function question(kind: QuestionKind, more: object = {}): Question {
  return { id: 'it', label: 'Mục', ...kind, ...more }
}

export function group(...questions: readonly Question[]): Question {
  return { id: 'group', kind: 'repeat', label: 'Nhóm', item: 'Dòng', questions }
}
