import { describe, expect, test } from 'vitest'
import type { ProcedureContent } from '../../src/modules/procedures/domain/content.ts'
import { catalogueIndex } from '../../src/modules/procedures/domain/search-index.ts'
import { searchCatalogue } from '../../src/modules/procedures/domain/search.ts'
import { langSonCatalogue } from '../lang-son/catalogue.ts'
import { questionsOf, type Question } from '../questions.ts'
import { wholeLangSon } from './with-pack.ts'

interface Entry {
  readonly code: string
  readonly content: ProcedureContent
}

const ENTRIES = [...langSonCatalogue(), ...wholeLangSon()] as Entry[]
const INDEX = catalogueIndex(ENTRIES)
const BY_HAND = questionsOf('lang-son')
const GENERATED = questionsOf('whole-province')

const isMeant = ({ code, content }: Entry, { meant }: Question) =>
  code === meant || content.name === meant

/** Each question with what it finds, and the time of the processor it takes: others at work beside do not count. */
const ANSWERS = new Map(
  [...BY_HAND, ...GENERATED].map((question) => {
    const begun = process.cpuUsage().user
    const { entries } = searchCatalogue(INDEX, { text: question.text })
    const milliseconds = (process.cpuUsage().user - begun) / 1_000
    return [question, { entries, milliseconds }] as const
  }),
)

/** Those whose procedure is not among the first so many found. */
function missed(questions: readonly Question[], first: number): string[] {
  return questions
    .filter((question) => {
      const found = ANSWERS.get(question)?.entries.slice(0, first) ?? []
      return !found.some((entry) => isMeant(entry, question))
    })
    .map(({ meant, text }) => `${text} (${meant})`)
}

describe('in the catalogue of a whole province, the questions of ordinary people', () => {
  test('each mean a procedure that is there, a thousand in all', () => {
    const questions = [...BY_HAND, ...GENERATED]
    const lost = questions.filter((question) => !ENTRIES.some((entry) => isMeant(entry, question)))

    expect(lost).toEqual([])
    expect(GENERATED.length).toBeGreaterThan(300)
    expect(questions.length).toBeGreaterThan(1_000)
  })

  test.each([
    ['for the procedures written by hand', BY_HAND],
    ['for the others', GENERATED],
  ])('find what is meant first in at least 95 of 100, %s', (_, questions) => {
    const misses = missed(questions, 1)

    expect(misses.length > questions.length * 0.05 ? misses : []).toEqual([])
  })

  test('find it among the first five in at least 99 of 100', () => {
    const questions = [...BY_HAND, ...GENERATED]
    const misses = missed(questions, 5)

    expect(misses.length > questions.length * 0.01 ? misses : []).toEqual([])
  })

  test('are answered in 30 ms of work or less, 19 times of 20', () => {
    const times = Array.from(ANSWERS.values(), ({ milliseconds }) => milliseconds)
    times.sort((one, other) => one - other)

    expect(times[Math.floor(times.length * 0.95)]).toBeLessThanOrEqual(30)
  })
})
