import { redirect } from 'react-router'
import { z } from 'zod'
import { answersInWords } from '#modules/filings'
import { publishFormDesign, type AnswerSection } from '#modules/forms'
import { languageOf, officerContext, submit } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Button, Fact, Facts, Notice } from '../../ui/elements.tsx'
import { ADMIN } from '../frame/admin-texts.ts'
import { FormFaults } from '../parts/forms.tsx'
import type { Route } from './+types/publish-page.ts'
import { FormChecks } from './form-checks.tsx'
import { FORMS } from './form-design-texts.ts'
import { FormHeading } from './form-heading.tsx'
import { formDesignIdOf, loadFormDesign } from './load-form-design.ts'

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args, 'procedure-control')
  const view = await loadFormDesign(args)
  const { definition, trial } = view.design
  const words = FORMS[languageOf(args)]
  return { view, sections: await answersInWords(context, definition, trial, () => words.trialFile) }
}

export async function action(args: Route.ActionArgs) {
  const context = officerContext(args, 'procedure-control')
  const id = formDesignIdOf(args)
  return submit(
    args,
    z.object({ revision: z.coerce.number().int().positive() }),
    () => FORMS[languageOf(args)].numberWrong,
    async ({ revision }) => {
      await publishFormDesign(context, id, revision)
      return redirect('/quan-tri/bieu-mau?da-cong-bo', 303)
    },
  )
}

/** What was tried as an officer will see it and as it is printed, and the button that publishes. */
export default function PublishPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(FORMS)
  const admin = useTexts(ADMIN)
  const { view, sections } = loaderData
  const { design, procedureName, problems, advice, isTried } = view
  const path = `/quan-tri/bieu-mau/${design.id}`
  const mayPublish = problems.length === 0 && isTried
  return (
    <div className="stack-wide">
      <title>{admin.page(`${words.review}: ${procedureName}`)}</title>
      <FormFaults returned={actionData} />
      <FormHeading
        id={design.id}
        name={procedureName}
        code={design.procedureCode}
        revision={design.revision}
      />
      {problems.length + advice.length === 0 ? null : <FormChecks view={view} path={path} />}
      {mayPublish ? (
        <form method="post" className="stack">
          <input type="hidden" name="revision" value={design.revision} />
          <p>{words.publishLead}</p>
          <div className="row">
            <Button>{words.publish}</Button>
          </div>
        </form>
      ) : (
        <Notice kind="warning">{problems.length > 0 ? words.notSound : words.mustTry}</Notice>
      )}
      <p>{words.reviewLead}</p>
      <p>
        <a href={`${path}/ban-in.pdf`}>{words.paper}</a>
      </p>
      {sections.map((section) => (
        <Section key={section.pageId} section={section} />
      ))}
    </div>
  )
}

function Section({ section }: { readonly section: AnswerSection }) {
  const words = useTexts(FORMS)
  return (
    <section className="stack" aria-label={section.title}>
      <h2>{section.title}</h2>
      <Facts>
        {section.lines.map(({ questionId, label, text, entries }) => (
          <Fact key={questionId} name={label}>
            {entries.length === 0
              ? (text ?? words.notAnswered)
              : entries.map((entry) => (
                  <div key={entry.title}>
                    <strong>{entry.title}</strong>
                    {entry.lines.map((line) => (
                      <div key={line.questionId}>
                        {line.label}: {line.text ?? words.notAnswered}
                      </div>
                    ))}
                  </div>
                ))}
          </Fact>
        ))}
      </Facts>
    </section>
  )
}
