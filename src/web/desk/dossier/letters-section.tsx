import type { DeskDossier } from '#modules/dossiers'
import { useTexts } from '../../texts.ts'
import { shortMoment } from '../parts/moments.ts'
import { DOSSIER } from './dossier-texts.ts'

/** The forms made for the dossier, each as PDF, and the control slip as it stands; the receipt can be printed again. */
export function LettersSection({
  desk,
}: {
  readonly desk: Pick<DeskDossier, 'dossier' | 'letters'>
}) {
  const words = useTexts(DOSSIER)
  const dossier = `/api/v1/dossiers/${encodeURIComponent(desk.dossier.code)}`
  return (
    <section className="panel" aria-labelledby="letters">
      <h2 id="letters">{words.letters}</h2>
      {desk.letters.length === 0 ? (
        <p className="help">{words.noLetters}</p>
      ) : (
        <ul className="plain-list letters">
          {desk.letters.map((letter) => (
            <li key={letter.id}>
              <a href={`${dossier}/letters/${letter.id}`} target="_blank" rel="noreferrer">
                {letter.form === words.receiptForm ? words.reprint : letter.title}
              </a>
              <div className="help">
                {[letter.form === null ? null : words.letterForm(letter.form), letter.number]
                  .filter((part) => part !== null)
                  .join(', ')}{' '}
                · {shortMoment(letter.madeAt)}
              </div>
            </li>
          ))}
          {desk.dossier.receivedAt === null ? null : (
            <li>
              <a href={`${dossier}/control-slip`} target="_blank" rel="noreferrer">
                {words.controlSlip}
              </a>
              <div className="help">{words.controlSlipHelp}</div>
            </li>
          )}
        </ul>
      )}
    </section>
  )
}
