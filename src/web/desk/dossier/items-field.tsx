import { useState } from 'react'
import { useTexts } from '../../texts.ts'
import { FieldGroup } from '../../ui/fields.tsx'
import type { DeskAction } from './desk-actions.ts'
import { DOSSIER } from './dossier-texts.ts'
import type { OpenDesk } from './load-desk.ts'
import type { ActionReturned } from './take-action.ts'

const LINES = 3

/** Several lines in words, each about a paper of the dossier or none: reasons, or what must be brought. */
export function ItemsField(props: {
  readonly desk: OpenDesk['desk']
  readonly action: DeskAction
  readonly returned: ActionReturned | undefined
  readonly label: string
}) {
  const { fields: words } = useTexts(DOSSIER)
  const { action, returned } = props
  const [lines, setLines] = useState(Math.max(LINES, returned?.items.length ?? 0))
  const id = `${action}-items`
  const papers = papersOf(props.desk)
  return (
    <FieldGroup
      id={id}
      label={props.label}
      help={words.itemsHelp}
      fault={returned?.faults.find((fault) => fault.id === id)?.text}
    >
      {Array.from({ length: lines }, (_, at) => at + 1).map((line) => {
        const typed = returned?.items[line - 1]
        return (
          <div key={line} className="item-line">
            <textarea
              className="input"
              name="itemText"
              rows={2}
              aria-label={words.item(line)}
              defaultValue={typed?.text}
            />
            <select
              className="input"
              name="componentId"
              aria-label={words.itemPaper(line)}
              defaultValue={typed?.componentId ?? ''}
            >
              <option value="">{words.noPaper}</option>
              {[...papers].map(([componentId, name]) => (
                <option key={componentId} value={componentId}>
                  {name}
                </option>
              ))}
            </select>
          </div>
        )
      })}
      <button
        type="button"
        className="button needs-scripts"
        data-kind="quiet"
        onClick={() => setLines(lines + 1)}
      >
        {words.moreItems}
      </button>
    </FieldGroup>
  )
}

/** The papers that may be named: what the procedure lists in this case, there or not, and whatever is there besides. */
function papersOf({ listed, papers }: OpenDesk['desk']): ReadonlyMap<string, string> {
  return new Map([
    ...listed.map(({ id, name }) => [id, name] as const),
    ...papers.flatMap(({ componentId, name }) =>
      componentId === null || name === null ? [] : [[componentId, name] as const],
    ),
  ])
}
