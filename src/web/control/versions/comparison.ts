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

export interface ComparedSection {
  readonly id: SectionId
  readonly changes: number
  readonly lines: readonly ComparedLine[]
}

/** Two records side by side, part by part. */
export function comparison(
  before: ProcedureContent | null,
  after: ProcedureContent,
  words: LineWords,
): ComparedSection[] {
  const earlier = before === null ? null : recordLines(before, words)
  const later = recordLines(after, words)
  return SECTION_IDS.map((id) => {
    const lines = alignLines(earlier?.[id] ?? [], later[id]).map(compared)
    return { id, lines, changes: lines.filter(({ isSame }) => !isSame).length }
  })
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
