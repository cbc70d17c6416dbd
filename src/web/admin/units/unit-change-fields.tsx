import type { Unit, UnitKind } from '#modules/organisations'
import type { Returned } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Choices, FieldGroup, Select, TextField } from '../../ui/fields.tsx'
import { ADMIN } from '../frame/admin-texts.ts'
import { AdminForm, answersOf } from '../parts/forms.tsx'
import { CHANGE_WORDS, type UnitChangeName } from './unit-change-texts.ts'

/** What the questions of a change are asked about. */
export interface ChangeForm {
  readonly change: UnitChangeName
  readonly unit: Unit
  /** The kinds of unit that may stand under it. */
  readonly kinds: readonly UnitKind[]
  /** The units that it may be merged with. */
  readonly others: readonly Pick<Unit, 'id' | 'name' | 'code'>[]
  readonly tomorrow: string
}

type Answers = ReturnType<typeof answersOf>

const PARTS = [1, 2, 3, 4] as const

/** The questions of each change of a unit. */
export function ChangeFields(props: ChangeForm & { readonly returned: Returned | undefined }) {
  const words = useTexts(CHANGE_WORDS)
  const { change, unit, tomorrow } = props
  const answers = answersOf(props.returned, { from: tomorrow, lastDay: tomorrow })
  return (
    <AdminForm submit={words.foresee} back={`/quan-tri/don-vi/${unit.id}`} intent="foresee">
      {change === 'them' ? <CreationFields {...props} answers={answers} /> : null}
      {change === 'doi-ten' ? <NamingFields answers={answers} /> : null}
      {change === 'sap-nhap' ? <MergerFields {...props} answers={answers} /> : null}
      {change === 'tach'
        ? PARTS.map((part) => <PartFields key={part} part={part} answers={answers} />)
        : null}
      {change === 'ket-thuc' ? <EndFields answers={answers} /> : <FromFields answers={answers} />}
    </AdminForm>
  )
}

function NamingFields({
  answers,
  part = '',
}: {
  readonly answers: Answers
  readonly part?: string
}) {
  const words = useTexts(CHANGE_WORDS)
  return (
    <>
      <TextField
        {...answers.of(`code${part}`)}
        label={words.code}
        help={words.codeHelp}
        width="20"
        maxLength={35}
      />
      <TextField {...answers.of(`name${part}`)} label={words.name} maxLength={300} />
      <TextField {...answers.of(`shortName${part}`)} label={words.shortName} maxLength={300} />
    </>
  )
}

/** The decision that a change follows from. */
function DecisionFields({ answers }: { readonly answers: Answers }) {
  const words = useTexts(CHANGE_WORDS)
  return (
    <>
      <TextField
        {...answers.of('number')}
        label={words.number}
        help={words.numberHelp}
        width="20"
        maxLength={100}
      />
      <TextField {...answers.of('decidedOn')} type="date" label={words.decidedOn} width="12" />
      <TextField {...answers.of('issuer')} label={words.issuer} maxLength={100} />
    </>
  )
}

function FromFields({ answers }: { readonly answers: Answers }) {
  const words = useTexts(CHANGE_WORDS)
  return (
    <>
      <DecisionFields answers={answers} />
      <TextField {...answers.of('from')} type="date" label={words.from} width="12" />
    </>
  )
}

function CreationFields(props: ChangeForm & { readonly answers: Answers }) {
  const words = useTexts(CHANGE_WORDS)
  const admin = useTexts(ADMIN)
  const { answers, kinds } = props
  const more = [
    ['divisionKey', words.division, words.divisionHelp],
    ['adminUnitCode', words.territory, undefined],
    ['address', words.address, undefined],
    ['phone', words.phone, undefined],
  ] as const
  return (
    <>
      <Select
        {...answers.of('kind')}
        label={words.kind}
        placeholder={admin.chooseFirst}
        options={kinds.map((kind) => ({ value: kind, label: admin.kinds[kind] }))}
      />
      <NamingFields answers={answers} />
      {more.map(([id, label, help]) => (
        <TextField
          key={id}
          {...answers.of(id)}
          label={label}
          {...(help === undefined ? {} : { help })}
          optional={admin.optional}
          maxLength={300}
        />
      ))}
    </>
  )
}

function MergerFields(props: ChangeForm & { readonly answers: Answers }) {
  const words = useTexts(CHANGE_WORDS)
  const { answers, unit, others } = props
  const into = answers.of('into')
  return (
    <>
      {others.length === 0 ? (
        <p>{words.noOthers}</p>
      ) : (
        <FieldGroup id="others" label={words.others}>
          <div className="choices admin-choices">
            {others.map(({ id, name, code }) => (
              <label className="choice" key={id}>
                <input
                  type="checkbox"
                  name={`with:${id}`}
                  value="yes"
                  defaultChecked={answers.value(`with:${id}`) === 'yes'}
                />
                <span>
                  {name} <span className="help">{code}</span>
                </span>
              </label>
            ))}
          </div>
        </FieldGroup>
      )}
      <Choices
        id="into"
        type="radio"
        label={words.into}
        fault={into.fault}
        values={[into.value ?? 'this']}
        options={[
          { value: 'this', label: words.intoThis(unit.name) },
          { value: 'new', label: words.intoNew },
        ]}
      />
      <NamingFields answers={answers} />
    </>
  )
}

function PartFields(props: { readonly part: number; readonly answers: Answers }) {
  const words = useTexts(CHANGE_WORDS)
  const { part, answers } = props
  return (
    <fieldset className="panel stack">
      <legend className="label">{part <= 2 ? words.part(part) : words.partOptional(part)}</legend>
      <NamingFields answers={answers} part={String(part)} />
    </fieldset>
  )
}

function EndFields({ answers }: { readonly answers: Answers }) {
  const words = useTexts(CHANGE_WORDS)
  const chosen = answers.of('withSubordinates')
  return (
    <>
      <DecisionFields answers={answers} />
      <TextField {...answers.of('lastDay')} type="date" label={words.lastDay} width="12" />
      <Choices
        id="withSubordinates"
        type="radio"
        label={words.withSubordinates}
        fault={chosen.fault}
        values={[chosen.value ?? 'no']}
        options={[
          { value: 'no', label: words.endWithout },
          { value: 'yes', label: words.endWith },
        ]}
      />
    </>
  )
}
