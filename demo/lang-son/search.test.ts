import { describe, expect, test } from 'vitest'
import type { ProcedureContent } from '../../src/modules/procedures/domain/content.ts'
import { catalogueIndex } from '../../src/modules/procedures/domain/search-index.ts'
import { searchCatalogue } from '../../src/modules/procedures/domain/search.ts'
import { questionsOf } from '../questions.ts'
import { langSonCatalogue } from './catalogue.ts'

interface Entry {
  readonly code: string
  readonly content: ProcedureContent
}

const ENTRIES = langSonCatalogue() as Entry[]
const INDEX = catalogueIndex(ENTRIES)

/** What people type, each with the code of the procedure they mean. */
const QUESTIONS = questionsOf('lang-son').map(({ meant, text }) => ({ code: meant, text }))

const codesFor = (text: string, index = INDEX) =>
  searchCatalogue(index, { text }).entries.map(({ code }) => code)

/** Those whose procedure is not among the first so many found. */
function missed(first: number): string[] {
  return QUESTIONS.filter(({ code, text }) => !codesFor(text).slice(0, first).includes(code)).map(
    ({ code, text }) => `${text} (${code})`,
  )
}

describe('the questions of ordinary people', () => {
  test('ask for every procedure of the pack, more than six hundred in all', () => {
    expect(new Set(QUESTIONS.map(({ code }) => code)).size).toBe(97)
    expect(QUESTIONS.length).toBeGreaterThan(600)
  })

  test('find what is meant first in at least 98 of 100', () => {
    const misses = missed(1)

    expect(misses.length > QUESTIONS.length * 0.02 ? misses : []).toEqual([])
  })

  test('find it among the first five in at least 99 of 100', () => {
    const misses = missed(5)

    expect(misses.length > QUESTIONS.length * 0.01 ? misses : []).toEqual([])
  })
})

describe('the name of every procedure finds it first', () => {
  const misses = (asTyped: (name: string) => string) =>
    ENTRIES.filter(({ code, content }) => codesFor(asTyped(content.name))[0] !== code).map(
      ({ content }) => asTyped(content.name),
    )
  const withoutMarks = (name: string) =>
    name
      .normalize('NFD')
      .replace(/\p{Mn}/gu, '')
      .replaceAll('đ', 'd')
      .replaceAll('Đ', 'D')

  test.each<[string, (name: string) => string]>([
    ['as it is written', (name) => name],
    ['without marks', withoutMarks],
    ['in capitals', (name) => name.toUpperCase()],
    ['in decomposed letters', (name) => name.normalize('NFD')],
  ])('%s', (_, asTyped) => {
    expect(misses(asTyped)).toEqual([])
  })

  test('with its second part said first, wherever it is cut', () => {
    const turned = ENTRIES.flatMap(({ code, content }) => {
      const words = content.name.split(' ')
      return words.slice(1).map((_, at) => {
        return { code, text: [...words.slice(at + 1), ...words.slice(0, at + 1)].join(' ') }
      })
    })

    expect(turned.filter(({ code, text }) => codesFor(text)[0] !== code)).toEqual([])
  })

  test('with any one letter left out of any long word, but the first', () => {
    const slips = ENTRIES.flatMap(({ code, content }) => {
      const words = content.name.split(' ')
      return words.flatMap((word, at) =>
        Array.from({ length: word.length > 4 ? word.length - 1 : 0 }, (_, letter) => {
          const slipped = word.slice(0, letter + 1) + word.slice(letter + 2)
          return { code, text: words.with(at, slipped).join(' ') }
        }),
      )
    })

    expect(slips.length).toBeGreaterThan(500)
    expect(slips.filter(({ code, text }) => codesFor(text)[0] !== code)).toEqual([])
  })
})
