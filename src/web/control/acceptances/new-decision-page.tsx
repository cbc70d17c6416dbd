import { Link } from 'react-router'
import { ADMIN } from '../../admin/frame/admin-texts.ts'
import { answersOf, FormFaults } from '../../admin/parts/forms.tsx'
import { Wide } from '../../admin/parts/wide.tsx'
import { dayWords } from '../../dates.ts'
import { languageOf, officerContext } from '../../requests.ts'
import { useLanguage, useTexts } from '../../texts.ts'
import { Button, Empty, Fact, Facts } from '../../ui/elements.tsx'
import { Choices, Field, Select, TextArea, TextField } from '../../ui/fields.tsx'
import type { Route } from './+types/new-decision-page.ts'
import { ACCEPTANCES_PATH, LEVELS } from './acceptance-address.ts'
import { ACCEPTANCES } from './acceptance-texts.ts'
import { ChangeTable } from './change-table.tsx'
import { takeDecision, type NewDecision, type ShownPreview } from './new-decision.ts'

export function loader(args: Route.LoaderArgs) {
  officerContext(args, 'procedure-control')
  return null
}

export function action(args: Route.ActionArgs) {
  const context = officerContext(args, 'procedure-control')
  return takeDecision(context, languageOf(args), args.request)
}

/** A signed decision is entered, looked at, and recorded. */
export default function NewDecisionPage({ actionData }: Route.ComponentProps) {
  const words = useTexts(ACCEPTANCES)
  const admin = useTexts(ADMIN)
  const preview = actionData?.preview ?? null
  return (
    <div className="stack-wide">
      <title>{admin.page(words.enter)}</title>
      <FormFaults returned={actionData} />
      <p>
        <Link to={ACCEPTANCES_PATH}>{words.toList}</Link>
      </p>
      <h1>{words.enter}</h1>
      <p className="text">{words.enterAbout}</p>
      {preview === null ? null : <Preview preview={preview} />}
      <DecisionForm returned={actionData} isSecond={preview?.signed != null} />
    </div>
  )
}

function Preview({ preview }: { readonly preview: ShownPreview }) {
  const words = useTexts(ACCEPTANCES)
  const { changes, changeCount, faultCount, lineCount, facts, signed } = preview
  const language = useLanguage()
  const number = (count: number) => count.toLocaleString('vi-VN')
  if (signed === null) return <Faults faults={preview.faults} count={faultCount} />
  return (
    <section className="stack">
      <h2>{words.previewTitle}</h2>
      <Facts>
        <Fact name={words.number}>{facts.number}</Fact>
        <Fact name={words.decidedOn}>{dayWords(facts.decidedOn, language)}</Fact>
        <Fact name={words.effectiveFrom}>{dayWords(facts.effectiveFrom, language)}</Fact>
        <Fact name={words.signer}>{facts.signer}</Fact>
        <Fact name={words.effect}>{facts.replacesEarlier ? words.replaces : words.adds}</Fact>
      </Facts>
      <p>
        {words.counts(number(lineCount), number(changeCount))}{' '}
        {changes.length < changeCount
          ? words.shownOf(number(changes.length), number(changeCount))
          : null}
      </p>
      {changeCount === 0 ? (
        <Empty>{words.noChanges}</Empty>
      ) : (
        <ChangeTable label={words.previewTitle} changes={changes} />
      )}
      <form method="post" encType="multipart/form-data">
        <input type="hidden" name="signed" value={signed} />
        <p className="help">{words.recordHelp}</p>
        <Button>{words.record}</Button>
      </form>
    </section>
  )
}

function Faults(props: { readonly faults: ShownPreview['faults']; readonly count: number }) {
  const words = useTexts(ACCEPTANCES)
  const title = words.faultsTitle(props.count.toLocaleString('vi-VN'))
  return (
    <section className="stack">
      <h2>{title}</h2>
      <Wide label={title}>
        <table className="table cards">
          <thead>
            <tr>
              <th scope="col" className="number">
                {words.line}
              </th>
              <th scope="col">{words.given}</th>
              <th scope="col">{words.fault}</th>
            </tr>
          </thead>
          <tbody>
            {props.faults.map(({ at, given, code }) => (
              <tr key={`${at} ${code}`}>
                <th scope="row" className="number">
                  {at}
                </th>
                <td data-name={words.given}>{given}</td>
                <td data-name={words.fault}>{words.faults[code]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </section>
  )
}

function DecisionForm(props: {
  readonly returned: NewDecision | undefined
  readonly isSecond: boolean
}) {
  const words = useTexts(ACCEPTANCES)
  const { of, value } = answersOf(props.returned)
  return (
    <form method="post" encType="multipart/form-data" className="stack text" noValidate>
      <TextField {...of('number')} label={words.number} width="20" />
      <TextField {...of('decidedOn')} type="date" label={words.decidedOn} />
      <TextField {...of('effectiveFrom')} type="date" label={words.effectiveFrom} />
      <TextField {...of('signer')} label={words.signer} help={words.signerHelp} />
      <Choices
        {...of('replacesEarlier')}
        type="checkbox"
        label={words.effect}
        values={[value('replacesEarlier') ?? '']}
        options={[{ value: 'yes', label: words.replaces }]}
      />
      <TextArea {...of('lines')} label={words.lines} help={words.linesHelp} lines={10} />
      <Select
        {...of('otherwise')}
        label={words.otherwise}
        placeholder={words.noLevel}
        options={LEVELS.map((level) => ({ value: level, label: words.levels[level] }))}
      />
      <FileField fault={of('file').fault} />
      <div className="row">
        <Button kind={props.isSecond ? 'secondary' : 'primary'}>{words.preview}</Button>
        <Link to={ACCEPTANCES_PATH}>{words.toList}</Link>
      </div>
    </form>
  )
}

function FileField({ fault }: { readonly fault: string | undefined }) {
  const words = useTexts(ACCEPTANCES)
  return (
    <Field id="file" label={words.file} help={words.fileHelp} fault={fault}>
      <input
        className="input"
        type="file"
        id="file"
        name="file"
        accept=".xlsx,.csv"
        aria-describedby={fault === undefined ? 'file-help' : 'file-help file-fault'}
      />
    </Field>
  )
}
