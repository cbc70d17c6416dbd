import { useTexts } from '../../../texts.ts'
import { Select, TextField } from '../../../ui/fields.tsx'
import { INTAKE } from './intake-texts.ts'
import { faultOf, type SectionProps } from './view-parts.ts'

/** Who stands before the counter, and for whom when that is someone else. */
export function PersonSection({ view }: SectionProps) {
  const words = useTexts(INTAKE)
  return (
    <section className="stack" aria-labelledby="person-title">
      <h2 id="person-title">{words.person}</h2>
      <PartyFields view={view} prefix="" />
      <label className="choice on-behalf">
        <input
          type="checkbox"
          name="onBehalf"
          defaultChecked={view.values.onBehalf === 'on'}
          value="on"
        />
        <span>{words.onBehalf}</span>
      </label>
      <fieldset className="owner stack">
        <legend className="label">{words.owner}</legend>
        <PartyFields view={view} prefix="owner-" />
      </fieldset>
    </section>
  )
}

function PartyFields({ view, prefix }: SectionProps & { readonly prefix: '' | 'owner-' }) {
  const words = useTexts(INTAKE)
  const field = (name: string) => ({
    id: `${prefix}${name}`,
    value: view.values[`${prefix}${name}`],
    fault: faultOf(view, `${prefix}${name}`),
  })
  return (
    <div className="columns party">
      <Select
        {...field('kind')}
        label={words.kind}
        options={(['citizen', 'business', 'organisation', 'household-business'] as const).map(
          (kind) => ({ value: kind, label: words.kinds[kind] }),
        )}
      />
      <TextField {...field('name')} label={words.name} />
      <div className="of-citizen">
        <TextField {...field('personalId')} label={words.personalId} inputMode="numeric" />
      </div>
      <div className="of-business">
        <TextField {...field('taxCode')} label={words.taxCode} inputMode="numeric" />
      </div>
      <div className="of-citizen">
        <TextField {...field('birthDate')} type="date" label={words.birthDate} />
      </div>
      <TextField {...field('phone')} label={words.phone} type="tel" inputMode="tel" />
      <TextField {...field('email')} label={words.email} type="email" inputMode="email" />
      <TextField {...field('address')} label={words.address} />
    </div>
  )
}
