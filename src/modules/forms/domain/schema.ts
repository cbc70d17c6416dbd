import { entryBounds, isRequired } from './check.ts'
import type { FormDefinition, LookupList, Question, QuestionOf } from './definition.ts'
import { LOOKUPS } from './lookups/lists.ts'
import { ADDRESS_RULES, ADDRESS_SHAPES, boundsOf, textRuleOf, type TextRule } from './values.ts'
import { questionsOf, questionsOfGroup, type Placed } from './visibility.ts'

/** A JSON Schema, draft 2020-12. */
export type JsonSchema = { readonly [keyword: string]: unknown }

type Asked = Exclude<Question, QuestionOf<'computed'>>

/** One entry of a condition: the question and the answers that fulfil it. */
interface Clause {
  readonly id: string
  readonly values: readonly unknown[]
  /** The question takes several answers, any of which may fulfil it. */
  readonly isMultiple: boolean
}

interface AskedWhen {
  readonly question: Asked
  readonly clauses: readonly Clause[]
}

/**
 * The form as a JSON Schema for other systems. It accepts what the checker accepts, except for what no schema can say
 * (`BEYOND_SCHEMA`). Conditions are `if`/`then`/`else`: an answer that is not asked for is refused.
 */
export function schemaOf(definition: FormDefinition): JsonSchema {
  const questions = questionsOf(definition)
  const asked = askedOf(questions, [questions])
  const groups = asked.flatMap(({ question }) => (question.kind === 'repeat' ? [question] : []))
  const crossing = groups.flatMap((group) => crossingConditions(group, questions))
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: definition.name,
    ...objectSchema(asked, [...conditionsOf(asked), ...crossing]),
    $defs: sharedParts([
      ...asked.map(({ question }) => question),
      ...groups.flatMap((group) => group.questions),
    ]),
  }
}

/** The questions that are sent, each with its condition and that of its page. */
function askedOf(
  questions: ReadonlyMap<string, Placed>,
  seen: readonly ReadonlyMap<string, Placed>[],
): AskedWhen[] {
  return [...questions.values()].flatMap(({ question, page }) => {
    if (question.kind === 'computed') return []
    const conditions = [
      ...Object.entries(page?.showWhen ?? {}),
      ...Object.entries(question.showWhen ?? {}),
    ]
    const clauses = conditions.map(([id, values]) => {
      const target = seen.find((level) => level.has(id))?.get(id)?.question
      return { id, values, isMultiple: target?.kind === 'choices' }
    })
    return [{ question, clauses }]
  })
}

function objectSchema(asked: readonly AskedWhen[], conditions: readonly JsonSchema[]): JsonSchema {
  const always = asked.filter(({ clauses }) => clauses.length === 0)
  return {
    type: 'object',
    properties: Object.fromEntries(
      asked.map(({ question }) => [question.id, valueSchema(question)]),
    ),
    required: requiredOf(always),
    additionalProperties: false,
    ...(conditions.length === 0 ? {} : { allOf: conditions }),
  }
}

function requiredOf(asked: readonly AskedWhen[]): string[] {
  return asked.filter(({ question }) => isRequired(question)).map(({ question }) => question.id)
}

/** One `if` for all questions that share a condition. */
function conditionsOf(asked: readonly AskedWhen[]): JsonSchema[] {
  const conditional = asked.filter(({ clauses }) => clauses.length > 0)
  const byCondition = Map.groupBy(conditional, ({ clauses }) => JSON.stringify(clauses))
  return [...byCondition.values()].map((sharing) =>
    conditionSchema(sharing[0]?.clauses ?? [], presence(sharing), absence(sharing)),
  )
}

function conditionSchema(
  clauses: readonly Clause[],
  fulfilled: JsonSchema,
  otherwise: JsonSchema,
): JsonSchema {
  const fulfilments = clauses.map(({ id, values, isMultiple }) => ({
    properties: { [id]: isMultiple ? { contains: { enum: values } } : { enum: values } },
    required: [id],
  }))
  return {
    if: fulfilments.length === 1 ? fulfilments[0] : { allOf: fulfilments },
    // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
    then: fulfilled,
    else: otherwise,
  }
}

function presence(asked: readonly AskedWhen[]): JsonSchema {
  const required = requiredOf(asked)
  return required.length === 0 ? {} : { required }
}

function absence(asked: readonly AskedWhen[]): JsonSchema {
  return { properties: Object.fromEntries(asked.map(({ question }) => [question.id, false])) }
}

/**
 * Conditions of a group's questions that look outside the group. A schema for an entry does not see what is around it,
 * so they stand at the top and reach into every entry.
 */
function crossingConditions(
  group: QuestionOf<'repeat'>,
  outer: ReadonlyMap<string, Placed>,
): JsonSchema[] {
  const inside = questionsOfGroup(group)
  const everyEntry = (items: JsonSchema) => ({ properties: { [group.id]: { items } } })
  return askedOf(inside, [inside, outer]).flatMap(({ question, clauses }) => {
    const around = clauses.filter(({ id }) => !inside.has(id))
    if (around.length === 0) return []
    const within = clauses.filter(({ id }) => inside.has(id))
    const alone = [{ question, clauses }]
    const fulfilled =
      within.length === 0
        ? presence(alone)
        : conditionSchema(within, presence(alone), absence(alone))
    return [conditionSchema(around, everyEntry(fulfilled), everyEntry(absence(alone)))]
  })
}

function entrySchema(group: QuestionOf<'repeat'>): JsonSchema {
  const inside = questionsOfGroup(group)
  const asked = askedOf(inside, [inside])
  const looksInside = ({ clauses }: AskedWhen) => clauses.every(({ id }) => inside.has(id))
  return objectSchema(asked, conditionsOf(asked.filter(looksInside)))
}

function valueSchema(question: Asked): JsonSchema {
  return {
    title: question.label,
    ...(question.help === undefined ? {} : { description: question.help }),
    ...kindSchema(question),
  }
}

function kindSchema(question: Asked): JsonSchema {
  switch (question.kind) {
    case 'number':
    case 'money': {
      const { min, max, decimals } = boundsOf(question)
      return { type: decimals === 0 ? 'integer' : 'number', minimum: min, maximum: max }
    }
    case 'yes-no':
      return { type: 'boolean' }
    case 'consent':
      return { const: true }
    case 'choice':
      return { oneOf: labelled(question.choices) }
    case 'choices':
      return {
        type: 'array',
        items: { oneOf: labelled(question.choices) },
        minItems: 1,
        uniqueItems: true,
      }
    case 'lookup':
      return { $ref: `#/$defs/${question.list}` }
    case 'address':
      return { $ref: '#/$defs/address' }
    case 'repeat': {
      const { min, max } = entryBounds(question)
      return { type: 'array', items: entrySchema(question), minItems: min, maxItems: max }
    }
    default:
      return {
        ...textSchema(textRuleOf(question) as TextRule),
        ...(question.kind === 'date' && (question.precision ?? 'day') === 'day'
          ? { format: 'date' }
          : {}),
      }
  }
}

function textSchema({ pattern, maxLength }: TextRule): JsonSchema {
  return { type: 'string', maxLength, pattern }
}

function labelled(choices: readonly { value: string; label: string }[]): JsonSchema[] {
  return choices.map(({ value, label }) => ({ const: value, title: label }))
}

/** What several questions refer to: the closed lists, and the shapes of an address. */
function sharedParts(questions: readonly Question[]): JsonSchema {
  const lists = questions.flatMap((question) => (question.kind === 'lookup' ? [question.list] : []))
  return {
    ...Object.fromEntries(lists.map((list) => [list, listSchema(list)])),
    ...(questions.some(({ kind }) => kind === 'address') ? { address: addressSchema() } : {}),
  }
}

function listSchema(list: LookupList): JsonSchema {
  return { oneOf: LOOKUPS[list].map(({ code, name }) => ({ const: code, title: name })) }
}

const ADDRESS_TITLES = {
  present: 'Theo đơn vị hành chính từ ngày 01/7/2025',
  former: 'Theo đơn vị hành chính trước ngày 01/7/2025',
  written: 'Ở nước ngoài, hoặc không rõ đơn vị hành chính',
} as const

function addressSchema(): JsonSchema {
  const shapes = Object.keys(ADDRESS_SHAPES) as (keyof typeof ADDRESS_SHAPES)[]
  return {
    anyOf: shapes.map((shape) => {
      const parts = ADDRESS_SHAPES[shape]
      return {
        title: ADDRESS_TITLES[shape],
        type: 'object',
        properties: Object.fromEntries(
          parts.map((part) => [
            part,
            part === 'era' ? { const: '2024' } : textSchema(ADDRESS_RULES[part]),
          ]),
        ),
        required: parts.filter((part) => part !== 'detail'),
        additionalProperties: false,
      }
    }),
  }
}
