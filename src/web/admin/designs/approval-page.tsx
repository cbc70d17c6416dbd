import { Link, redirect } from 'react-router'
import { z } from 'zod'
import { day, parseDay } from '#kernel/day'
import { dayOf } from '#kernel/instant'
import { tidy } from '#kernel/text'
import { approveDesign, citedDecision, reviseDesign, type DesignView } from '#modules/designs'
import { receiveTyped } from '#platform/http'
import { CATALOGUE_NEIGHBOURS } from '../../../neighbours.ts'
import { languageOf, officerContext, submit, valuesOf, type Returned } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Button, Notice } from '../../ui/elements.tsx'
import { FieldGroup, TextArea, TextField } from '../../ui/fields.tsx'
import { ADMIN } from '../frame/admin-texts.ts'
import { answersOf, FormFaults } from '../parts/forms.tsx'
import type { Route } from './+types/approval-page.ts'
import { CONTROL } from './control-texts.ts'
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
  documentCode: z.string().max(60).default('').transform(tidy),
  draftedBy: aLine,
  draftedOn: aDay,
  checkedBy: aLine,
  checkedOn: aDay,
  changes: z.string().max(1000).default('').transform(tidy),
})

export async function loader(args: Route.LoaderArgs) {
  const { searchParams } = new URL(args.request.url)
  const view = await loadDesign(args)
  const decisions = view.decisions.map((each) => ({ id: each.id, text: citedDecision(each) }))
  const { actor, clock } = officerContext(args, 'procedure-control')
  const [last] = view.decisions
  const usual = {
    documentCode: last?.documentCode ?? '',
    draftedBy: last?.drafted?.by ?? '',
    draftedOn: dayOf(view.design.changedAt),
    checkedBy: actor.displayName,
    checkedOn: dayOf(clock.now()),
  }
  return { view, decisions, usual, isRecorded: searchParams.has('xong') }
}

export async function action(args: Route.ActionArgs) {
  const context = officerContext(args, 'procedure-control')
  const id = designIdOf(args)
  const { intent } = valuesOf(await receiveTyped(args.request.clone()))
  const { fields } = DESIGNS[languageOf(args)]
  const control = CONTROL[languageOf(args)].fields
  const all: Readonly<Record<string, string>> = { ...fields, ...control }
  const word = (field: string) => all[field] ?? fields.other
  const path = `/quan-tri/quy-trinh/${id}/phe-duyet`
  if (intent === 'assign' || intent === 'unassign') {
    return submit(args, AssignForm, word, async ({ revision, codes }) => {
      await reviseDesign(context, id, revision, { kind: intent, codes })
      return redirect(path, 303)
    })
  }
  return submit(
    args,
    ApprovalForm,
    word,
    async ({ draftedBy, draftedOn, checkedBy, checkedOn, ...said }) => {
      const approval = {
        ...said,
        drafted: { by: draftedBy, on: draftedOn },
        checked: { by: checkedBy, on: checkedOn },
      }
      await approveDesign(context, id, approval, CATALOGUE_NEIGHBOURS)
      return redirect(`${path}?xong=1`, 303)
    },
  )
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
      <ApprovalSection view={view} usual={loaderData.usual} returned={actionData} />
      <Decisions designId={design.id} decisions={loaderData.decisions} />
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

function ApprovalSection({
  view,
  usual,
  returned,
}: Section & { readonly usual: Record<string, string> }) {
  const words = useTexts(DESIGNS)
  const { design, procedures, isSound } = view
  const why = design.isTemplate ? words.templateAbout : isSound ? null : words.notSound
  return (
    <section className="stack">
      <h2>{words.approve}</h2>
      {why === null && procedures.length > 0 ? (
        <>
          <p className="text">{words.approveAbout(procedures.length)}</p>
          <ApprovalFields revision={design.revision} usual={usual} returned={returned} />
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
  readonly usual: Record<string, string>
  readonly returned: Returned | undefined
}) {
  const words = useTexts(DESIGNS)
  const answers = answersOf(props.returned, props.usual)
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
      <ControlFields answers={answers} />
      <div>
        <Button name="intent" value="approve">
          {words.record}
        </Button>
      </div>
    </form>
  )
}

/** What the controlled document says of how it was made. */
function ControlFields({ answers }: { readonly answers: ReturnType<typeof answersOf> }) {
  const words = useTexts(CONTROL)
  return (
    <FieldGroup id="kiem-soat" label={words.title} help={words.help}>
      <div className="stack">
        <TextField
          {...answers.of('documentCode')}
          label={words.documentCode}
          width="20"
          maxLength={60}
        />
        <div className="design-fields">
          <TextField {...answers.of('draftedBy')} label={words.draftedBy} maxLength={200} />
          <TextField {...answers.of('draftedOn')} type="date" label={words.draftedOn} width="12" />
        </div>
        <div className="design-fields">
          <TextField {...answers.of('checkedBy')} label={words.checkedBy} maxLength={200} />
          <TextField {...answers.of('checkedOn')} type="date" label={words.checkedOn} width="12" />
        </div>
        <TextArea
          {...answers.of('changes')}
          label={words.changes}
          help={words.changesHelp}
          lines={2}
        />
      </div>
    </FieldGroup>
  )
}

function Decisions({
  designId,
  decisions,
}: Pick<Route.ComponentProps['loaderData'], 'decisions'> & { readonly designId: string }) {
  const control = useTexts(CONTROL)
  const words = useTexts(DESIGNS)
  if (decisions.length === 0) return null
  return (
    <section className="stack">
      <h2>{words.decisions}</h2>
      <ul className="admin-bullets">
        {decisions.map(({ id, text }) => (
          <li key={id}>
            {text} ·{' '}
            <a href={`/quan-tri/quy-trinh/${designId}/van-ban.pdf?quyet-dinh=${id}`}>
              {control.document}
              <span className="visually-hidden"> {text}</span>
            </a>{' '}
            ·{' '}
            <Link to={`/quan-tri/gan-quy-trinh?quyet-dinh=${id}`}>
              {words.assignDecided}
              <span className="visually-hidden"> {text}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
