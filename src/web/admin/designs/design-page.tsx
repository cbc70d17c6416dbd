import { data, redirect } from 'react-router'
import type { ProcessDesignId } from '#kernel/id'
import { reviseDesign, viewDesign, type DesignChange } from '#modules/designs'
import type { Context } from '#platform/context'
import { receiveTyped } from '#platform/http'
import { CATALOGUE_NEIGHBOURS } from '../../../neighbours.ts'
import { languageOf, officerContext, submit, valuesOf } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { ADMIN } from '../frame/admin-texts.ts'
import { withQuery } from '../parts/address.ts'
import { FormFaults } from '../parts/forms.tsx'
import type { Route } from './+types/design-page.ts'
import { DesignChecks } from './design-checks.tsx'
import { DesignHeading } from './design-heading.tsx'
import { DesignTable } from './design-table.tsx'
import { DESIGNS, hoursWords } from './designs-texts.ts'
import { designIdOf, loadDesign, placesOf } from './load-design.ts'
import { revisionForm } from './revision-form.ts'
import { readStep, type StepValues } from './step-fields.ts'
import { StepForm } from './step-form.tsx'

export async function loader(args: Route.LoaderArgs) {
  const view = await loadDesign(args)
  const { searchParams } = new URL(args.request.url)
  const stepId = searchParams.get('buoc')
  return {
    view,
    openStepId: view.steps.some(({ step }) => step.id === stepId) ? stepId : null,
    places: await placesOf(officerContext(args, 'procedure-control')),
    isSaved: searchParams.has('xong'),
  }
}

export async function action(args: Route.ActionArgs) {
  const context = officerContext(args, 'procedure-control')
  const id = designIdOf(args)
  const values = valuesOf(await receiveTyped(args.request.clone()))
  const words = DESIGNS[languageOf(args)]
  const { intent = '', buoc: stepId = '' } = values
  const change = otherChange(intent, stepId, words) ?? (await stepChange(args, values))
  if ('faults' in change) {
    const faults = change.faults.map((fault) => ({
      id: fault.id,
      text: words.fields[fault.field],
    }))
    return { faults, values }
  }
  return submit(
    args,
    revisionForm,
    () => words.fields.other,
    async ({ revision }) => led(context, id, revision, change),
  )
}

async function led(
  context: Context,
  id: ProcessDesignId,
  revision: number,
  change: DesignChange,
): Promise<Response> {
  const { stepId } = await reviseDesign(context, id, revision, change)
  const isClosed = change.kind === 'change-step'
  const to = withQuery(`/quan-tri/quy-trinh/${id}`, { buoc: isClosed ? null : stepId, xong: '1' })
  return redirect(stepId === null || isClosed ? to : `${to}#buoc`, 303)
}

function otherChange(
  intent: string,
  stepId: string,
  words: (typeof DESIGNS)['vi'],
): DesignChange | null {
  switch (intent) {
    case 'insert':
      return {
        kind: 'insert-step',
        after: stepId,
        content: {
          name: words.newStep,
          at: { at: 'competent', divisions: [] },
          role: 'handler',
          hours: null,
          produces: null,
          outcome: { code: 'done', name: words.newOutcome },
        },
      }
    case 'up':
    case 'down':
      return { kind: 'move-step', stepId, way: intent }
    case 'remove':
      return { kind: 'remove-step', stepId }
    default:
      return null
  }
}

/** The change of a step as its form was filled in, or what has to be mended in it. */
async function stepChange(args: Route.ActionArgs, values: StepValues) {
  const context = officerContext(args, 'procedure-control')
  const view = await viewDesign(context, designIdOf(args), CATALOGUE_NEIGHBOURS)
  const known = new Set(view.steps.map(({ step }) => step.id))
  const stepId = values['buoc'] ?? ''
  if (!known.has(stepId)) throw data(null, { status: 404 })
  const read = readStep(values, known)
  if ('faults' in read) return read
  return { kind: 'change-step', stepId, content: read.content } as const
}

/** A process in design as a table, edited in place, with the checks at its side. */
export default function DesignPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(DESIGNS)
  const admin = useTexts(ADMIN)
  const { view, openStepId, places, isSaved } = loaderData
  const { design, steps, hours, procedures } = view
  const path = `/quan-tri/quy-trinh/${design.id}`
  const open = steps.find(({ step }) => step.id === openStepId)
  const limits = [...new Set(procedures.flatMap((each) => each.hours ?? []))]
  const placeNames = new Map([
    ...places.divisions.map(({ key, name }) => [key, name] as const),
    ...places.agencies.map(({ slug, name }) => [slug, name] as const),
  ])
  return (
    <div className="stack-wide">
      <title>{admin.page(design.name)}</title>
      <FormFaults returned={actionData} />
      <DesignHeading id={design.id} name={design.name} />
      {isSaved && actionData === undefined ? <output>{words.saved}</output> : null}
      <DesignChecks view={view} path={path} />
      <p>
        {hours === null ? words.noWay : words.longest(hoursWords(hours))}.{' '}
        {limits.length === 0
          ? words.noLimit
          : `${words.limits(limits.map(hoursWords).join(' / '))}.`}
      </p>
      {open === undefined ? null : (
        <StepForm
          key={`${open.step.id} ${design.revision}`}
          step={open.step}
          steps={steps.map(({ step }) => step)}
          cases={view.cases}
          path={path}
          revision={design.revision}
          places={places}
          returned={actionData}
        />
      )}
      <DesignTable
        steps={steps}
        findings={design.findings}
        cases={view.cases}
        path={path}
        openStepId={openStepId}
        placeNames={placeNames}
      />
      <p>
        <a href={`${path}/van-ban.pdf`}>{words.document}</a>
      </p>
    </div>
  )
}
