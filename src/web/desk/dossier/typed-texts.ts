import type { ActionReturned } from './take-action.ts'

/** The fields in which officers write in their own words. */
const WRITTEN = [
  'note',
  'content',
  'name',
  'question',
  'answer',
  'reason',
  'feeName',
  'feeAmount',
] as const

/** What an officer wrote for an action that came back: it is shown where the form is no longer offered. */
export function typedTexts({
  items,
  values,
}: Pick<ActionReturned, 'items' | 'values'>): readonly string[] {
  const written = [
    ...items.map(({ text }) => text),
    ...WRITTEN.map((name) => values[name] ?? ''),
  ].filter((text) => text.trim() !== '')
  return [...new Set(written)]
}
