import type { Unit } from '#modules/organisations'
import type { ForeseenReorganisation } from '#modules/reorganisations'
import { dayWords } from '../../dates.ts'
import { DESK_WORDS } from '../../desk/parts/desk-words.ts'
import type { Returned } from '../../requests.ts'
import { useLanguage, useTexts } from '../../texts.ts'
import { Button, Notice } from '../../ui/elements.tsx'
import { CHANGE_WORDS } from './unit-change-texts.ts'
import { SharingFields } from './unit-sharing-fields.tsx'
import { isSharing } from './unit-sharing.ts'

/** What a change would do, in every part of the system, with what was typed kept for the confirmation. */
export function Foreseen(props: {
  readonly foreseen: ForeseenReorganisation
  readonly returned: Returned
}) {
  const words = useTexts(CHANGE_WORDS)
  const { foreseen, returned } = props
  const isSplit = foreseen.change.kind === 'split'
  return (
    <div className="stack-wide">
      <ForeseenFacts foreseen={foreseen} />
      <form method="post" className="stack-wide" noValidate>
        {Object.entries(returned.values)
          .filter(([name]) => name !== 'intent' && !isSharing(name))
          .map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
        {isSplit ? <SharingFields {...props} /> : null}
        <Notice kind="warning">
          <p>{words.secondPerson}</p>
        </Notice>
        <div className="row">
          <Button name="intent" value="confirm">
            {words.confirm}
          </Button>
          {isSplit ? (
            <Button kind="secondary" name="intent" value="foresee">
              {words.foreseeAgain}
            </Button>
          ) : null}
          <Button kind="secondary" name="intent" value="change">
            {words.change}
          </Button>
        </div>
      </form>
    </div>
  )
}

/** What a change would do, in every part of the system. */
export function ForeseenFacts({ foreseen }: Pick<Parameters<typeof Foreseen>[0], 'foreseen'>) {
  return (
    <>
      <Units {...foreseen} />
      <Matters {...foreseen} />
    </>
  )
}

function Units(foreseen: ForeseenReorganisation) {
  const words = useTexts(CHANGE_WORDS)
  const language = useLanguage()
  const { rolesCarried, rolesLost } = foreseen
  return (
    <section className="panel stack">
      <h2>{words.consequences(dayWords(foreseen.from, language))}</h2>
      <Lines title={words.ends} lines={foreseen.ended.map(nameAndCode)} />
      <Lines title={words.begins} lines={foreseen.begun.map(nameAndCode)} />
      <Lines
        title={words.moves}
        lines={foreseen.moved.map(({ unit, under }) => words.passes(unit.name, under?.name ?? '–'))}
      />
      {rolesCarried > 0 ? <p>{words.carried(rolesCarried)}</p> : null}
      {rolesLost > 0 ? <p>{words.lost(rolesLost)}</p> : null}
      {rolesCarried + rolesLost === 0 ? <p>{words.noRoles}</p> : null}
    </section>
  )
}

/** What the other parts of the system have of the units that end. */
function Matters(foreseen: ForeseenReorganisation) {
  const words = useTexts(CHANGE_WORDS)
  const { states } = useTexts(DESK_WORDS)
  const { ended, procedures, steps, dossiers, delegations, calendars } = foreseen
  if (ended.length === 0) return null
  const to = (name: string | null) => name ?? words.nobody
  return (
    <section className="panel stack">
      <h2>{words.matters}</h2>
      <Lines
        title={words.dossiers}
        lines={dossiers.map((each) =>
          words.passes(words.held(each.count, states[each.state], each.from), to(each.to)),
        )}
      />
      <Lines
        title={words.procedures}
        lines={procedures.map((each) => words.passes(`${each.code} ${each.name}`, to(each.to)))}
      />
      <Lines
        title={words.steps}
        lines={steps.map((each) =>
          words.passes(`${each.procedureCode}: ${each.step}`, to(each.to)),
        )}
      />
      {dossiers.length + procedures.length + steps.length === 0 ? <p>{words.noMatters}</p> : null}
      {dossiers.length === 0 ? null : <p className="help">{words.carriedOver}</p>}
      {delegations === 0 ? null : <p>{words.delegations(delegations)}</p>}
      {calendars.map((name) => (
        <p key={name}>{words.calendar(name)}</p>
      ))}
    </section>
  )
}

function nameAndCode({ name, code }: Pick<Unit, 'name' | 'code'>): string {
  return `${name} (${code})`
}

const SHOWN = 8

/** A titled list with its number; a long one is folded after its first lines. */
function Lines(props: { readonly title: string; readonly lines: readonly string[] }) {
  const words = useTexts(CHANGE_WORDS)
  const { title, lines } = props
  if (lines.length === 0) return null
  const rest = lines.slice(SHOWN)
  return (
    <div className="stack">
      <h3>
        {title} ({lines.length})
      </h3>
      <Bullets lines={lines.slice(0, SHOWN)} />
      {rest.length === 0 ? null : (
        <details>
          <summary>{words.more(rest.length)}</summary>
          <Bullets lines={rest} />
        </details>
      )}
    </div>
  )
}

function Bullets({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul className="admin-bullets">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
