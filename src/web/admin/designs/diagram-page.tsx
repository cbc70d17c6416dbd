import { redirect } from 'react-router'
import { Refused } from '#kernel/refused'
import { readDiagram, reviseDesign } from '#modules/designs'
import { drawingOf, layoutOf } from '#modules/processes'
import { refusalText } from '#platform/i18n'
import { languageOf, officerContext, valuesOf } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Button } from '../../ui/elements.tsx'
import { Field } from '../../ui/fields.tsx'
import { ADMIN } from '../frame/admin-texts.ts'
import { FormFaults } from '../parts/forms.tsx'
import { ProcessDiagram } from '../parts/process-diagram.tsx'
import type { Route } from './+types/diagram-page.ts'
import { DesignHeading } from './design-heading.tsx'
import { DESIGNS } from './designs-texts.ts'
import { laneNamer } from './lane-names.ts'
import { designIdOf, loadDesign, placesOf } from './load-design.ts'
import { revisionForm } from './revision-form.ts'

export async function loader(args: Route.LoaderArgs) {
  const { design } = await loadDesign(args)
  const places = await placesOf(officerContext(args, 'procedure-control'))
  const drawing = drawingOf(design.definition)
  return {
    design,
    drawing,
    layout: layoutOf(drawing),
    laneNames: drawing.lanes.map(laneNamer(languageOf(args), places)),
  }
}

export async function action(args: Route.ActionArgs) {
  const context = officerContext(args, 'procedure-control')
  const id = designIdOf(args)
  const form = await args.request.formData()
  const language = languageOf(args)
  const { fields } = DESIGNS[language]
  const values = valuesOf(form)
  const file = form.get('file')
  const revision = revisionForm.safeParse(values)
  if (!(file instanceof File) || file.size === 0 || !revision.success)
    return { faults: [{ id: 'file', text: fields.file }], values }
  try {
    const definition = await readDiagram(await file.text())
    const change = { kind: 'replace-steps', definition } as const
    await reviseDesign(context, id, revision.data.revision, change)
    return redirect(`/quan-tri/quy-trinh/${id}?xong=1`, 303)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { faults: [{ id: 'file', text: refusalText(error.code, language) }], values }
  }
}

/** A process in design as a picture, and the way to other BPMN tools and back. */
export default function DiagramPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(DESIGNS)
  const admin = useTexts(ADMIN)
  const { design } = loaderData
  const fault = actionData?.faults[0]?.text
  return (
    <div className="stack-wide">
      <title>{admin.page(`${words.tabs.diagram} – ${design.name}`)}</title>
      <FormFaults returned={actionData} />
      <DesignHeading id={design.id} name={design.name} />
      <ProcessDiagram title={design.name} {...loaderData} />
      <p>
        <a href={`/quan-tri/quy-trinh/${design.id}/so-do.bpmn`} download>
          {words.download}
        </a>{' '}
        <span className="help">{words.downloadAbout}</span>
      </p>
      <section className="stack">
        <h2>{words.upload}</h2>
        <form method="post" encType="multipart/form-data" className="stack" noValidate>
          <input type="hidden" name="revision" value={design.revision} />
          <Field id="file" label={words.file} help={words.uploadAbout} fault={fault}>
            <input
              className="input"
              type="file"
              id="file"
              name="file"
              accept=".bpmn,.xml"
              aria-describedby={fault === undefined ? 'file-help' : 'file-help file-fault'}
            />
          </Field>
          <div>
            <Button kind="secondary">{words.uploadSubmit}</Button>
          </div>
        </form>
      </section>
    </div>
  )
}
