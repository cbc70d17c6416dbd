import { redirect, type LinksFunction } from 'react-router'
import { Refused } from '#kernel/refused'
import { drawDesign, writeDiagram } from '#modules/designs'
import { drawingOf, layoutOf } from '#modules/processes'
import { receiveTyped } from '#platform/http'
import { refusalText } from '#platform/i18n'
import { useIsLive } from '../../filing/form/use-typing.ts'
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
import { BOARD } from './drawing/board-texts.ts'
import { DrawingBoard } from './drawing/drawing-board.tsx'
import { laneNamer } from './lane-names.ts'
import { designIdOf, loadDesign, placesOf } from './load-design.ts'
import { revisionForm } from './revision-form.ts'
import styles from './drawing/drawing.css?url'

export const handle = { isLive: true }

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]

export async function loader(args: Route.LoaderArgs) {
  const { design } = await loadDesign(args)
  const places = await placesOf(officerContext(args, 'procedure-control'))
  const drawing = drawingOf(design.definition)
  const nameOfLane = laneNamer(languageOf(args), places)
  const laneNames = drawing.lanes.map(nameOfLane)
  return {
    design: { id: design.id, name: design.name, revision: design.revision },
    drawing,
    layout: layoutOf(drawing, laneNames),
    laneNames,
    xml: await writeDiagram(design.definition, design.name, nameOfLane),
  }
}

export async function action(args: Route.ActionArgs) {
  const context = officerContext(args, 'procedure-control')
  const id = designIdOf(args)
  const form = await receiveTyped(args.request)
  const language = languageOf(args)
  const values = valuesOf(form)
  const { file, isDrawn } = broughtIn(form)
  const field = isDrawn ? 'drawn' : 'file'
  const words = isDrawn ? BOARD[language].fields.drawn : DESIGNS[language].fields.file
  const revision = revisionForm.safeParse(values)
  const xml = await file
  if (xml === '' || !revision.success) return { faults: [{ id: field, text: words }], values }
  try {
    await drawDesign(context, id, revision.data.revision, xml)
    return redirect(`/quan-tri/quy-trinh/${id}?xong=1`, 303)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { faults: [{ id: field, text: refusalText(error.code, language) }], values }
  }
}

/** The document that was sent, drawn on the page or uploaded. */
function broughtIn(form: FormData) {
  const [drawn, file] = [form.get('drawn'), form.get('file')]
  if (typeof drawn === 'string') return { isDrawn: true, file: drawn }
  return { isDrawn: false, file: file instanceof File ? file.text() : '' }
}

/** A process in design as a diagram that is drawn here, and the way to other BPMN tools and back. */
export default function DiagramPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(DESIGNS)
  const admin = useTexts(ADMIN)
  const { design } = loaderData
  const board = useTexts(BOARD)
  const isLive = useIsLive()
  const drawn = actionData?.values['drawn']
  const fault = drawn === undefined ? actionData?.faults[0]?.text : undefined
  const path = `/quan-tri/quy-trinh/${design.id}`
  return (
    <div className="stack-wide">
      <title>{admin.page(`${words.tabs.diagram} – ${design.name}`)}</title>
      <FormFaults returned={actionData} />
      <DesignHeading id={design.id} name={design.name} />
      {isLive ? (
        <DrawingBoard
          xml={drawn || loaderData.xml}
          revision={(drawn && actionData?.values['revision']) || String(design.revision)}
          again={drawn ? `${path}/so-do` : null}
        />
      ) : null}
      <div className="drawing-narrow stack" data-live={isLive || undefined}>
        <ProcessDiagram title={design.name} {...loaderData} />
        <p className="text help">{isLive ? board.needsRoom : board.needsScripts}</p>
      </div>
      <p>
        <a href={`${path}/so-do.bpmn`} download>
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
