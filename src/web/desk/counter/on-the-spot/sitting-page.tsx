import { Form, Link, redirect, type LinksFunction } from 'react-router'
import { Refused } from '#kernel/refused'
import { handleOnTheSpot, SittingBody, viewSitting, type SittingView } from '#modules/dossiers'
import { receiveTyped } from '#platform/http'
import { refusalText } from '#platform/i18n'
import { newId } from '#platform/ids'
import { keyedBy } from '../../../keyed.ts'
import {
  languageOf,
  officerContext,
  valuesOf,
  type PageFault,
  type Returned,
} from '../../../requests.ts'
import { ROLE_NAMES } from '../../../role-names.ts'
import { useTexts } from '../../../texts.ts'
import { Button, Notice } from '../../../ui/elements.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Choices, TextArea, TextField } from '../../../ui/fields.tsx'
import type { Route } from './+types/sitting-page.ts'
import { SITTING } from './sitting-texts.ts'
import styles from '../counter.css?url'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args, 'reception')
  const sitting = await viewSitting(context, args.params.code)
  const refusal = sitting?.refusal ?? null
  return {
    code: args.params.code,
    sitting,
    key: newId(),
    whyNot: refusal === null ? null : refusalText(refusal, languageOf(args)),
  }
}

export async function action(args: Route.ActionArgs): Promise<Response | Returned> {
  const context = officerContext(args, 'reception')
  const language = languageOf(args)
  const { code } = args.params
  const values = valuesOf(await receiveTyped(args.request))
  const parsed = SittingBody.safeParse(bodyOf(values))
  if (!parsed.success) {
    const words = SITTING[language].faults
    const fields = new Set(parsed.error.issues.map(({ path }) => String(path[0] ?? '')))
    const faults = [...fields].map((field): PageFault => {
      if (field === 'receivedBy') return { id: 'receiverName', text: words.receivedBy }
      return { id: field, text: field === 'content' ? words.content : words.other }
    })
    return { faults, values }
  }
  const { version, ...body } = parsed.data
  const route = `POST /api/v1/dossiers/${code}/on-the-spot`
  try {
    const keyed = keyedBy(values.key, { route, body: parsed.data })
    const answer = await handleOnTheSpot(context, { code, version, keyed }, body)
    const { state } = JSON.parse(answer.body) as { readonly state: string }
    const done = state === 'returned' ? 'tai-cho' : 'tai-cho-cho-dau'
    return redirect(`/can-bo/ho-so/${encodeURIComponent(code)}/quay?xong=${done}`, 303)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { faults: [{ id: '', text: refusalText(error.code, language) }], values }
  }
}

function bodyOf(values: Readonly<Record<string, string>>) {
  const ifGiven = (name: string) => values[name]?.trim() || null
  return {
    version: Number(values.version),
    opinion: ifGiven('opinion'),
    kind: values.kind,
    content: values.content ?? '',
    receivedBy: {
      name: values.receiverName ?? '',
      personalId: ifGiven('receiverId'),
      relation: ifGiven('relation'),
    },
  }
}

/** One sitting at the counter: everything that is decided, and one button that does it. */
export default function SittingPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(SITTING)
  const { code, sitting, whyNot } = loaderData
  const title = sitting === null ? words.notNow : words.title(sitting.kind)
  const back = <Link to={`/can-bo/ho-so/${code}/quay`}>{words.back}</Link>
  return (
    <div className="counter stack-wide">
      <title>{`${title}: ${code} – Một Cửa`}</title>
      <h1>{title}</h1>
      <p>
        <span className="number">{code}</span> · <span lang="vi">{sitting?.procedureName}</span> ·{' '}
        {back}
      </p>
      {sitting === null ? (
        <Notice kind="warning">
          <p>{words.notListed}</p>
        </Notice>
      ) : (
        <>
          <p>
            {words.kinds[sitting.kind]}{' '}
            {sitting.delegation === null ? null : words.delegation(sitting.delegation)}
          </p>
          <Steps steps={sitting.steps} isPossible={whyNot === null} />
          {whyNot === null ? null : (
            <Notice kind="warning" title={words.notNow}>
              <p>{whyNot}</p>
            </Notice>
          )}
          {whyNot === null || actionData !== undefined ? (
            <SittingForm formKey={loaderData.key} sitting={sitting} returned={actionData} />
          ) : null}
        </>
      )}
    </div>
  )
}

/** Each step with whose right it is done by. In a sitting that can be held only the seal is left to another. */
function Steps(props: Pick<SittingView, 'steps'> & { readonly isPossible: boolean }) {
  const words = useTexts(SITTING)
  const roles = useTexts(ROLE_NAMES)
  const missing = props.isPossible ? 'leftToClerk' : 'nobody'
  return (
    <section className="stack">
      <h2>{words.steps}</h2>
      <ol className="stack">
        {props.steps.map(({ id, name, role, unitName, by }) => (
          <li key={id}>
            {name}
            <div className="help">
              {roles[role]}, <span lang="vi">{unitName}</span>: {words[by ?? missing]}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

function SittingForm(props: {
  readonly formKey: string
  readonly sitting: SittingView
  readonly returned: Returned | undefined
}) {
  const words = useTexts(SITTING)
  const { sitting, returned, formKey } = props
  const values = returned?.values ?? {}
  const faults = returned?.faults ?? []
  const faultOf = (id: string) => faults.find((fault) => fault.id === id)?.text
  return (
    <Form method="post" className="panel stack" noValidate>
      <ErrorSummary title={words.mend} faults={faults} />
      <input type="hidden" name="version" value={sitting.version} />
      <input type="hidden" name="key" value={formKey} />
      <TextArea
        id="opinion"
        label={words.opinion}
        optional={words.optional}
        lines={2}
        value={values.opinion}
      />
      <Choices
        id="kind"
        name="kind"
        type="radio"
        label={words.decision}
        values={[values.kind ?? 'approval']}
        options={[
          { value: 'approval', label: words.approval },
          { value: 'rejection', label: words.rejection },
        ]}
        fault={faultOf('kind')}
      />
      <TextArea
        id="content"
        label={words.content}
        help={words.contentHelp}
        lines={4}
        value={values.content}
        fault={faultOf('content')}
      />
      <ReceiverFields
        applicant={sitting.applicant}
        values={values}
        fault={faultOf('receiverName')}
      />
      <div>
        <Button>{words.hold}</Button>
      </div>
    </Form>
  )
}

/** Who takes the result along: the applicant, where nobody else is named. */
function ReceiverFields(props: {
  readonly applicant: SittingView['applicant']
  readonly values: Readonly<Record<string, string>>
  readonly fault: string | undefined
}) {
  const words = useTexts(SITTING)
  const { applicant, values, fault } = props
  return (
    <>
      <TextField
        id="receiverName"
        label={words.receiverName}
        value={values.receiverName ?? applicant.name}
        fault={fault}
      />
      <TextField
        id="receiverId"
        label={words.receiverId}
        optional={words.optional}
        inputMode="numeric"
        width="20"
        value={values.receiverId ?? applicant.personalId ?? ''}
      />
      <TextField
        id="relation"
        label={words.relation}
        optional={words.optional}
        value={values.relation}
      />
    </>
  )
}
