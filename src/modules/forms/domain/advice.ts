import { isRequired } from './check.ts'
import type { FormDefinition, Page, Question } from './definition.ts'

/** What could be better about a form, though nothing stands against publishing it. */
export type AdviceCode =
  /** The same is asked in another place. */
  | 'asked-twice'
  /** What is known of the person who files could be offered. */
  | 'not-prefilled'
  /** More words than are read at a glance. */
  | 'many-words'
  /** A paper word for what plain words say. */
  | 'official-words'
  /** More questions than fit a telephone without losing the thread. */
  | 'long-page'

export interface Advice {
  /** `/parents/motherName`, page and question. */
  readonly path: string
  readonly code: AdviceCode
}

const MOST_SYLLABLES = 14
const MOST_QUESTIONS = 12

/** Official words for which the guide of plain Vietnamese has others. */
const OFFICIAL =
  /\b(?:đương sự|cư trú tại|nguyên quán|trích yếu|kèm theo đây|nêu trên|dưới đây gọi là|theo quy định của pháp luật)\b/iu

/** What an official could still make easier for people. */
export function adviceOf({ pages }: FormDefinition): Advice[] {
  const asked = new Set<string>()
  return pages.flatMap((page) => {
    const path = `/${page.id}`
    const shown = page.questions.filter(({ kind }) => kind !== 'computed')
    return [
      ...(shown.length > MOST_QUESTIONS ? [{ path, code: 'long-page' as const }] : []),
      ...page.questions.flatMap((question) => adviceOn(page, question, asked)),
    ]
  })
}

function adviceOn(page: Page, question: Question, asked: Set<string>): Advice[] {
  const path = `/${page.id}/${question.id}`
  const same = `${page.subject ?? ''} ${question.kind} ${question.label.toLowerCase().trim()}`
  // Questions that stand in for each other, each under its own condition, may ask the same.
  const isAgain = asked.has(same) && question.showWhen === undefined && page.showWhen === undefined
  asked.add(same)
  const codes: AdviceCode[] = [
    ...(isAgain ? (['asked-twice'] as const) : []),
    ...(couldBeKnown(page, question) ? (['not-prefilled'] as const) : []),
    ...(syllables(question.label) > MOST_SYLLABLES && question.kind !== 'consent'
      ? (['many-words'] as const)
      : []),
    ...(OFFICIAL.test(question.label) ? (['official-words'] as const) : []),
  ]
  return codes.map((code) => ({ path, code }))
}

/** Only of the person who files is anything known: of a page without another subject. */
function couldBeKnown({ subject }: Page, question: Question): boolean {
  const KNOWN: readonly Question['kind'][] = ['personal-id', 'phone', 'email']
  return (
    subject === undefined &&
    question.prefill === undefined &&
    isRequired(question) &&
    KNOWN.includes(question.kind)
  )
}

/** Vietnamese writes each syllable apart. */
function syllables(label: string): number {
  return label.split(/\s+/).filter((part) => part !== '').length
}
