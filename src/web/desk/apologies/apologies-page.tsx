import { Link } from 'react-router'
import { listOwedApologies, readCursor, writeCursor } from '#modules/dossiers'
import { refusalText } from '#platform/i18n'
import { newId } from '#platform/ids'
import { languageOf, officerContext } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Button, Empty, Notice } from '../../ui/elements.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { TextArea, TextField } from '../../ui/fields.tsx'
import type { Route } from './+types/apologies-page.ts'
import { ApologiesTable } from './apologies-table.tsx'
import { APOLOGIES } from './apologies-texts.ts'
import { signApologies, type SignedApologies, type UnsignedApologies } from './sign-apologies.ts'

const ROWS_A_PAGE = 50

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args, 'approver')
  const cursor = new URL(args.request.url).searchParams.get('tu')
  const language = languageOf(args)
  const after = cursor === null ? null : readCursor(cursor)
  const page = await listOwedApologies(context, { after, limit: ROWS_A_PAGE })
  return {
    rows: page.items.map((row) => ({
      ...row,
      refusal: row.refusal === null ? null : refusalText(row.refusal, language),
    })),
    nextCursor: writeCursor(page.next),
    isFirstPage: cursor === null,
    key: newId(),
  }
}

export async function action(args: Route.ActionArgs) {
  const context = officerContext(args, 'approver')
  return signApologies(args, context)
}

/** What a head owes an apology for: the late ones first, one reason and one new date for those marked. */
export default function ApologiesPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(APOLOGIES)
  const { rows, nextCursor, isFirstPage, key } = loaderData
  return (
    <div className="stack">
      <title>{`${words.title} – Một Cửa`}</title>
      <h1>{words.title}</h1>
      <Outcome outcome={actionData} />
      <p>{words.lead}</p>
      <p className="help">{words.rule}</p>
      {rows.length === 0 ? (
        <Empty>{words.empty}</Empty>
      ) : (
        <form method="post" className="stack" data-action-form="">
          <input type="hidden" name="key" value={key} />
          <ApologiesTable rows={rows} marked={actionData?.marked ?? []} />
          <Pager nextCursor={nextCursor} isFirstPage={isFirstPage} />
          <LetterFields outcome={actionData} />
        </form>
      )}
    </div>
  )
}

function LetterFields(props: {
  readonly outcome: SignedApologies | UnsignedApologies | undefined
}) {
  const words = useTexts(APOLOGIES)
  const { outcome } = props
  const missing = outcome !== undefined && 'missing' in outcome ? outcome.missing : []
  const faultOf = (what: 'reasonMissing' | 'dueOnMissing') =>
    missing.includes(what) ? words[what] : undefined
  return (
    <fieldset className="panel stack">
      <legend className="label">{words.letter}</legend>
      <TextArea
        id="reason"
        label={words.reason}
        help={words.reasonHelp}
        lines={3}
        value={outcome?.values.reason}
        fault={faultOf('reasonMissing')}
      />
      <TextField
        id="dueOn"
        type="date"
        width="12"
        label={words.dueOn}
        help={words.dueOnHelp}
        value={outcome?.values.dueOn}
        fault={faultOf('dueOnMissing')}
      />
      <label className="tick">
        <input type="checkbox" name="trial" value="1" />
        <span>{words.tryOnly}</span>
      </label>
      <div>
        <Button>{words.sign}</Button>
      </div>
    </fieldset>
  )
}

const PLACES = { noneMarked: 'owed', reasonMissing: 'reason', dueOnMissing: 'dueOn' } as const

/** What was signed and what was not, with the reason. */
function Outcome(props: { readonly outcome: SignedApologies | UnsignedApologies | undefined }) {
  const words = useTexts(APOLOGIES)
  const { outcome } = props
  if (outcome === undefined) return null
  if ('missing' in outcome) {
    const faults = outcome.missing.map((what) => ({ id: PLACES[what], text: words[what] }))
    return <ErrorSummary title={words.faults} faults={faults} />
  }
  const done = outcome.each.filter(({ refusal }) => refusal === null)
  const told = outcome.isTrial ? words.couldSign : words.signed
  return (
    <>
      {done.length === 0 ? null : (
        <Notice>
          <output>{told(done.length)}</output>
          <ul className="plain-list row">
            {done.map(({ code }) => (
              <li key={code} className="number">
                <Link to={`/can-bo/ho-so/${encodeURIComponent(code)}`}>{code}</Link>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <ErrorSummary
        title={words.refused(outcome.each.length - done.length)}
        faults={outcome.each.flatMap(({ code, refusal }) =>
          refusal === null ? [] : [{ id: '', text: `${code}: ${refusal}` }],
        )}
      />
    </>
  )
}

function Pager(props: { readonly nextCursor: string | null; readonly isFirstPage: boolean }) {
  const words = useTexts(APOLOGIES)
  if (props.nextCursor === null && props.isFirstPage) return null
  return (
    <p className="row">
      {props.isFirstPage ? null : <Link to="?">{words.firstPage}</Link>}
      {props.nextCursor === null ? null : (
        <Link rel="next" to={`?tu=${encodeURIComponent(props.nextCursor)}`}>
          {words.next}
        </Link>
      )}
    </p>
  )
}
