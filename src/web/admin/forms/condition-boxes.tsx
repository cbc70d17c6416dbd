import type { Condition, FormDefinition, QuestionPlace } from '#modules/forms/domain'
import { useTexts } from '../../texts.ts'
import { FieldGroup } from '../../ui/fields.tsx'
import { FORMS } from './form-design-texts.ts'
import { conditionsBefore, tickedOf } from './question-fields.ts'

/** On which earlier answers a question or a page is shown: a box for each; nothing where there is no such answer. */
export function ConditionBoxes(props: {
  readonly definition: FormDefinition
  readonly place: QuestionPlace
  /** The question before which the answers stand; null for all of the page. */
  readonly before: string | null
  readonly condition: Condition | undefined
}) {
  const words = useTexts(FORMS)
  const conditions = conditionsBefore(props.definition, props.place, props.before, props.condition)
  const ticked = new Set(tickedOf(props.condition))
  if (conditions.length === 0) return null
  return (
    <FieldGroup id="khi" label={words.showWhen} help={words.showWhenHelp}>
      <div className="choices">
        {conditions.flatMap(({ label, boxes }) =>
          boxes.map(({ value, answer, label: name }) => (
            <label className="choice" key={value}>
              <input type="checkbox" name="khi" value={value} defaultChecked={ticked.has(value)} />
              <span>{words.answerIs(label, name ?? (answer === true ? words.yes : words.no))}</span>
            </label>
          )),
        )}
      </div>
    </FieldGroup>
  )
}
