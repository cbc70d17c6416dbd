import type { AnswerSection } from '#modules/forms'
import { useTexts } from '../../texts.ts'
import { DOSSIER } from './dossier-texts.ts'

type Line = AnswerSection['lines'][number]

/** The form as it was filled in, in the words people read. */
export function FormAnswers({ sections }: { readonly sections: readonly AnswerSection[] }) {
  const words = useTexts(DOSSIER)
  return (
    <section className="answers" aria-labelledby="form-answers">
      <h2 id="form-answers">{words.form}</h2>
      {sections.length === 0 ? <p className="help">{words.noForm}</p> : null}
      {sections.map((section) => (
        <section key={section.pageId}>
          <h3>{section.title}</h3>
          <Lines lines={section.lines} />
        </section>
      ))}
    </section>
  )
}

function Lines({ lines }: { readonly lines: readonly Line[] }) {
  const words = useTexts(DOSSIER)
  return (
    <dl className="answer-lines">
      {lines.map((line) => (
        <div key={line.questionId}>
          <dt>{line.label}</dt>
          <dd>
            {line.entries.length > 0
              ? line.entries.map((entry) => (
                  <div key={entry.title}>
                    <strong>{entry.title}</strong>
                    <Lines lines={entry.lines} />
                  </div>
                ))
              : (line.text ?? <span className="help">{words.unanswered}</span>)}
          </dd>
        </div>
      ))}
    </dl>
  )
}
