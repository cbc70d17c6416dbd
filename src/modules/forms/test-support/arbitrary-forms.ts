import fc from 'fast-check'
import type { Answers } from '../domain/answers.ts'
import { isRequired } from '../domain/check.ts'
import type {
  Condition,
  FormDefinition,
  Question,
  QuestionKind,
  QuestionOf,
} from '../domain/definition.ts'
import { entryLevel, formLevel, isShown, type Level } from '../domain/visibility.ts'

/** Draws values one after the other, so that later ones may depend on earlier ones. */
type Draw = fc.GeneratorValue

/** Holds a rule against so many drawn cases. Stops at the first that breaks it: such draws shrink badly. */
export function inEveryCase(cases: number, rule: (draw: Draw) => void): void {
  fc.assert(fc.property(fc.gen(), rule), { numRuns: cases, endOnFailure: true })
}

const CHOICES = ['one', 'two', 'three'].map((value) => ({ value, label: `Lựa chọn ${value}` }))

/** The kinds in every variety that changes what is accepted. */
const VARIETIES: readonly QuestionKind[] = [
  { kind: 'text' },
  { kind: 'text', maxLength: 5, lines: 3 },
  { kind: 'name' },
  { kind: 'personal-id' },
  { kind: 'identity-document' },
  { kind: 'tax-code' },
  { kind: 'phone' },
  { kind: 'email' },
  { kind: 'date' },
  { kind: 'date', past: true, precision: 'as-known' },
  { kind: 'date', precision: 'month' },
  { kind: 'time' },
  { kind: 'number' },
  { kind: 'number', min: -5, max: 5, decimals: 2 },
  { kind: 'money', min: 1000 },
  { kind: 'yes-no' },
  { kind: 'consent' },
  { kind: 'choice', choices: CHOICES },
  { kind: 'choices', choices: CHOICES },
  { kind: 'lookup', list: 'ethnicities' },
  { kind: 'lookup', list: 'relations' },
  { kind: 'address' },
  { kind: 'file' },
  { kind: 'computed', compute: { rule: 'sum', of: [] } },
]

const CLOSED: readonly Question['kind'][] = ['yes-no', 'choice', 'choices', 'lookup']

/** A form with conditions, also inside repeating groups and across their edge. */
export function drawDefinition(draw: Draw): FormDefinition {
  let count = 0
  const earlier: Question[] = []
  const pages = Array.from({ length: draw(fc.integer, { min: 1, max: 3 }) }, (_, at) => {
    const pageCondition = drawCondition(draw, earlier)
    const questions = Array.from({ length: draw(fc.integer, { min: 1, max: 6 }) }, () => {
      const question = drawQuestion(draw, `q${(count += 1)}`, [earlier])
      earlier.push(question)
      return question
    })
    return { id: `p${at}`, title: `Trang ${at}`, ...pageCondition, questions }
  })
  return { name: 'Tờ khai', pages }
}

function drawQuestion(draw: Draw, id: string, seen: readonly (readonly Question[])[]): Question {
  const base = {
    id,
    label: `Mục ${id}`,
    ...(draw(fc.boolean) ? { required: false } : {}),
    ...drawCondition(draw, seen.flat()),
  }
  if (seen.length > 1 || draw(fc.integer, { min: 0, max: 5 }) > 0)
    return { ...base, ...draw(() => fc.constantFrom(...VARIETIES)) }
  const inside: Question[] = []
  for (let at = draw(fc.integer, { min: 1, max: 4 }); at > 0; at -= 1)
    inside.push(drawQuestion(draw, `${id}i${at}`, [inside, ...seen]))
  return { ...base, kind: 'repeat', item: 'Dòng', max: 3, questions: inside }
}

function drawCondition(draw: Draw, earlier: readonly Question[]): { showWhen?: Condition } {
  const closed = earlier.filter(({ kind }) => CLOSED.includes(kind))
  if (closed.length === 0 || draw(fc.boolean)) return {}
  const targets = draw(() =>
    fc.uniqueArray(fc.constantFrom(...closed), { minLength: 1, maxLength: 2 }),
  )
  return {
    showWhen: Object.fromEntries(targets.map((target) => [target.id, drawValues(draw, target)])),
  }
}

function drawValues(draw: Draw, target: Question): (string | boolean)[] {
  const all: readonly (string | boolean)[] =
    target.kind === 'yes-no'
      ? [true, false]
      : target.kind === 'lookup'
        ? ['self', '01', 'child']
        : ['one', 'two', 'three']
  return draw(() => fc.subarray([...all], { minLength: 1, maxLength: 2 }))
}

/** Answers that are right, but for a fault here and there when `faults` says so. */
export function drawAnswers(draw: Draw, definition: FormDefinition, faults: boolean): Answers {
  return drawLevel(draw, faults, (answers) => formLevel(definition, answers))
}

function drawLevel(draw: Draw, faults: boolean, levelOf: (answers: Answers) => Level): Answers {
  let answers: Answers = {}
  for (const placed of levelOf({}).questions.values()) {
    const { question } = placed
    const level = levelOf(answers)
    const isAsked = isShown(level, placed) && question.kind !== 'computed'
    const given = isAsked && (isRequired(question) || draw(fc.boolean))
    const fault = faults ? draw(() => FAULT) : 'none'
    if (fault === 'junk') answers = { ...answers, [question.id]: draw(() => wrongValue(question)) }
    else if (given !== (fault === 'turned'))
      answers = { ...answers, [question.id]: drawValue(draw, question, { faults, level }) }
  }
  const hasUnknown = faults && draw(fc.integer, { min: 0, max: 24 }) === 0
  return hasUnknown ? { ...answers, unknown: 1 } : answers
}

function drawValue(
  draw: Draw,
  question: Question,
  { faults, level }: { readonly faults: boolean; readonly level: Level },
): unknown {
  if (question.kind === 'repeat')
    return Array.from({ length: draw(fc.integer, { min: 1, max: 2 }) }, () =>
      drawLevel(draw, faults, (entry) => entryLevel(level, question, entry)),
    )
  return draw(() => fc.constantFrom(...rightValues(question)))
}

function rightValues(question: Exclude<Question, QuestionOf<'repeat'>>): readonly unknown[] {
  switch (question.kind) {
    case 'text':
      return ['Ổn', 'Đỗ', ' a ']
    case 'choices':
      return [['one'], ['two', 'three'], ['three', 'one', 'two']]
    case 'lookup':
      return question.list === 'relations' ? ['self', 'child'] : ['01', '54']
    case 'number':
      return [0, 1, 5]
    case 'date':
      return question.precision === 'month' ? ['2020-02'] : ['2020-02-29', '1999-12-31']
    default:
      return RIGHT[question.kind]
  }
}

const RIGHT = {
  name: ['Hoàng Thị Bế', 'Y Krông', "O'Neill-Nguyễn"],
  'personal-id': ['020190001234'],
  'identity-document': ['020190001234', '081234567', 'B1234567'],
  'tax-code': ['0100109106', '0100109106-001', '020190001234'],
  phone: ['+84912345678', '0912345678', '02053812345'],
  email: ['be@langson.gov.vn'],
  time: ['00:00', '23:59'],
  money: [1000, 999_999_999_999],
  'yes-no': [true, false],
  consent: [true],
  choice: ['one', 'two', 'three'],
  address: [
    { provinceCode: '20', communeCode: '05983' },
    { era: '2024', provinceCode: '20', districtCode: '178', communeCode: '05983', detail: 'Số 1' },
    { text: 'Bằng Tường, Trung Quốc' },
  ],
  file: ['01890000-0000-7000-8000-000000000001'],
  computed: [5],
} as const

/** `turned`: left out when asked for, answered when not. */
const FAULT = fc.oneof(
  { weight: 10, arbitrary: fc.constant('none') },
  { weight: 1, arbitrary: fc.constant('turned') },
  { weight: 2, arbitrary: fc.constant('junk') },
)

/** Answers that are nearly right for their kind, each wrong in its own way. */
const NEARLY: Partial<Record<Question['kind'], readonly unknown[]>> = {
  text: ['', '   ', '\u200B', 'x'.repeat(251), 'sáu chữ'],
  name: ['Bế 2', '-', 'x'.repeat(101)],
  'personal-id': ['02019000123', '020190001234 '],
  'identity-document': ['02019000123', 'b1234567', 'B1'],
  'tax-code': ['0100109107', '0100109106-000', '01001091060'],
  phone: ['0112345678', '+840912345678'],
  email: ['ten@x', 'a@b@c.vn', `${'x'.repeat(250)}@b.vn`],
  date: ['2025-02-29', '2025-13', '1999', '0199-01-01', '2020-2-2'],
  time: ['24:00', '7:15'],
  number: [-1, 1.5, 6, 1e13, '5'],
  money: [999, 1000.5, 1e12],
  'yes-no': ['yes', 1],
  consent: [false, 'yes'],
  choice: ['four', ['one']],
  choices: [[], ['one', 'one'], ['four'], 'one'],
  lookup: ['99', 1],
  address: [
    {},
    { provinceCode: '20' },
    { provinceCode: '20', communeCode: 5983 },
    { provinceCode: '20', communeCode: '05983', era: '2024' },
    { era: '2023', provinceCode: '20', districtCode: '178', communeCode: '05983' },
    { provinceCode: '20', communeCode: '05983', districtCode: '178' },
    { provinceCode: '20', communeCode: '05983', detail: 'x'.repeat(251) },
    { text: ' ' },
    { text: 'x', detail: 'y' },
  ],
  file: ['anh.jpg'],
  repeat: [[], {}, [{}], [null], [{}, {}, {}, {}]],
}

function wrongValue({ kind }: Question): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...(NEARLY[kind] ?? [null])) },
    { weight: 1, arbitrary: fc.constantFrom<unknown>(null, '', 0, true, false, [], {}, [{}]) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
    { weight: 1, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) },
  )
}
