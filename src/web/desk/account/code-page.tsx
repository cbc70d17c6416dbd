import { Link, redirect } from 'react-router'
import { z } from 'zod'
import { Refused } from '#kernel/refused'
import { beginCode, confirmCode, removeCode, visitorOf } from '#modules/identity'
import { qrSvg } from '#platform/barcodes'
import { receiveTyped } from '#platform/http'
import { refusalText } from '#platform/i18n'
import { webContext } from '#platform/web'
import { languageOf, officerWithDuty, valuesOf, type Returned } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Button, Notice } from '../../ui/elements.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { TextField } from '../../ui/fields.tsx'
import { deskLinks } from '../desk-links.ts'
import { Gate } from '../frame/gate.tsx'
import type { Route } from './+types/code-page.ts'
import { ACCOUNT } from './account-texts.ts'
import { faultOf } from './secrets.ts'

export const links = deskLinks

const CodeBody = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('begin'), password: z.string().min(1).max(256) }),
  z.object({ intent: z.literal('confirm'), code: z.string().regex(/^\d{6}$/) }),
  z.object({
    intent: z.literal('remove'),
    password: z.string().min(1).max(256),
    code: z.string().regex(/^\d{6}$/),
  }),
])

export function loader(args: Route.LoaderArgs) {
  officerWithDuty(args)
  const { duty, session } = visitorOf(args.context.get(webContext).received)
  return { isDuty: duty === 'set-up-code', isOn: session?.assurance === 'password-and-code' }
}

/** What the page shows next: a secret to take over, or its faults. Secrets typed never come back. */
interface CodePageState extends Returned {
  readonly begun: { readonly secret: string; readonly picture: string } | null
  readonly awaitsCode: boolean
}

export async function action(args: Route.ActionArgs): Promise<Response | CodePageState> {
  const context = officerWithDuty(args)
  const language = languageOf(args)
  const words = ACCOUNT[language]
  const { received } = args.context.get(webContext)
  const { session } = visitorOf(received)
  const given = valuesOf(await receiveTyped(args.request))
  const awaitsCode = given.intent === 'confirm'
  const failed = (faults: CodePageState['faults']): CodePageState => ({
    faults,
    values: {},
    begun: null,
    awaitsCode,
  })
  const parsed = CodeBody.safeParse({ ...given, code: given.code?.replaceAll(' ', '') })
  if (!parsed.success) {
    const fields = new Set(parsed.error.issues.map(({ path }) => String(path[0] ?? '')))
    return failed(
      [...fields].map((id) => ({
        id,
        text: id === 'password' ? words.passwordMissing : words.codeMissing,
      })),
    )
  }
  try {
    if (session === null) throw new Refused('unauthenticated/no-session')
    const body = parsed.data
    switch (body.intent) {
      case 'begin': {
        const { secret, uri } = await beginCode(context, {
          password: body.password,
          address: received.ip,
        })
        const picture = `data:image/svg+xml;base64,${Buffer.from(qrSvg(uri)).toString('base64')}`
        return { faults: [], values: {}, begun: { secret, picture }, awaitsCode: true }
      }
      case 'confirm':
        await confirmCode(context, body.code, session.id)
        return redirect('/can-bo/tai-khoan?xong=ma', { status: 303 })
      case 'remove':
        await removeCode(context, { ...body, address: received.ip }, session.id)
        return redirect('/can-bo/tai-khoan?xong=go-ma', { status: 303 })
    }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return failed([{ id: '', text: refusalText(error.code, language) }])
  }
}

/** Sets up the one-time code, or removes it for a new telephone. */
export default function CodePage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(ACCOUNT)
  const { isDuty, isOn } = loaderData
  const faults = actionData?.faults ?? []
  return (
    <Gate title={words.codeTitle}>
      {isDuty ? (
        <Notice kind="warning">
          <p>{words.codeDuty}</p>
        </Notice>
      ) : null}
      <ErrorSummary title={words.mend} faults={faults} />
      {isOn ? (
        <RemoveForm returned={actionData} />
      ) : actionData?.awaitsCode ? (
        <ConfirmForm begun={actionData.begun} returned={actionData} />
      ) : (
        <BeginForm returned={actionData} />
      )}
      {isDuty ? null : (
        <p>
          <Link to="/can-bo/tai-khoan">{words.toAccount}</Link>
        </p>
      )}
    </Gate>
  )
}

interface FormProps {
  readonly returned: Returned | undefined
}

function BeginForm({ returned }: FormProps) {
  const words = useTexts(ACCOUNT)
  return (
    <form method="post" className="stack">
      <p>{words.codeWhy}</p>
      <PasswordField returned={returned} />
      <div>
        <Button name="intent" value="begin">
          {words.begin}
        </Button>
      </div>
    </form>
  )
}

function ConfirmForm({ begun, returned }: FormProps & { readonly begun: CodePageState['begun'] }) {
  const words = useTexts(ACCOUNT)
  return (
    <>
      {begun === null ? null : (
        <div className="stack">
          <p>{words.scan}</p>
          <img className="qr" src={begun.picture} alt={words.qr} width="220" height="220" />
          <p>
            {words.secret} <code className="secret">{begun.secret}</code>
          </p>
        </div>
      )}
      <form method="post" className="stack">
        <CodeField label={words.firstCode} returned={returned} />
        <div className="row">
          <Button name="intent" value="confirm">
            {words.confirm}
          </Button>
          <a href="/can-bo/ma-xac-thuc">{words.again}</a>
        </div>
      </form>
    </>
  )
}

function RemoveForm({ returned }: FormProps) {
  const words = useTexts(ACCOUNT)
  return (
    <form method="post" className="stack">
      <p>{words.codeOn}</p>
      <p>{words.removeWhy}</p>
      <PasswordField returned={returned} />
      <CodeField label={words.totp} returned={returned} />
      <div>
        <Button kind="danger" name="intent" value="remove">
          {words.remove}
        </Button>
      </div>
    </form>
  )
}

function PasswordField({ returned }: FormProps) {
  const words = useTexts(ACCOUNT)
  return (
    <TextField
      id="password"
      label={words.current}
      type="password"
      autoComplete="current-password"
      fault={faultOf(returned, 'password')}
    />
  )
}

function CodeField({ label, returned }: FormProps & { readonly label: string }) {
  return (
    <TextField
      id="code"
      label={label}
      inputMode="numeric"
      autoComplete="one-time-code"
      width="12"
      fault={faultOf(returned, 'code')}
    />
  )
}
