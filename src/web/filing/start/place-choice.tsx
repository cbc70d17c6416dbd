import type { OfferedPlace } from '#modules/filings'
import type { ProcedureContent } from '#modules/procedures'
import type { PageFault } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Choices, Select } from '../../ui/fields.tsx'
import { faultOf } from '../parts/filing-parts.tsx'
import { START } from './start-texts.ts'

/** The questions that come before everything: which case, and which place. */
export function PlaceChoice(props: {
  readonly content: Pick<ProcedureContent, 'cases' | 'competence'>
  readonly places: readonly OfferedPlace[]
  readonly caseId: string | null
  readonly place: string | null
  readonly faults?: readonly PageFault[] | undefined
}) {
  const words = useTexts(START)
  const { content, places, caseId, place, faults } = props
  const { cases, competence } = content
  const help =
    competence.commune === null
      ? words.placeHelp
      : competence.commune.addressQuestion === null
        ? words.placeCommune
        : words.placeByAddress
  const decided = new Set(places.map(({ decidedBy }) => decidedBy))
  const [only] = decided
  return (
    <>
      {cases.length < 2 ? null : (
        <Choices
          id="caseId"
          label={words.chooseCase}
          type="radio"
          options={cases.map(({ id, name }) => ({ value: id, label: name }))}
          values={caseId === null ? [] : [caseId]}
          fault={faultOf(faults, 'caseId')}
        />
      )}
      <Select
        id="place"
        label={words.choosePlace}
        help={decided.size === 1 && only ? `${help} ${words.decides(only)}.` : help}
        options={places.map(({ code, name }) => ({ value: code, label: name }))}
        value={place ?? ''}
        placeholder={words.choose}
        fault={faultOf(faults, 'place')}
      />
    </>
  )
}
