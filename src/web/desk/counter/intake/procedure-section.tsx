import { dayWords } from '../../../dates.ts'
import { useLanguage, useTexts } from '../../../texts.ts'
import { Button, Notice } from '../../../ui/elements.tsx'
import { Select, TextField } from '../../../ui/fields.tsx'
import { INTAKE } from './intake-texts.ts'
import type { ChosenProcedure, FoundProcedure } from './intake-view.ts'
import { useLiveSearch } from './use-live-search.ts'
import { faultOf, type SectionProps } from './view-parts.ts'

/** Which procedure: found by a few letters, then with its case and, where it matters, its commune. */
export function ProcedureSection({ view }: SectionProps) {
  const words = useTexts(INTAKE)
  return (
    <section className="stack" aria-labelledby="procedure-title">
      <h2 id="procedure-title">{words.procedure}</h2>
      <input type="hidden" name="procedure" value={view.chosen?.code ?? ''} />
      {view.chosen === null ? <Search view={view} /> : <Chosen view={view} chosen={view.chosen} />}
    </section>
  )
}

function Search({ view }: SectionProps) {
  const words = useTexts(INTAKE)
  const { box, found: typed } = useLiveSearch()
  const found = typed ?? view.found
  return (
    <div className="stack" ref={box}>
      <div className="scan">
        <TextField
          id="q"
          type="search"
          label={words.q}
          help={words.qHelp}
          value={view.values.q}
          fault={faultOf(view, 'q')}
        />
        <Button kind="secondary" name="intent" value="look">
          {words.find}
        </Button>
      </div>
      {found === null ? null : <Found found={found} />}
    </div>
  )
}

function Found({ found }: { readonly found: readonly FoundProcedure[] }) {
  const words = useTexts(INTAKE)
  return (
    <div aria-live="polite">
      {found.length === 0 ? (
        <p>{words.foundNone}</p>
      ) : (
        <ul className="found" aria-label={words.foundTitle}>
          {found.map((each, at) => (
            <li key={each.code}>
              {each.ended === null ? (
                <Choice {...each} isFirst={at === 0} />
              ) : (
                <Ended {...each} ended={each.ended} />
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Choice(
  props: Pick<FoundProcedure, 'code' | 'name' | 'unitName'> & { readonly isFirst: boolean },
) {
  const { code, name, unitName, isFirst } = props
  return (
    <button type="submit" name="choose" value={code} {...(isFirst ? { id: 'found' } : {})}>
      <strong>{name}</strong>
      <span className="help">{[code, unitName].filter(Boolean).join(' · ')}</span>
    </button>
  )
}

/** A procedure that takes no dossiers any more, with what to choose in its place. */
function Ended({
  code,
  name,
  ended,
}: FoundProcedure & { readonly ended: NonNullable<FoundProcedure['ended']> }) {
  const words = useTexts(INTAKE)
  const language = useLanguage()
  const { lastDay, decision, replacedBy } = ended
  return (
    <Notice kind="warning" title={words.endedTitle(code, name)}>
      <p>{words.ended(dayWords(lastDay, language), decision)}</p>
      {replacedBy === null ? <p>{words.endedAlone}</p> : <p>{words.endedInstead}</p>}
      {replacedBy === null ? null : (
        <Choice
          code={replacedBy.code}
          name={replacedBy.name ?? replacedBy.code}
          unitName=""
          isFirst
        />
      )}
    </Notice>
  )
}

function Chosen({ view, chosen }: SectionProps & { readonly chosen: ChosenProcedure }) {
  const words = useTexts(INTAKE)
  const { values } = view
  return (
    <>
      <div className="chosen">
        <p>
          <strong lang="vi">{chosen.name}</strong> <span className="help">{chosen.code}</span>
        </p>
        <Button kind="quiet" name="choose" value="none">
          {words.change}
        </Button>
      </div>
      {chosen.elsewhere === null ? null : <Notice kind="warning">{chosen.elsewhere}</Notice>}
      {chosen.elsewhere === null && !chosen.isReceivedHere ? (
        <Notice kind="warning">{words.notHere}</Notice>
      ) : null}
      {chosen.notAccepted === null ? null : (
        <Notice kind="warning">{words.notAccepted(chosen.notAccepted)}</Notice>
      )}
      {chosen.cases.length === 0 ? null : (
        <div className="scan">
          <Select
            id="case"
            label={words.case}
            value={chosen.caseId ?? undefined}
            options={chosen.cases.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Button kind="secondary" name="intent" value="look">
            {words.applyCase}
          </Button>
        </div>
      )}
      {chosen.communes.length === 0 ? null : (
        <div className="scan">
          <Select
            id="commune"
            label={words.commune}
            help={words.communeHelp}
            value={values.commune}
            placeholder={words.communeOfOffice}
            options={chosen.communes.map(({ code, name }) => ({ value: code, label: name }))}
            fault={faultOf(view, 'commune')}
          />
          <Button kind="secondary" name="intent" value="look">
            {words.applyCommune}
          </Button>
        </div>
      )}
    </>
  )
}
