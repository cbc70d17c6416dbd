import type { ProcedureContent } from '#modules/procedures'
import type { SectionId } from '#modules/publications'
import { RECORD, SECTION_IDS, type FieldSpec } from './record-fields.ts'
import { entriesOf, titleOf, typed } from './record-values.ts'

/** What a page of a comparison needs to name the pieces of a record. */
export interface LineWords {
  readonly fields: Readonly<Record<string, string>>
  readonly options: Readonly<Record<string, string>>
  readonly yes: string
  readonly no: string
}

/** A record as lines of text, part by part, so that two can be laid side by side. */
export function recordLines(
  content: ProcedureContent,
  words: LineWords,
): Readonly<Record<SectionId, readonly string[]>> {
  const ofSection = (id: SectionId): readonly string[] => {
    const { fields, list } = RECORD[id]
    const own = fields.flatMap((field) => linesOf(field, content, words))
    if (list === undefined) return own
    const entries = entriesOf(content, list).flatMap((entry, at) => [
      `${at + 1}. ${titleOf(list, entry)}`,
      ...list.fields
        .filter(({ path }) => path !== list.named)
        .flatMap((field) => linesOf(field, entry, words)),
    ])
    return [...own, ...entries]
  }
  return Object.fromEntries(SECTION_IDS.map((id) => [id, ofSection(id)])) as Record<
    SectionId,
    readonly string[]
  >
}

function linesOf(field: FieldSpec, whole: unknown, words: LineWords): string[] {
  const label = words.fields[field.path] ?? field.path
  const value = typed(field, whole)
  if (field.kind === 'yes') return [`${label}: ${value === 'yes' ? words.yes : words.no}`]
  const named = (text: string) =>
    field.kind === 'date' ? numberedDay(text) : (words.options[text] ?? text)
  if (typeof value !== 'string')
    return value.length === 0 ? [] : [`${label}: ${value.map(named).join(', ')}`]
  if (value === '') return []
  if (field.kind !== 'lines') return [`${label}: ${isNamed(field) ? named(value) : value}`]
  return value.split('\n').map((line) => `${label}: ${line}`)
}

function isNamed({ kind, options }: FieldSpec): boolean {
  return kind === 'date' || options !== undefined
}

/** A day without its weekday, as laws are cited. */
function numberedDay(text: string): string {
  return text.split('-').toReversed().join('/')
}
