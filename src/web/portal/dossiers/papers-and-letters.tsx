import type { LetterLine, ViewedPaper } from '#modules/dossiers'
import { useTexts } from '../../texts.ts'
import { OnDay } from '../../when.tsx'
import { UploadedFile } from '../papers/uploaded-file.tsx'
import { DOSSIER } from './dossier-texts.ts'

/** The papers of the dossier with the files that hold them. */
export function PapersSection({ papers }: { readonly papers: readonly ViewedPaper[] }) {
  const words = useTexts(DOSSIER)
  return (
    <section className="stack">
      <h2>{words.papers}</h2>
      {papers.length === 0 ? (
        <p className="help">{words.noPapers}</p>
      ) : (
        <ul className="plain-list">
          {papers.map((paper) => (
            <PaperLine key={paper.ordinal} paper={paper} />
          ))}
        </ul>
      )}
    </section>
  )
}

function PaperLine({ paper }: { readonly paper: ViewedPaper }) {
  const words = useTexts(DOSSIER)
  const { component, file, originals, copies, note, givenBackAt } = paper
  const sheets = words.onPaper(originals, copies)
  return (
    <li className="paper">
      <p lang="vi">{component?.name}</p>
      {file === null ? null : <UploadedFile file={file} />}
      {sheets === '' ? null : (
        <p className="help">
          {sheets}, {givenBackAt === null ? words.atCounter : words.givenBack}
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

/** The letters addressed to the applicant, as PDF. */
export function LettersSection(props: {
  readonly code: string
  readonly letters: readonly LetterLine[]
}) {
  const words = useTexts(DOSSIER)
  const { code, letters } = props
  return (
    <section className="stack">
      <h2>{words.letters}</h2>
      {letters.length === 0 ? (
        <p className="help">{words.noLetters}</p>
      ) : (
        <ul className="plain-list">
          {letters.map(({ id, title, madeAt }) => (
            <li key={id} className="paper">
              <a href={`/api/v1/dossiers/${code}/letters/${id}`} lang="vi">
                {title} ({words.pdf})
              </a>
              <p className="help">
                <OnDay at={madeAt} />
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
