import { Link, redirect } from 'react-router'
import { z } from 'zod'
import { day, parseDay } from '#kernel/day'
import { tidy } from '#kernel/text'
import { approveDesign, citedDecision, reviseDesign, type DesignView } from '#modules/designs'
import { CATALOGUE_NEIGHBOURS } from '../../../neighbours.ts'
import { languageOf, officerContext, submit, valuesOf, type Returned } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Button, Notice } from '../../ui/elements.tsx'
import { TextArea, TextField } from '../../ui/fields.tsx'
import { ADMIN } from '../frame/admin-texts.ts'
import { answersOf, FormFaults } from '../parts/forms.tsx'
import type { Route } from './+types/approval-page.ts'
import { DesignHeading } from './design-heading.tsx'
import { DESIGNS, hoursWords } from './designs-texts.ts'
import { designIdOf, loadDesign } from './load-design.ts'
import { revisionForm } from './revision-form.ts'

const Codes = z
  .string()
  .max(60_000)
  .transform((text) => [...new Set(text.split(/[\s,;]+/).filter(Boolean))])
  .pipe(z.array(z.string().max(20)).min(1).max(3_000))

const AssignForm = revisionForm.extend({ codes: Codes })

const aDay = z
  .string()
  .refine((text) => parseDay(text) !== null)
  .transform(day)
const aLine = z.string().max(200).transform(tidy).pipe(z.string().min(1))

const ApprovalForm = revisionForm.extend({
  number: aLine,
  decidedOn: aDay,
  signer: aLine,
  effectiveFrom: aDay,
})

export async function loader(args: Route.LoaderArgs) {
  const { searchParams } = new URL(args.request.url)
  const view = await loadDesign(args)
  const decisions = view.decisions.map((each) => ({ id: each.id, text: citedDecision(each) }))
  return { view, decisions, isRecorded: searchParams.has('xong') }
}

export async function action(args: Route.ActionArgs) {
  const context = officerContext(args, 'procedure-control')
  const id = designIdOf(args)
  const { intent } = valuesOf(await args.request.clone().formData())
  const { fields } = DESIGNS[languageOf(args)]
  const word = (field: string) => fields[field as keyof typeof fields] ?? fields.other
  const path = `/quan-tri/quy-trinh/${id}/phe-duyet`
  if (intent === 'assign' || intent === 'unassign') {
    return submit(args, AssignForm, word, async ({ revision, codes }) => {
      await reviseDesign(context, id, revision, { kind: intent, codes })
      return redirect(path, 303)
    })
  }
  return submit(args, ApprovalForm, word, async (approval) => {
    await approveDesign(context, id, approval, CATALOGUE_NEIGHBOURS)
    return redirect(`${path}?xong=1`, 303)
  })
}

/** For which procedures a process is meant, and the decision that puts it in force for all of them. */
export default function ApprovalPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(DESIGNS)
  const admin = useTexts(ADMIN)
  const { view, isRecorded } = loaderData
  const { design } = view
  return (
    <div className="stack-wide">
      <title>{admin.page(`${words.tabs.approval} – ${design.name}`)}</title>
      <FormFaults returned={actionData} />
      <DesignHeading id={design.id} name={design.name} />
      {isRecorded && actionData === undefined ? <output>{words.recorded}</output> : null}
      <Procedures view={view} returned={actionData} />
      <ApprovalSection view={view} returned={actionData} />
      <Decisions decisions={loaderData.decisions} />
    </div>
  )
}

interface Section {
  readonly view: DesignView
  readonly returned?: Returned | undefined
}

function Procedures({ view, returned }: Section) {
  const words = useTexts(DESIGNS)
  const { design, procedures } = view
  const revision = <input type="hidden" name="revision" value={design.revision} />
  return (
    <section className="stack">
      <h2>{words.forProcedures}</h2>
      {procedures.length === 0 ? (
        <p>{words.forNone}</p>
      ) : (
        <ul className="admin-list">
          {procedures.map(({ code, name, hours }) => (
            <li key={code}>
              <Link to={`/quan-tri/thu-tuc/${code}/quy-trinh`}>{name ?? code}</Link>
              <span className="help">
                {code} ·{' '}
                {hours === null ? words.notInForce : words.limits(hoursWords(hours)).toLowerCase()}
              </span>
              <form method="post">
                {revision}
                <input type="hidden" name="codes" value={code} />
                <Button kind="quiet" name="intent" value="unassign">
                  {words.removeFrom}
                  <span className="visually-hidden"> {name ?? code}</span>
                </Button>
              </form>
            </li>
          ))}
        </ul>
      )}
      <form method="post" className="stack" noValidate>
        {revision}
        <TextArea
          {...answersOf(returned).of('codes')}
          label={words.addCodes}
          help={words.addCodesHelp}
          lines={2}
        />
        <div>
          <Button kind="secondary" name="intent" value="assign">
            {words.add}
          </Button>
        </div>
      </form>
    </section>
  )
}

function ApprovalSection({ view, returned }: Section) {
  const words = useTexts(DESIGNS)
  const { design, procedures, isSound } = view
  const why = design.isTemplate ? words.templateAbout : isSound ? null : words.notSound
  return (
    <section className="stack">
      <h2>{words.approve}</h2>
      {why === null && procedures.length > 0 ? (
        <>
          <p className="text">{words.approveAbout(procedures.length)}</p>
          <ApprovalFields revision={design.revision} returned={returned} />
        </>
      ) : (
        <Notice kind="warning">
          <p>{why ?? words.forNone}</p>
        </Notice>
      )}
    </section>
  )
}

function ApprovalFields(props: {
  readonly revision: number
  readonly returned: Returned | undefined
}) {
  const words = useTexts(DESIGNS)
  const answers = answersOf(props.returned)
  return (
    <form method="post" className="stack" noValidate>
      <input type="hidden" name="revision" value={props.revision} />
      <TextField {...answers.of('number')} label={words.number} width="20" maxLength={200} />
      <TextField {...answers.of('decidedOn')} type="date" label={words.decidedOn} width="12" />
      <TextField {...answers.of('signer')} label={words.signer} maxLength={200} />
      <TextField
        {...answers.of('effectiveFrom')}
        type="date"
        label={words.effectiveFrom}
        width="12"
      />
      <div>
        <Button name="intent" value="approve">
          {words.record}
        </Button>
      </div>
    </form>
  )
}

function Decisions({ decisions }: Pick<Route.ComponentProps['loaderData'], 'decisions'>) {
  const words = useTexts(DESIGNS)
  if (decisions.length === 0) return null
  return (
    <section className="stack">
      <h2>{words.decisions}</h2>
      <ul className="admin-bullets">
        {decisions.map(({ id, text }) => (
          <li key={id}>{text}</li>
        ))}
      </ul>
    </section>
  )
}
