import type { ProcedureContent } from '#modules/procedures'
import { alignLines, markWords, type SectionId, type Word } from '#modules/publications'
import { SECTION_IDS } from '../record/record-fields.ts'
import { recordLines, type LineWords } from '../record/record-lines.ts'

/** A line of two records side by side; what is not in the other one is marked word by word. */
export interface ComparedLine {
  readonly before: readonly Word[] | null
  readonly after: readonly Word[] | null
  readonly isSame: boolean
}

/** A part of two texts side by side, and in how many lines they differ. */
export interface ComparedSection {
  readonly id: string
  readonly title: string
  readonly changes: number
  readonly lines: readonly ComparedLine[]
}

interface RecordWords extends LineWords {
  readonly sections: Readonly<Record<SectionId, string>>
}

/** Two records side by side, part by part. */
export function comparison(
  before: ProcedureContent | null,
  after: ProcedureContent,
  words: RecordWords,
): ComparedSection[] {
  const earlier = before === null ? null : recordLines(before, words)
  const later = recordLines(after, words)
  return SECTION_IDS.map((id) =>
    sideBySide({ id, title: words.sections[id] }, earlier?.[id] ?? [], later[id]),
  )
}

/** A part of two texts, laid side by side line by line. */
export function sideBySide(
  named: Pick<ComparedSection, 'id' | 'title'>,
  before: readonly string[],
  after: readonly string[],
): ComparedSection {
  const lines = alignLines(before, after).map(compared)
  return { ...named, lines, changes: lines.filter(({ isSame }) => !isSame).length }
}

function compared(line: {
  readonly before: string | null
  readonly after: string | null
}): ComparedLine {
  const { before, after } = line
  const words = (own: string | null, other: string | null) =>
    own === null ? null : markWords(own, other ?? '')
  return { before: words(before, after), after: words(after, before), isSame: before === after }
}
