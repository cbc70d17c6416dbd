import type { FormChange, Page, Question } from '#modules/forms/domain'

/** The page with what was asked of it, although that could not be done. */
export function pageAsTyped({ id, questions, ...page }: Page, change: FormChange | null): Page {
  const words = change?.kind === 'change-page' && change.pageId === id ? change.words : page
  return { ...words, id, questions }
}

/**
 * The question with what was asked of it, although that could not be done. What no form says stays: the questions of a
 * group, and how something is worked out for which nothing was chosen.
 */
export function questionAsTyped(question: Question, change: FormChange | null): Question {
  const { id, kind } = question
  if (change?.kind !== 'change-question' || change.questionId !== id) return question
  const { content } = change
  if (content.kind === 'repeat' && question.kind === 'repeat')
    return { ...content, id, questions: question.questions }
  if (content.kind === 'computed' && question.kind === 'computed')
    return {
      ...content,
      id,
      compute: (content.compute as unknown) === null ? question.compute : content.compute,
    }
  return content.kind === kind ? { ...content, id } : question
}
