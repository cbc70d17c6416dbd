import type { UnitReading, UnitStanding } from '#modules/organisations'
import { dayWords } from '../dates.ts'
import { useLanguage, useTexts } from '../texts.ts'
import { Select } from '../ui/fields.tsx'
import { READING, readingName } from './reading-address.ts'
import { READING_TEXTS } from './reading-texts.ts'

/** The choice between the units of then and those of now. */
export function ReadingSelect({ reading }: { readonly reading: UnitReading }) {
  const words = useTexts(READING_TEXTS)
  return (
    <Select
      id={READING}
      label={words.label}
      value={readingName(reading)}
      options={[
        { value: readingName('then'), label: words.ofThen },
        { value: readingName('now'), label: words.ofNow },
      ]}
    />
  )
}

/** By which units a figure is told: `theo đơn vị hiện nay (chủ Nhật 22/11/2026)`. */
export function useReadingWords(): (unitsOn: string | null) => string {
  const words = useTexts(READING_TEXTS)
  const language = useLanguage()
  return (unitsOn) => (unitsOn === null ? words.byThen : words.byNow(dayWords(unitsOn, language)))
}

/** The unit of a figure, with what became of it where it goes on in no other. */
export function useUnitWords(): (unit: {
  readonly unitName: string
  readonly unitStanding: UnitStanding
  readonly successors: readonly string[]
}) => string {
  const words = useTexts(READING_TEXTS)
  return ({ unitName, unitStanding, successors }) => {
    if (unitStanding === 'divided') return words.divided(unitName, successors.join(', '))
    return unitStanding === 'ended' ? words.ended(unitName) : unitName
  }
}
