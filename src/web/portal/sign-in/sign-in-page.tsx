import { Link, redirect } from 'react-router'
import { z } from 'zod'
import { localPath } from '#kernel/local-path'
import { REFUSAL_CODES, type RefusalCode } from '#kernel/refusal-codes'
import { Refused } from '#kernel/refused'
import { refusalText } from '#platform/i18n'
import { contextOf, languageOf, submit, type Returned } from '../../requests.ts'
import { signInHere } from '../../session.ts'
import { useTexts } from '../../texts.ts'
import { Button, LinkButton, Notice } from '../../ui/elements.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { TextField } from '../../ui/fields.tsx'
import type { Route } from './+types/sign-in-page.ts'
import { SIGN_IN } from './sign-in-texts.ts'

const Credentials = z.object({
  username: z.string().trim().min(1).max(100),
  password: z.string().min(1).max(200),
})

export function loader(args: Route.LoaderArgs) {
  const { actor, locality } = contextOf(args)
  const query = new URL(args.request.url).searchParams
  const next = localPath(query.get('tiep'), '/ho-so')
  if (actor.kind === 'citizen' || actor.kind === 'business') throw redirect(next)
  const code = query.get('loi')
  return {
    next,
    isStaff: actor.kind === 'staff',
    isDemo: locality.isDemo,
    refusal: isRefusalCode(code) ? refusalText(code, languageOf(args)) : null,
  }
}

function isRefusalCode(code: string | null): code is RefusalCode {
  return REFUSAL_CODES.some((each) => each === code)
}

/** User name and password, of demonstration accounts only: everyone else has an electronic identity. */
export async function action(args: Route.ActionArgs): Promise<Response | Returned> {
  if (!contextOf(args).locality.isDemo) throw new Refused('not-found/route')
  const next = localPath(new URL(args.request.url).searchParams.get('tiep'), '/ho-so')
  const words = SIGN_IN[languageOf(args)].faults
  const word = (field: string) => words[field as keyof typeof words]
  return submit(args, Credentials, word, async (credentials) => {
    const { actor, headers } = await signInHere(args, credentials)
    const to = actor.kind === 'staff' ? '/can-bo' : next
    return redirect(to, { status: 303, headers })
  })
}

export default function SignInPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(SIGN_IN)
  const { next, isStaff, isDemo, refusal } = loaderData
  const faults = actionData?.faults ?? []
  return (
    <div className="stack-wide">
      <title>{faults.length === 0 ? words.title : words.faulty}</title>
      <ErrorSummary title={words.cannot} faults={faults} />
      {refusal === null ? null : (
        <Notice kind="warning" title={words.cannot}>
          <p>{refusal}</p>
        </Notice>
      )}
      <section className="stack text">
        <h1>{words.heading}</h1>
        {isStaff ? (
          <Notice kind="warning" title={words.isStaff}>
            <p>
              {words.isStaffText} <Link to="/can-bo">{words.desk}</Link>
            </p>
          </Notice>
        ) : null}
        <p>{words.why}</p>
        <p>
          <LinkButton to={`/dang-nhap/dinh-danh?tiep=${encodeURIComponent(next)}`} reloadDocument>
            {words.identity}
          </LinkButton>
        </p>
      </section>
      {isDemo ? <DemoForm returned={actionData} /> : null}
      <p>
        {words.officer} <Link to="/can-bo/dang-nhap">{words.officerLink}</Link>
      </p>
    </div>
  )
}

function DemoForm({ returned }: { readonly returned: Returned | undefined }) {
  const words = useTexts(SIGN_IN)
  const faultOf = (id: string) => returned?.faults.find((fault) => fault.id === id)?.text
  return (
    <form method="post" className="panel stack text" noValidate>
      <h2>{words.demo}</h2>
      <p className="help">{words.demoHelp}</p>
      <TextField
        id="username"
        label={words.username}
        value={returned?.values.username}
        fault={faultOf('username')}
        autoComplete="username"
        width="20"
      />
      <TextField
        id="password"
        type="password"
        label={words.password}
        fault={faultOf('password')}
        autoComplete="current-password"
        width="20"
      />
      <p>
        <Button kind="secondary">{words.signIn}</Button>
      </p>
    </form>
  )
}
