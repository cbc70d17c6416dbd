import { Link } from 'react-router'
import { dong, formatDong } from '#kernel/money'
import type { Component, Fee, ProcedureContent } from '#modules/procedures'
import { useTexts } from '../../texts.ts'
import { CATALOGUE } from '../catalogue/catalogue-texts.ts'
import { feeWords } from '../catalogue/fee-words.ts'
import { PROCEDURE, type ProcedureWords } from './procedure-texts.ts'

/** Every paper of the chosen case, with how many, in which form, and when it is not needed. */
export function PapersSection(props: {
  readonly code: string
  readonly content: Pick<ProcedureContent, 'cases' | 'sets'>
  readonly papers: readonly Component[]
  readonly caseId: string | null
}) {
  const words = useTexts(PROCEDURE)
  const { code, content, papers, caseId } = props
  return (
    <section className="stack" id="giay-to">
      <h2>{words.papers}</h2>
      {content.cases.length > 1 ? (
        <nav aria-label={words.cases} className="cases">
          <p className="label">{words.cases}</p>
          <ul>
            {content.cases.map(({ id, name }) => (
              <li key={id} lang="vi">
                <Link
                  to={`/thu-tuc/${code}?truong-hop=${encodeURIComponent(id)}#giay-to`}
                  aria-current={id === caseId ? 'true' : undefined}
                >
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      {papers.length === 0 ? (
        <p>{words.nothing}</p>
      ) : (
        <>
          <p className="help">{words.papersHelp(content.sets)}</p>
          <ul className="plain-list">
            {papers.map((paper) => (
              <Paper key={paper.id} paper={paper} />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function Paper({ paper }: { readonly paper: Component }) {
  const words = useTexts(PROCEDURE)
  const { databases } = useTexts(CATALOGUE)
  const { name, note, form, isDeclaration, obtainableFrom, requiredWhen } = paper
  return (
    <li className="paper">
      <p lang="vi">{obtainableFrom === null ? <strong>{name}</strong> : <s>{name}</s>}</p>
      {obtainableFrom === null ? (
        <p className="help">
          {copiesWords(paper, words)}
          {isDeclaration ? ` · ${words.declared}` : ''}
        </p>
      ) : (
        <p className="help">{words.lookedUpIn(databases[obtainableFrom])}</p>
      )}
      {requiredWhen === null ? null : <p className="help">{words.unlessFound(requiredWhen)}</p>}
      {form === null || form === name ? null : <p className="help">{words.form(form)}</p>}
      {note === null ? null : (
        <p className="help" lang="vi">
          {note}
        </p>
      )}
    </li>
  )
}

function copiesWords(
  { originals, copies }: Pick<Component, 'originals' | 'copies'>,
  words: ProcedureWords,
): string {
  const parts = [
    originals === 0 ? null : words.originals(originals),
    copies === 0 ? null : words.copies(copies),
  ].filter((part) => part !== null)
  return parts.length === 0 ? words.shown : parts.join(', ')
}

/** What must be paid, for what, and who need not. */
export function FeesSection({ fees }: { readonly fees: readonly Fee[] }) {
  const words = useTexts(PROCEDURE)
  return (
    <section className="stack">
      <h2>{words.fees}</h2>
      {fees.length === 0 ? (
        <p>{words.noFees}</p>
      ) : (
        <ul className="plain-list">
          {fees.map((fee) => (
            <FeeLine key={fee.name} fee={fee} />
          ))}
        </ul>
      )}
    </section>
  )
}

const DUE = { 'one-of': 'oneOf', 'on-request': 'onRequest' } as const

function FeeLine({ fee }: { readonly fee: Fee }) {
  const words = useTexts(PROCEDURE)
  const catalogue = useTexts(CATALOGUE)
  const { name, amount, onlineAmount, per, due, exemptions, note } = fee
  return (
    <li className="paper">
      <p>
        <span lang="vi">{name}</span>: <strong>{feeWords(amount, catalogue)}</strong>
      </p>
      <p className="help">
        {words.per(per)}
        {due === undefined ? '' : ` · ${words[DUE[due]]}`}
        {onlineAmount === null
          ? ''
          : ` · ${words.feeOnline(onlineAmount === 0 ? catalogue.free : formatDong(dong(onlineAmount)))}`}
      </p>
      {exemptions.length === 0 ? null : (
        <p className="help">
          {words.exempt} <span lang="vi">{exemptions.join('; ')}</span>
        </p>
      )}
      {note === null ? null : (
        <p className="help" lang="vi">
          {note}
        </p>
      )}
    </li>
  )
}
