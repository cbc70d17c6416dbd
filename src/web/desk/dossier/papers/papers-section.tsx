import { Link, useSearchParams } from 'react-router'
import type { DeskDossier } from '#modules/dossiers'
import { useTexts } from '../../../texts.ts'
import { DOSSIER } from '../dossier-texts.ts'
import { FormAnswers } from '../form-answers.tsx'
import { PaperViewer } from './paper-viewer.tsx'
import { nameOf, type Paper } from './sheet.tsx'

/** The papers, one of them open, and the form in words; side by side at wish. */
export function PapersSection({ desk }: { readonly desk: Pick<DeskDossier, 'papers' | 'form'> }) {
  const words = useTexts(DOSSIER)
  const [query] = useSearchParams()
  const chosen = Number(query.get('giay'))
  const withFile = desk.papers.filter(({ file }) => file !== null)
  const open =
    desk.papers.find(({ ordinal }) => ordinal === chosen) ??
    withFile.find(({ replacedAt }) => replacedAt === null) ??
    withFile[0]
  const isBeside = query.get('canh') === '1'
  return (
    <section className="dossier-papers stack" aria-labelledby="papers">
      <div className="row papers-head">
        <h2 id="papers" tabIndex={-1} data-key="g">
          {words.papers}
        </h2>
        {open === undefined || desk.form.length === 0 ? null : (
          <Link
            className="when-wide"
            preventScrollReset
            replace
            to={withParameter(query, 'canh', isBeside ? null : '1')}
          >
            {isBeside ? words.notSideBySide : words.sideBySide}
          </Link>
        )}
      </div>
      {desk.papers.length === 0 ? <p className="help">{words.noPapers}</p> : null}
      <PaperList papers={desk.papers} open={open?.ordinal ?? null} query={query} />
      <div className="papers-open">
        {open === undefined ? null : <PaperViewer key={open.ordinal} paper={open} />}
        <FormAnswers sections={desk.form} />
      </div>
    </section>
  )
}

function PaperList(props: {
  readonly papers: readonly Paper[]
  readonly open: number | null
  readonly query: URLSearchParams
}) {
  const words = useTexts(DOSSIER)
  return (
    <ol className="papers plain-list">
      {props.papers.map((paper) => (
        <li key={paper.ordinal} {...(paper.replacedAt === null ? {} : { 'data-replaced': '' })}>
          <Link
            to={withParameter(props.query, 'giay', String(paper.ordinal))}
            preventScrollReset
            replace
            {...(paper.ordinal === props.open ? { 'aria-current': 'true' as const } : {})}
          >
            {nameOf(paper, words.unnamedPaper)}
          </Link>
          <span className="help"> {describe(paper, words)}</span>
        </li>
      ))}
    </ol>
  )
}

function describe(paper: Paper, words: (typeof DOSSIER)['vi']): string {
  const pages = paper.file?.pages ?? null
  return [
    pages === null ? null : words.pages(pages),
    paper.originals > 0 ? words.originals(paper.originals) : null,
    paper.copies > 0 ? words.copies(paper.copies) : null,
    paper.stepName === null ? null : words.ofStep(paper.stepName),
    paper.replacedAt === null ? null : words.replaced,
    paper.givenBackAt === null ? null : words.givenBack,
    paper.note,
  ]
    .filter(Boolean)
    .join(' · ')
}

function withParameter(query: URLSearchParams, name: string, value: string | null): string {
  const next = new URLSearchParams(query)
  next.delete('xong')
  next.delete('vua')
  if (value === null) next.delete(name)
  else next.set(name, value)
  return `?${next.toString()}`
}
