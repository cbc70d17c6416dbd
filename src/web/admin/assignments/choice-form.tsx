import type { Level } from '#modules/procedures'
import { useTexts } from '../../texts.ts'
import { Button } from '../../ui/elements.tsx'
import type { SummaryFault } from '../../ui/error-summary.tsx'
import { Select, TextArea, TextField } from '../../ui/fields.tsx'
import { ASKED } from './asked-names.ts'
import { ASSIGNMENT } from './assignment-texts.ts'

interface Choice {
  readonly source: { readonly code: string; readonly number: number }
  readonly offered: {
    readonly sectors: readonly string[]
    readonly levels: readonly Level[]
    readonly units: readonly { readonly value: string; readonly label: string }[]
  }
  readonly asked: Readonly<Record<string, string>>
  readonly faults: readonly SummaryFault[]
  readonly items: readonly unknown[] | null
}

/** By what procedures are chosen, and from when the process is to hold for them. */
export function ChoiceForm({ source, offered, asked, faults, items }: Choice) {
  const words = useTexts(ASSIGNMENT)
  const of = (id: string) => ({
    id,
    value: asked[id],
    fault: faults.find((fault) => fault.id === id)?.text,
  })
  const ticks = [
    { value: '1', name: ASKED.onEarlier, label: words.onEarlier },
    { value: '1', name: ASKED.allowUnheld, label: words.allowUnheld },
  ]
  return (
    <section className="stack">
      <h2>{words.choose}</h2>
      <form className="stack" action="#ket-qua" noValidate>
        <input type="hidden" name={ASKED.source} value={source.code} />
        <input type="hidden" name={ASKED.number} value={source.number} />
        <div className="admin-search">
          <Select
            {...of(ASKED.sector)}
            label={words.sector}
            placeholder={words.any}
            options={offered.sectors.map((value) => ({ value, label: value }))}
          />
          <Select
            {...of(ASKED.level)}
            label={words.level}
            placeholder={words.any}
            options={offered.levels.map((value) => ({ value, label: words.levels[value] }))}
          />
          <Select
            {...of(ASKED.unit)}
            label={words.unit}
            placeholder={words.any}
            options={offered.units}
          />
        </div>
        <TextArea {...of(ASKED.codes)} label={words.codes} help={words.codesHelp} lines={2} />
        <TextField {...of(ASKED.day)} type="date" label={words.effectiveFrom} width="12" />
        <div className="choices">
          {ticks.map(({ name, value, label }) => (
            <label className="choice" key={name}>
              <input
                type="checkbox"
                name={name}
                value={value}
                defaultChecked={asked[name] === value}
              />
              <span>{label}</span>
            </label>
          ))}
        </div>
        <div>
          <Button kind={items === null ? 'primary' : 'secondary'}>{words.preview}</Button>
        </div>
      </form>
    </section>
  )
}
