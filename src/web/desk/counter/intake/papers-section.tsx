import { useTexts } from '../../../texts.ts'
import { SCANS } from '../../../uploads/accepted-files.ts'
import { INTAKE } from './intake-texts.ts'
import type { ChosenProcedure, IntakePaper } from './intake-view.ts'
import { faultOf, type SectionProps } from './view-parts.ts'

/** The checklist: what is there, in how many sheets, what goes back at once, and scans of it. */
export function PapersSection({
  view,
  chosen,
}: SectionProps & { readonly chosen: ChosenProcedure }) {
  const words = useTexts(INTAKE)
  return (
    <section className="stack" aria-labelledby="papers">
      <h2 id="papers" tabIndex={-1}>
        {words.papers}
      </h2>
      <p className="help">{words.paperHelp}</p>
      <ol className="papers">
        {chosen.papers.map((paper) => (
          <Paper key={paper.id} view={view} paper={paper} />
        ))}
      </ol>
    </section>
  )
}

type PaperProps = SectionProps & { readonly paper: IntakePaper }

function Paper({ view, paper }: PaperProps) {
  const words = useTexts(INTAKE)
  const { id, name } = paper
  const { values } = view
  const fault = faultOf(view, `paper.${id}`) ?? faultOf(view, `file.${id}`)
  const isMissing = view.missing.some((each) => each.id === id)
  const attached = values[`fileName.${id}`]
  return (
    <li
      id={`paper.${id}`}
      tabIndex={-1}
      {...(isMissing || fault !== undefined ? { 'data-faulty': '' } : {})}
    >
      <fieldset>
        <legend>
          {name}{' '}
          <span className="help">
            {words.asListed(paper.originals, paper.copies)}
            {paper.isNeeded ? ` · ${words.needed}` : ''}
          </span>
        </legend>
        {paper.requiredWhen === null && paper.note === null ? null : (
          <p className="help">
            {[paper.requiredWhen, paper.note].filter((each) => each !== null).join('. ')}
          </p>
        )}
        {fault === undefined ? null : <p className="fault">{fault}</p>}
        <PaperControls view={view} paper={paper} />
        {attached === undefined ? null : (
          <p className="help">
            {words.attached(attached)}
            <input type="hidden" name={`fileId.${id}`} value={values[`fileId.${id}`] ?? ''} />
            <input type="hidden" name={`fileName.${id}`} value={attached} />
            <Tick name={`drop.${id}`} label={words.drop} about={name} isOn={false} />
          </p>
        )}
      </fieldset>
    </li>
  )
}

function PaperControls({ view: { values }, paper }: PaperProps) {
  const words = useTexts(INTAKE)
  const { id, name } = paper
  return (
    <div className="paper-controls">
      <Tick
        name={`have.${id}`}
        label={words.have}
        about={name}
        isOn={values[`have.${id}`] === 'on'}
      />
      <Count
        name={`originals.${id}`}
        label={words.originals}
        about={name}
        value={values[`originals.${id}`]}
      />
      <Count
        name={`copies.${id}`}
        label={words.copies}
        about={name}
        value={values[`copies.${id}`]}
      />
      <Tick
        name={`back.${id}`}
        label={words.back}
        about={name}
        isOn={values[`back.${id}`] === 'on'}
      />
      <label className="file">
        <span>
          {words.file}
          <span className="visually-hidden"> {name}</span>
        </span>
        <input type="file" id={`file.${id}`} name={`file.${id}`} accept={SCANS} />
      </label>
    </div>
  )
}

function Tick(props: {
  readonly name: string
  readonly label: string
  readonly about: string
  readonly isOn: boolean
}) {
  return (
    <label className="tick">
      <input type="checkbox" name={props.name} value="on" defaultChecked={props.isOn} />
      <span>
        {props.label}
        <span className="visually-hidden"> {props.about}</span>
      </span>
    </label>
  )
}

function Count(props: {
  readonly name: string
  readonly label: string
  readonly about: string
  readonly value: string | undefined
}) {
  return (
    <label className="count">
      <span>
        {props.label}
        <span className="visually-hidden"> {props.about}</span>
      </span>
      <input
        className="input"
        name={props.name}
        defaultValue={props.value}
        inputMode="numeric"
        autoComplete="off"
        maxLength={2}
      />
    </label>
  )
}
