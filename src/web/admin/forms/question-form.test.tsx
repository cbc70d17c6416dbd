import { readdirSync, readFileSync } from 'node:fs'
import { renderToStaticMarkup } from 'react-dom/server'
import { createRoutesStub } from 'react-router'
import { describe, expect, test } from 'vitest'
import type { FormDefinition, Question } from '#modules/forms/domain'
import { questionAsTyped } from './as-typed.ts'
import { readQuestion } from './question-fields.ts'
import { QuestionForm } from './question-form.tsx'

const FORMS = new URL('../../../../demo/lang-son/forms/', import.meta.url)

/** Every question of the demonstration's forms, where it stands. */
const QUESTIONS = readdirSync(FORMS)
  .filter((file) => file.endsWith('.json'))
  .flatMap((file) => {
    const { definition } = JSON.parse(readFileSync(new URL(file, FORMS), 'utf8')) as {
      readonly definition: FormDefinition
    }
    return definition.pages.flatMap((page) =>
      page.questions.flatMap((question) => {
        const at = { file, definition, pageId: page.id }
        const inner = question.kind === 'repeat' ? question.questions : []
        return [
          { ...at, groupId: null, question },
          ...inner.map((each) => ({ ...at, groupId: question.id, question: each })),
        ]
      }),
    )
  })

type Standing = (typeof QUESTIONS)[number]

/** What a browser posts of the form of a question when nothing in it is touched. */
function untouched({ definition, pageId, groupId, question }: Standing): FormData {
  const Stub = createRoutesStub([
    {
      id: 'root',
      path: '/',
      Component: () => (
        <QuestionForm
          place={{ pageId, groupId }}
          path="/"
          revision={1}
          faultOf={() => undefined}
          typedOf={() => undefined}
          {...{ definition, question }}
        />
      ),
    },
  ])
  return postedOf(renderToStaticMarkup(<Stub />))
}

function postedOf(markup: string): FormData {
  const posted = new FormData()
  const attribute = (tag: string, name: string) => tag.match(` ${name}="([^"]*)"`)?.[1]
  for (const [tag] of markup.matchAll(/<input[^>]*>/g)) {
    const isLeftOut = attribute(tag, 'type') === 'checkbox' && !tag.includes(' checked')
    if (!isLeftOut) posted.append(attribute(tag, 'name') ?? '', plain(attribute(tag, 'value')))
  }
  for (const [, tag = '', text] of markup.matchAll(/<textarea([^>]*)>([^<]*)</g)) {
    posted.append(attribute(tag, 'name') ?? '', plain(text))
  }
  for (const [, tag = '', options = ''] of markup.matchAll(/<select([^>]*)>(.*?)<\/select>/gs)) {
    const [chosen] =
      options.match(/<option[^>]* selected[^>]*>/) ?? options.match(/<option[^>]*>/) ?? []
    posted.append(attribute(tag, 'name') ?? '', plain(attribute(chosen ?? '', 'value')))
  }
  return posted
}

function plain(text = ''): string {
  return text.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&')
}

/** The answers of a condition are in no order. */
function sorted(content: object): unknown {
  return JSON.parse(JSON.stringify(content), (_, value: unknown) =>
    Array.isArray(value) && value.every((each) => typeof each === 'string')
      ? value.toSorted()
      : value,
  )
}

/** A question as its form keeps it: what goes without saying is left out, inner questions are not its matter. */
function kept(question: Question): object {
  const { id: _, ...content } = question
  if (content.kind === 'repeat') return { ...content, questions: [] }
  return content.kind === 'date' ? { precision: 'day', ...content } : content
}

describe('the form of a question', () => {
  const files = [...new Set(QUESTIONS.map(({ file }) => file))]

  test.each(files)('of %s keeps, saved untouched, everything that holds of it', (file) => {
    for (const standing of QUESTIONS.filter((each) => each.file === file)) {
      const { question } = standing

      const read = readQuestion(untouched(standing), question.kind, question)

      expect(sorted(read), question.id).toEqual(sorted({ content: kept(question), faults: [] }))
    }
  })

  test.each(files)('of %s comes back, refused, as it was typed', (file) => {
    for (const standing of QUESTIONS.filter((each) => each.file === file)) {
      const { question, pageId, groupId } = standing
      const typed = untouched(standing)
      typed.set('nhan', 'Tên khác')
      const { content } = readQuestion(typed, question.kind, question)
      const place = { pageId, groupId }
      const change = { kind: 'change-question', place, questionId: question.id, content } as const

      const again = untouched({ ...standing, question: questionAsTyped(question, change) })

      expect([...again], question.id).toEqual([...typed])
    }
  })
})
