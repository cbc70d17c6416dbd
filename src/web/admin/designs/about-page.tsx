import { redirect } from 'react-router'
import { z } from 'zod'
import { tidy } from '#kernel/text'
import { beginDesign, removeDesign, reviseDesign } from '#modules/designs'
import { receiveTyped } from '#platform/http'
import { languageOf, officerContext, submit, valuesOf } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Button } from '../../ui/elements.tsx'
import { Choices, TextArea, TextField } from '../../ui/fields.tsx'
import { ADMIN } from '../frame/admin-texts.ts'
import { AdminForm, answersOf, FormFaults } from '../parts/forms.tsx'
import type { Route } from './+types/about-page.ts'
import { DesignHeading } from './design-heading.tsx'
import { DESIGNS } from './designs-texts.ts'
import { designIdOf, loadDesign } from './load-design.ts'
import { revisionForm } from './revision-form.ts'

const AboutForm = revisionForm.extend({
  title: z.string().max(300).transform(tidy).pipe(z.string().min(1)),
  purpose: z.string().max(4_000).transform(tidy),
  scope: z.string().max(4_000).transform(tidy),
  isTemplate: z.literal('co').optional(),
})

export function loader(args: Route.LoaderArgs) {
  return loadDesign(args)
}

export async function action(args: Route.ActionArgs) {
  const context = officerContext(args, 'procedure-control')
  const id = designIdOf(args)
  const { intent } = valuesOf(await receiveTyped(args.request.clone()))
  if (intent === 'remove') {
    await removeDesign(context, id)
    return redirect('/quan-tri/quy-trinh', 303)
  }
  if (intent === 'copy') {
    const copy = await beginDesign(context, null, { from: 'design', id })
    return redirect(`/quan-tri/quy-trinh/${copy}/muc-dich`, 303)
  }
  const { fields } = DESIGNS[languageOf(args)]
  const word = (field: string) => (field === 'title' ? fields.title : fields.other)
  return submit(args, AboutForm, word, async ({ revision, title, isTemplate, purpose, scope }) => {
    const about = { name: title, purpose, scope, isTemplate: isTemplate !== undefined }
    await reviseDesign(context, id, revision, { kind: 'about', about })
    return redirect(`/quan-tri/quy-trinh/${id}?xong=1`, 303)
  })
}

/** What a process is for, as its controlled document says it; and what else is done with a design. */
export default function AboutPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(DESIGNS)
  const admin = useTexts(ADMIN)
  const { design } = loaderData
  const answers = answersOf(actionData, {
    title: design.name,
    purpose: design.purpose,
    scope: design.scope,
  })
  const isTemplate =
    actionData === undefined ? design.isTemplate : actionData.values['isTemplate'] === 'co'
  return (
    <div className="stack-wide">
      <title>{admin.page(`${words.tabs.about} – ${design.name}`)}</title>
      <FormFaults returned={actionData} />
      <DesignHeading id={design.id} name={design.name} />
      <AdminForm submit={words.save} back={`/quan-tri/quy-trinh/${design.id}`} intent="save">
        <input type="hidden" name="revision" value={design.revision} />
        <TextField {...answers.of('title')} label={words.name} maxLength={300} />
        <TextArea {...answers.of('purpose')} label={words.purpose} help={words.purposeHelp} />
        <TextArea {...answers.of('scope')} label={words.scope} help={words.scopeHelp} />
        <Choices
          id="isTemplate"
          type="checkbox"
          label={words.kind}
          options={[{ value: 'co', label: words.isTemplate }]}
          values={isTemplate ? ['co'] : []}
        />
      </AdminForm>
      <form method="post">
        <Button kind="secondary" name="intent" value="copy">
          {words.copy}
        </Button>
      </form>
      <details className="details">
        <summary>{words.remove}</summary>
        <form method="post" className="stack text">
          <p>{words.removeAbout}</p>
          <div>
            <Button kind="danger" name="intent" value="remove">
              {words.remove}
            </Button>
          </div>
        </form>
      </details>
    </div>
  )
}
