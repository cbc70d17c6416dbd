import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day'
import { drawAnswers, drawDefinition, inEveryCase } from '../test-support/arbitrary-forms.ts'
import type { Answers } from './answers.ts'
import { checkAnswers } from './check.ts'
import type { FormDefinition } from './definition.ts'
import { BEYOND_SCHEMA } from './faults.ts'
import { schemaOf } from './schema.ts'

const TODAY = day('2026-03-02')

/** The independent judge: a validator that knows nothing of our checker. */
function judge(definition: FormDefinition): (answers: unknown) => boolean {
  const ajv = new Ajv2020({
    strict: true,
    strictTypes: false,
    strictRequired: false,
    validateFormats: false,
  })
  return ajv.compile(schemaOf(definition))
}

function faultsOfSchema(definition: FormDefinition, answers: Answers): string[] {
  return checkAnswers(definition, answers, TODAY)
    .filter(({ code }) => !BEYOND_SCHEMA.has(code))
    .map(({ path, code }) => `${path} ${code}`)
}

test('the schema accepts exactly the answers in which the checker finds nothing a schema could say', () => {
  let accepted = 0
  let refused = 0
  inEveryCase(200, (draw) => {
    const definition = drawDefinition(draw)
    const accepts = judge(definition)
    for (let time = 0; time < 16; time += 1) {
      const answers = drawAnswers(draw, definition, time > 1)
      const found = faultsOfSchema(definition, answers)
      expect({ answers, found, accepts: accepts(answers) }).toEqual({
        answers,
        found,
        accepts: found.length === 0,
      })
      if (found.length === 0) accepted += 1
      else refused += 1
    }
  })
  // Without both sorts of answers the property would say little.
  expect(Math.min(accepted, refused)).toBeGreaterThan(500)
})

test('answers given as asked are right', () => {
  inEveryCase(300, (draw) => {
    const definition = drawDefinition(draw)

    expect(checkAnswers(definition, drawAnswers(draw, definition, false), TODAY)).toEqual([])
  })
})

test('every derived schema is itself a JSON Schema of draft 2020-12', () => {
  const ajv = new Ajv2020()
  inEveryCase(50, (draw) => {
    expect(ajv.validateSchema(schemaOf(drawDefinition(draw)))).toBe(true)
  })
})

describe('what other systems read in the schema', () => {
  const definition: FormDefinition = {
    name: 'Tờ khai đăng ký kết hôn',
    pages: [
      {
        id: 'status',
        title: 'Tình trạng',
        questions: [
          {
            id: 'status',
            kind: 'choice',
            label: 'Tình trạng hôn nhân',
            choices: [
              { value: 'never', label: 'Chưa kết hôn' },
              { value: 'divorced', label: 'Đã ly hôn' },
            ],
          },
          {
            id: 'times',
            kind: 'number',
            label: 'Lần thứ',
            min: 2,
            showWhen: { status: ['divorced'] },
          },
          { id: 'age', kind: 'computed', label: 'Tuổi', compute: { rule: 'age', of: 'born' } },
        ],
      },
    ],
  }

  test('is the declaration by its name, its questions by their labels, and choices by theirs', () => {
    expect(schemaOf(definition)).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: 'Tờ khai đăng ký kết hôn',
      properties: {
        status: {
          title: 'Tình trạng hôn nhân',
          oneOf: [
            { const: 'never', title: 'Chưa kết hôn' },
            { const: 'divorced', title: 'Đã ly hôn' },
          ],
        },
        times: { title: 'Lần thứ', type: 'integer', minimum: 2 },
      },
      required: ['status'],
      additionalProperties: false,
    })
  })

  test('is a condition as if, then and else', () => {
    expect(schemaOf(definition).allOf).toEqual([
      {
        if: { properties: { status: { enum: ['divorced'] } }, required: ['status'] },
        // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
        then: { required: ['times'] },
        else: { properties: { times: false } },
      },
    ])
  })

  test('is nothing about values that are computed', () => {
    expect(Object.keys(schemaOf(definition).properties as object)).toEqual(['status', 'times'])
  })
})
