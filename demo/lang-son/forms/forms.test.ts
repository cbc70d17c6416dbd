import { readdirSync, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day'
import {
  answersAsText,
  BEYOND_SCHEMA,
  checkAnswers,
  filesGiven,
  importForms,
  prefilled,
  problemsOf,
  schemaOf,
  tidyAnswers,
  visiblePages,
  visibleQuestions,
  withComputed,
  type Answers,
  type FormDefinition,
  type Person,
} from '#modules/forms'
import { visibleEntryQuestions, type Page, type Question } from '#modules/forms/domain'
import { SYSTEM } from '#platform/access'
import { aContext, aDatabase } from '../../../tools/test-support/database.ts'

interface FormFile {
  readonly procedureCode: string
  readonly definition: FormDefinition
  readonly example: Answers
}

const FILING_DAY = day('2026-01-01')
const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.json'))
const forms = files.map((name): [string, FormFile] => [
  name.replace(/\.json$/, ''),
  JSON.parse(readFileSync(`${import.meta.dirname}/${name}`, 'utf8')),
])

test('the pack has nineteen forms, each in the file of its procedure', () => {
  expect(forms).toHaveLength(19)
  expect(forms.filter(([name, { procedureCode }]) => name !== procedureCode)).toEqual([])
})

test('all forms of the pack can be loaded, and loading them again changes nothing', async () => {
  const database = await aDatabase()
  const context = aContext(database, { actor: SYSTEM })
  const codes = forms.map(([code]) => code)
  await database.asOwner('insert into procedure (locality_id, code) select 1, unnest($1::text[])', [
    codes,
  ])
  const pack = forms.map(([, form]) => form)

  const first = await importForms(context, pack)
  const second = await importForms(context, pack)

  expect(first.published).toEqual(codes)
  expect(second).toEqual({ published: [], unchanged: codes })
})

function judge(definition: FormDefinition): (answers: unknown) => boolean {
  const ajv = new Ajv2020({ strictTypes: false, strictRequired: false, validateFormats: false })
  return ajv.compile(schemaOf(definition))
}

/** Answers that show a question, built from its conditions alone. */
function answersThatShow(definition: FormDefinition, page: Page, question: Question): Answers {
  const answers: Record<string, unknown> = {}
  const demand = (conditions: Page['showWhen']) => {
    for (const [id, values] of Object.entries(conditions ?? {})) {
      const home = definition.pages.find(({ questions }) => questions.some((one) => one.id === id))
      const target = home?.questions.find((one) => one.id === id)
      if (home === undefined || target === undefined) continue // asked inside the group itself
      demand(home.showWhen)
      demand(target.showWhen)
      answers[id] = target.kind === 'choices' ? [values[0]] : values[0]
    }
  }
  demand(page.showWhen)
  demand(question.showWhen)
  return answers
}

describe.each(forms)('the form of %s', (_, { definition, example }) => {
  const questions = definition.pages.flatMap((page) =>
    page.questions.map((question) => ({ page, question })),
  )

  test('has nothing that stands against its publication', () => {
    expect(problemsOf(definition)).toEqual([])
  })

  test('has an example that is right, tidy, without files, and of the time before 2026', () => {
    expect(checkAnswers(definition, example, FILING_DAY)).toEqual([])
    expect(judge(definition)(example)).toBe(true)
    expect(tidyAnswers(definition, example)).toEqual(example)
    expect(filesGiven(definition, example)).toEqual([])
    expect(JSON.stringify(example)).not.toMatch(/"20(2[6-9]|[3-9]\d)-/)
  })

  test('asks every question of somebody', () => {
    for (const { page, question } of questions) {
      const answers = answersThatShow(definition, page, question)
      const shown = visibleQuestions(definition, page, answers)

      expect(shown.map(({ id }) => id)).toContain(question.id)
      expect(visiblePages(definition, answers)).toContain(page)
      for (const inner of question.kind === 'repeat' ? question.questions : []) {
        const around = { ...answers, ...answersThatShow(definition, page, inner) }
        const entry = Object.fromEntries(
          Object.entries(inner.showWhen ?? {}).map(([id, values]) => [id, values[0]]),
        )
        const asked = visibleEntryQuestions(definition, question as never, around, entry)
        expect(asked.map(({ id }) => id)).toContain(inner.id)
      }
    }
  })

  test('has a schema that refuses and accepts as the checker does when an answer is changed', () => {
    const accepts = judge(definition)
    const stray = [
      undefined,
      '',
      'x',
      'a',
      'x9',
      0,
      -1,
      1.5,
      7,
      true,
      false,
      [],
      [{}],
      {},
      { text: 'Bằng Tường' },
      '2020-02-29',
      '2020-02',
      '020190001234',
      'VN',
      '01',
    ]
    let differing = 0
    for (const { question } of questions) {
      for (const value of stray) {
        const { [question.id]: __, ...rest } = example
        const answers = value === undefined ? rest : { ...rest, [question.id]: value }
        const faults = checkAnswers(definition, answers, FILING_DAY).filter(
          ({ code }) => !BEYOND_SCHEMA.has(code),
        )
        if (accepts(answers) !== (faults.length === 0)) differing += 1
      }
    }
    expect(differing).toBe(0)
    expect(accepts({ ...example, unknown: 1 })).toBe(false)
  })

  test('never asks two things by one name on a page, and speaks composed Vietnamese', () => {
    for (const page of definition.pages) {
      const labels = page.questions.map(({ label }) => label)
      expect(new Set(labels).size).toBe(labels.length)
    }
    expect(JSON.stringify(definition)).toBe(JSON.stringify(definition).normalize('NFC'))
  })

  test('reads back in words without a code left over', () => {
    const lines = answersAsText(definition, example, {
      today: FILING_DAY,
      placeName: () => 'Phường Lương Văn Tri, Tỉnh Lạng Sơn',
      fileName: () => null,
    }).flatMap((section) =>
      section.lines.flatMap((line) => [line, ...line.entries.flatMap((entry) => entry.lines)]),
    )

    expect(lines.length).toBeGreaterThan(8)
    expect(
      lines
        .map(({ text }) => text)
        .filter((text) => /^[a-z]+(-[a-z0-9]+)+$|[{}[\]]|undefined/.test(text ?? '')),
    ).toEqual([])
  })

  test('offers what is known of the person in place of asking for it', () => {
    const person: Person = {
      name: 'Hoàng Thị Bế',
      personalId: '020190001234',
      taxCode: '4900123467',
      birthDate: '1990-05-14',
      phone: '+84912345678',
      email: 'be@langson.gov.vn',
      address: { provinceCode: '20', communeCode: '05983' },
    }
    const filled = prefilled(definition, person, example)

    expect(checkAnswers(definition, filled, FILING_DAY)).toEqual([])
    expect(withComputed(definition, filled, FILING_DAY)).toMatchObject(example)
    expect(JSON.stringify(definition)).toContain('"applicant.name"')
  })
})

test('date of birth in words, ages, sums and counts are worked out and not typed', () => {
  const byCode = new Map(forms)
  const worked = (code: string) => {
    const { definition, example } = byCode.get(code) as FormFile
    return withComputed(definition, example, FILING_DAY)
  }

  expect(worked('1.001193').childBirthDateInWords).toBe(
    'ngày hai mươi tháng mười một năm hai nghìn không trăm hai mươi lăm',
  )
  expect(worked('1.000656').deathDateInWords).toBe(
    'ngày mùng ba tháng mười hai năm hai nghìn không trăm hai mươi lăm',
  )
  expect(worked('1.000894')).toMatchObject({ brideAge: 26, groomAge: 29 })
  expect(worked('1.013225').totalFloorArea).toBe(270.75)
  expect(worked('2.000620').storeCount).toBe(2)
  expect(worked('1.001776').householdIncome).toBe(10_500_000)
})
