import type { ForeseenChange } from '#modules/organisations'
import { dayWords } from '../../dates.ts'
import { useLanguage, useTexts } from '../../texts.ts'
import { Button, Notice } from '../../ui/elements.tsx'
import { CHANGE_WORDS } from './unit-change-texts.ts'

/** What a change would do, with what was typed kept for the confirmation. */
export function Foreseen(props: {
  readonly foreseen: ForeseenChange
  readonly values: Readonly<Record<string, string>>
}) {
  const words = useTexts(CHANGE_WORDS)
  const language = useLanguage()
  const { foreseen, values } = props
  const { rolesCarried, rolesLost } = foreseen
  return (
    <div className="stack-wide">
      <section className="panel stack">
        <h2>{words.consequences(dayWords(foreseen.from, language))}</h2>
        <UnitNames title={words.ends} names={foreseen.ended.map(nameAndCode)} />
        <UnitNames title={words.begins} names={foreseen.begun.map(nameAndCode)} />
        <UnitNames
          title={words.moves}
          names={foreseen.moved.map(({ unit, under }) =>
            words.movesTo(unit.name, under?.name ?? '–'),
          )}
        />
        {rolesCarried > 0 ? <p>{words.carried(rolesCarried)}</p> : null}
        {rolesLost > 0 ? <p>{words.lost(rolesLost)}</p> : null}
        {rolesCarried + rolesLost === 0 ? <p>{words.noRoles}</p> : null}
        {foreseen.ended.length === 0 ? null : <p>{words.kept}</p>}
      </section>
      <Notice kind="warning">
        <p>{words.cannotUndo}</p>
      </Notice>
      <form method="post" className="row">
        {Object.entries(values)
          .filter(([name]) => name !== 'intent')
          .map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
        <Button name="intent" value="confirm">
          {words.confirm}
        </Button>
        <Button kind="secondary" name="intent" value="change">
          {words.change}
        </Button>
      </form>
    </div>
  )
}

function nameAndCode({ name, code }: { readonly name: string; readonly code: string }): string {
  return `${name} (${code})`
}

function UnitNames(props: { readonly title: string; readonly names: readonly string[] }) {
  if (props.names.length === 0) return null
  return (
    <div>
      <h3>
        {props.title} ({props.names.length})
      </h3>
      <ul className="admin-bullets">
        {props.names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </div>
  )
}
