import type { ForeseenReorganisation } from '#modules/reorganisations'
import type { Returned } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Select } from '../../ui/fields.tsx'
import { ADMIN } from '../frame/admin-texts.ts'
import { answersOf } from '../parts/forms.tsx'
import { CHANGE_WORDS } from './unit-change-texts.ts'
import { matterField, sectorField, sectorsOf } from './unit-sharing.ts'

interface Shared {
  readonly foreseen: ForeseenReorganisation
  readonly returned: Returned
}

/** Where what a split unit did goes: its procedures by sector or one by one, its subordinates and officers. */
export function SharingFields(props: Shared) {
  const words = useTexts(CHANGE_WORDS)
  const { foreseen } = props
  const subordinates = foreseen.moved.map(({ unit }) => ({ id: unit.id, name: unit.name }))
  return (
    <>
      {foreseen.procedures.length === 0 ? null : (
        <section className="panel stack">
          <h2>{words.shareProcedures}</h2>
          <p className="help">{words.shareHelp}</p>
          {sectorsOf(foreseen).map((each) => (
            <SectorShare key={each.sector} {...props} {...each} />
          ))}
        </section>
      )}
      <Others {...props} title={words.shareUnits} others={subordinates} />
      <Others {...props} title={words.shareOfficers} others={foreseen.officers} />
    </>
  )
}

function successorsOf({ change, begun }: ForeseenReorganisation) {
  const slugs = change.kind === 'split' ? change.into.map(({ slug }) => slug) : []
  return begun
    .filter(({ slug }) => slugs.includes(slug))
    .map(({ slug, name }) => ({ value: slug, label: name }))
}

function SectorShare(props: Shared & ReturnType<typeof sectorsOf>[number]) {
  const words = useTexts(CHANGE_WORDS)
  const admin = useTexts(ADMIN)
  const { foreseen, returned, id, sector, procedures } = props
  const answers = answersOf(returned)
  const options = successorsOf(foreseen)
  const name = sectorField(sector)
  return (
    <div className="stack">
      <Select
        id={id}
        name={name}
        value={answers.value(name)}
        fault={answers.of(id).fault}
        label={words.sectorCount(sector, procedures.length)}
        placeholder={admin.chooseFirst}
        options={options}
      />
      <details>
        <summary>{words.oneByOne}</summary>
        <div className="stack">
          {procedures.map(({ code, name: procedure }, at) => (
            <Select
              key={code}
              id={`${id}-${at + 1}`}
              name={matterField(code)}
              value={answers.value(matterField(code))}
              label={`${code} ${procedure}`}
              placeholder={words.asSector}
              options={options}
            />
          ))}
        </div>
      </details>
    </div>
  )
}

function Others(
  props: Shared & {
    readonly title: string
    readonly others: readonly { readonly id: string; readonly name: string }[]
  },
) {
  const { foreseen, returned, title, others } = props
  const answers = answersOf(returned)
  const options = successorsOf(foreseen)
  if (others.length === 0) return null
  return (
    <section className="panel stack">
      <h2>{title}</h2>
      {others.map(({ id, name }) => (
        <Select
          key={id}
          id={`matter-${id}`}
          name={matterField(id)}
          value={answers.value(matterField(id)) ?? options[0]?.value}
          label={name}
          options={options}
        />
      ))}
    </section>
  )
}
