import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '#kernel/day'
import { dateInWords, withComputed } from './computed.ts'
import type { Computation, FormDefinition, Question } from './definition.ts'

const TODAY = day('2026-03-02')

describe('a date written out as on civil-status papers', () => {
  test.each([
    ['2026-05-14', 'ngày mười bốn tháng năm năm hai nghìn không trăm hai mươi sáu'],
    ['2005-04-01', 'ngày mùng một tháng tư năm hai nghìn không trăm lẻ năm'],
    ['1991-01-04', 'ngày mùng bốn tháng một năm một nghìn chín trăm chín mươi mốt'],
    ['1984-12-05', 'ngày mùng năm tháng mười hai năm một nghìn chín trăm tám mươi tư'],
    ['1915-11-10', 'ngày mùng mười tháng mười một năm một nghìn chín trăm mười lăm'],
    ['1911-10-11', 'ngày mười một tháng mười năm một nghìn chín trăm mười một'],
    ['2000-02-15', 'ngày mười lăm tháng hai năm hai nghìn'],
    ['1900-07-20', 'ngày hai mươi tháng bảy năm một nghìn chín trăm'],
    ['1901-08-21', 'ngày hai mươi mốt tháng tám năm một nghìn chín trăm lẻ một'],
    ['1904-09-24', 'ngày hai mươi tư tháng chín năm một nghìn chín trăm lẻ bốn'],
    ['2010-03-25', 'ngày hai mươi lăm tháng ba năm hai nghìn không trăm mười'],
    ['2014-06-30', 'ngày ba mươi tháng sáu năm hai nghìn không trăm mười bốn'],
    ['2025-01-31', 'ngày ba mươi mốt tháng một năm hai nghìn không trăm hai mươi lăm'],
    ['2100-04-29', 'ngày hai mươi chín tháng tư năm hai nghìn một trăm'],
    ['1945-07', 'tháng bảy năm một nghìn chín trăm bốn mươi lăm'],
    ['1954', 'năm một nghìn chín trăm năm mươi tư'],
  ])('%s: %s', (date, words) => {
    expect(dateInWords(date)).toBe(words)
  })

  test('is different for every day and holds no digit', () => {
    const seen = new Set<string>()
    for (let at = day('1990-01-01'); at < '2030-01-01'; at = addDays(at, 1))
      seen.add(dateInWords(at))

    expect(seen.size).toBe(14_610)
    expect([...seen].filter((words) => !/^[a-zà-ỹđ ]+$/.test(words) || / {2}/.test(words))).toEqual(
      [],
    )
  })
})

function formOf(compute: Computation): FormDefinition {
  const amount = (id: string): Question => ({
    id,
    kind: 'number',
    label: id,
    decimals: 2,
    required: false,
  })
  return {
    name: 'Tờ khai',
    pages: [
      {
        id: 'page',
        title: 'Trang',
        questions: [
          { id: 'born', kind: 'date', label: 'Sinh', precision: 'as-known' },
          { id: 'counts', kind: 'yes-no', label: 'Tính?' },
          amount('one'),
          { ...amount('two'), showWhen: { counts: [true] } },
          {
            id: 'floors',
            kind: 'repeat',
            label: 'Tầng',
            item: 'Tầng',
            questions: [
              amount('area'),
              { id: 'on', kind: 'date', label: 'Ngày' },
              {
                id: 'words',
                kind: 'computed',
                label: 'Chữ',
                compute: { rule: 'date-in-words', of: 'on' },
              },
            ],
          },
          { id: 'result', kind: 'computed', label: 'Kết quả', compute },
        ],
      },
    ],
  }
}

describe('a computed value', () => {
  test.each<[Computation, Record<string, unknown>, unknown]>([
    [{ rule: 'age', of: 'born' }, { born: '1990-03-02' }, 36],
    [{ rule: 'age', of: 'born' }, { born: '1990-03-03' }, 35],
    [{ rule: 'age', of: 'born' }, { born: '1990' }, 36],
    [{ rule: 'age', of: 'born' }, { born: '1990-03' }, 36],
    [{ rule: 'age', of: 'born' }, { born: '1990-04' }, 35],
    [{ rule: 'age', of: 'born' }, { born: '2027' }, undefined],
    [{ rule: 'age', of: 'born' }, { born: 'không rõ' }, undefined],
    [{ rule: 'age', of: 'born' }, {}, undefined],
    [
      { rule: 'date-in-words', of: 'born' },
      { born: '1954' },
      'năm một nghìn chín trăm năm mươi tư',
    ],
    [{ rule: 'sum', of: ['one', 'two'] }, { counts: true, one: 0.1, two: 0.2 }, 0.3],
    [{ rule: 'sum', of: ['one', 'two'] }, { counts: false, one: 0.1, two: 0.2 }, 0.1],
    [{ rule: 'sum', of: ['one', 'two'] }, {}, undefined],
    [
      { rule: 'sum-of-group', group: 'floors', of: 'area' },
      { floors: [{ area: 80.25 }, { area: 86 }, {}] },
      166.25,
    ],
    [{ rule: 'sum-of-group', group: 'floors', of: 'area' }, { floors: 'nhiều' }, undefined],
    [{ rule: 'count-of-group', group: 'floors' }, { floors: [{}, {}] }, 2],
    [{ rule: 'count-of-group', group: 'floors' }, {}, undefined],
  ])('by %j of %j is %j', (compute, answers, expected) => {
    expect(withComputed(formOf(compute), answers, TODAY).result).toEqual(expected)
  })

  test('is worked out in every entry of a repeating group', () => {
    const floors = [{ on: '2005-04-01' }, {}]

    const answers = withComputed(formOf({ rule: 'age', of: 'born' }), { floors }, TODAY)

    expect(answers.floors).toEqual([
      { on: '2005-04-01', words: 'ngày mùng một tháng tư năm hai nghìn không trăm lẻ năm' },
      {},
    ])
  })

  test('depends on the answers and the day only, and leaves the answers as they are', () => {
    const definition = formOf({ rule: 'sum', of: ['one', 'two'] })
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('one', 'two', 'born', 'counts'), fc.jsonValue()),
        (answers) => {
          const before = structuredClone(answers)
          const first = withComputed(definition, answers, TODAY)

          expect(withComputed(definition, structuredClone(answers), TODAY)).toEqual(first)
          expect(answers).toEqual(before)
          expect(first).toMatchObject(answers)
        },
      ),
    )
  })
})
