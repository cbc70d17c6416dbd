import { useTexts } from '../../../texts.ts'
import { Button } from '../../../ui/elements.tsx'
import { Choices, Select, TextField } from '../../../ui/fields.tsx'
import { INTAKE } from './intake-texts.ts'
import { faultOf, type SectionProps } from './view-parts.ts'

/** Where the scanner types, and how the dossier came. */
export function ScanSection({ view }: SectionProps) {
  const words = useTexts(INTAKE)
  const { values, offices, scanFault } = view
  return (
    <section className="panel stack" data-kind="soft">
      <div className="scan">
        <TextField
          id="scan"
          label={words.scan}
          help={words.scanHelp}
          value={values.scan}
          selects
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the scanner types wherever the cursor is
          autoFocus={view.focus === 'scan'}
          fault={scanFault === null ? undefined : words.scanFaults[scanFault]}
        />
        <Button kind="secondary" name="intent" value="look">
          {words.read}
        </Button>
      </div>
      <div className="columns">
        <Choices
          id="channel"
          type="radio"
          label={words.channel}
          values={[values.channel ?? 'counter']}
          options={[
            { value: 'counter', label: words.atCounter },
            { value: 'post', label: words.byPost },
          ]}
        />
        <div className="stack">
          {offices.length > 1 ? (
            <Select
              id="office"
              label={words.office}
              value={values.office}
              options={offices.map(({ code, name }) => ({ value: code, label: name }))}
            />
          ) : (
            <>
              <input type="hidden" name="office" value={values.office ?? ''} />
              <p className="help">
                {words.office}: {offices[0]?.name}
              </p>
            </>
          )}
          <div className="when-post">
            <TextField
              id="arrivedOn"
              type="date"
              label={words.arrivedOn}
              value={values.arrivedOn}
              fault={faultOf(view, 'arrivedOn')}
            />
          </div>
        </div>
      </div>
    </section>
  )
}
