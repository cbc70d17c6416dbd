import { Form, Link } from 'react-router'
import {
  listProcessChanges,
  performOnMany,
  previewProcessChange,
  type ProcessChangePreview,
} from '#modules/dossiers'
import { receiveTyped } from '#platform/http'
import { refusalText } from '#platform/i18n'
import { neededKeyOfRequest } from '#platform/idempotency'
import { newId } from '#platform/ids'
import { languageOf, officerContext, valuesOf } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Button, Empty, Notice } from '../../ui/elements.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Select, TextField } from '../../ui/fields.tsx'
import type { Route } from './+types/process-change-page.ts'
import { PROCESS_CHANGE } from './process-change-texts.ts'

const PAGE = 100
const PATH = '/can-bo/doi-quy-trinh'
const CHOICE = 'buoc-'

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args)
  const { searchParams } = new URL(args.request.url)
  const code = searchParams.get('thu-tuc')
  if (code === null) {
    return {
      code,
      procedures: await listProcessChanges(context),
      preview: null,
      key: '',
    }
  }
  const page = { cursor: searchParams.get('sau') ?? undefined, limit: PAGE }
  const preview = await previewProcessChange(context, code, page)
  return { code, procedures: [], preview, key: newId<'key'>() }
}

export async function action(args: Route.ActionArgs) {
  const context = officerContext(args)
  const form = await receiveTyped(args.request)
  const values = valuesOf(form)
  const marked = form.getAll('marked').filter((mark) => typeof mark === 'string')
  const reason = values.reason?.trim() ?? ''
  const missing = [
    ...(marked.length === 0 ? (['noneMarked'] as const) : []),
    ...(reason === '' || reason.length > 2_000 ? (['reasonMissing'] as const) : []),
  ]
  if (missing.length > 0) return { missing, values } as const
  const steps = Object.fromEntries(
    Object.entries(values).flatMap(([name, to]) =>
      name.startsWith(CHOICE) && to !== '' ? [[name.slice(CHOICE.length), to]] : [],
    ),
  )
  const items = [...new Set(marked)].slice(0, PAGE).map((mark) => {
    const [code = '', version = ''] = mark.split('@')
    return { code, version: Number.parseInt(version, 10) || 0 }
  })
  const isTrial = values.trial === '1'
  const key = isTrial
    ? null
    : neededKeyOfRequest(values.key, { route: 'change-process', body: null }).key
  const body = { reason, steps }
  const outcomes = await performOnMany(context, 'change-process', items, { body, key })
  const refused = outcomes.flatMap(({ code, refusal }) =>
    refusal === null ? [] : [`${code}: ${refusalText(refusal, languageOf(args))}`],
  )
  return { isTrial, count: outcomes.length - refused.length, refused, values } as const
}

/** For an approver: the dossiers that go by an earlier process, and moving them to the one in force. */
export default function ProcessChangePage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(PROCESS_CHANGE)
  const { procedures, preview, code, key } = loaderData
  return (
    <div className="stack-wide">
      <title>{`${words.title} – Một Cửa`}</title>
      <h1>{words.title}</h1>
      <p className="help">{words.help}</p>
      <Outcome returned={actionData} />
      {preview === null ? (
        <Procedures procedures={procedures} />
      ) : (
        <>
          <p>{words.target(preview.number, preview.approvedBy)}</p>
          {preview.items.length === 0 ? (
            <Empty>{words.none}</Empty>
          ) : (
            <Moving preview={preview} formKey={key} returned={actionData} />
          )}
          {preview.nextCursor === null ? null : (
            <p>
              <Link to={`?thu-tuc=${encodeURIComponent(code)}&sau=${preview.nextCursor}`}>
                {words.next}
              </Link>
            </p>
          )}
          <p>
            <Link to={PATH}>{words.all}</Link>
          </p>
        </>
      )}
    </div>
  )
}

function Procedures(props: {
  readonly procedures: Route.ComponentProps['loaderData']['procedures']
}) {
  const words = useTexts(PROCESS_CHANGE)
  if (props.procedures.length === 0) return <Empty>{words.none}</Empty>
  return (
    <ul className="plain-list">
      {props.procedures.map(({ code, name, count }) => (
        <li key={code}>
          <Link to={`?thu-tuc=${encodeURIComponent(code)}`}>{name}</Link>{' '}
          <span className="help">{words.count(count)}</span>
        </li>
      ))}
    </ul>
  )
}

type Returned = Route.ComponentProps['actionData']

function Outcome({ returned }: { readonly returned: Returned }) {
  const words = useTexts(PROCESS_CHANGE)
  if (returned === undefined) return null
  if ('missing' in returned) {
    const faults = returned.missing.map((missing) => ({
      id: missing === 'reasonMissing' ? 'reason' : 'marked',
      text: words[missing],
    }))
    return <ErrorSummary title={words.mend} faults={faults} />
  }
  const { isTrial, count, refused } = returned
  return (
    <>
      {count === 0 ? null : (
        <Notice>
          <output>{isTrial ? words.movable(count) : words.moved(count)}</output>
        </Notice>
      )}
      <ErrorSummary
        title={words.refused(refused.length)}
        faults={refused.map((text) => ({ id: '', text }))}
      />
    </>
  )
}

function Moving(props: {
  readonly preview: ProcessChangePreview
  readonly formKey: string
  readonly returned: Returned
}) {
  const words = useTexts(PROCESS_CHANGE)
  const { items, choices } = props.preview
  const values = props.returned?.values ?? {}
  const unknown = new Map(
    items.flatMap(({ steps }) =>
      steps.flatMap(({ stepId, name, to }) => (to === null ? [[stepId, name] as const] : [])),
    ),
  )
  const isReasonMissing =
    props.returned !== undefined &&
    'missing' in props.returned &&
    props.returned.missing.includes('reasonMissing')
  return (
    <Form method="post" className="stack" noValidate>
      <input type="hidden" name="key" value={props.formKey} />
      <Dossiers items={items} choices={choices} />
      {[...unknown].map(([stepId, name]) => (
        <Select
          key={stepId}
          id={`${CHOICE}${stepId}`}
          label={words.chooseFor(stepId.toUpperCase(), name)}
          placeholder={words.choose}
          value={values[`${CHOICE}${stepId}`]}
          options={choices.map((choice) => ({
            value: choice.stepId,
            label: `${choice.stepId.toUpperCase()}. ${choice.name}`,
          }))}
        />
      ))}
      <TextField
        id="reason"
        label={words.reason}
        value={values.reason}
        maxLength={2_000}
        fault={isReasonMissing ? words.reasonMissing : undefined}
      />
      <label className="row">
        <input type="checkbox" name="trial" value="1" />
        {words.tryOnly}
      </label>
      <div>
        <Button>{words.move}</Button>
      </div>
    </Form>
  )
}

function Dossiers({ items, choices }: Pick<ProcessChangePreview, 'items' | 'choices'>) {
  const words = useTexts(PROCESS_CHANGE)
  const names = new Map(choices.map(({ stepId, name }) => [stepId, name]))
  return (
    <ul className="plain-list" id="marked" tabIndex={-1}>
      {items.map(({ code, version, from, steps }) => (
        <li key={code}>
          <label className="row">
            <input type="checkbox" name="marked" value={`${code}@${version}`} defaultChecked />
            <span>
              {code}
              {from === null ? null : <span className="help"> ({words.version(from)})</span>}
            </span>
          </label>
          {steps.map(({ stepId, name, to }) => (
            <div key={stepId} className="help">
              {stepId.toUpperCase()}. {name} →{' '}
              {to === null ? (
                <strong>{words.toChoose}</strong>
              ) : (
                `${to.toUpperCase()}. ${names.get(to) ?? name}`
              )}
            </div>
          ))}
        </li>
      ))}
    </ul>
  )
}
