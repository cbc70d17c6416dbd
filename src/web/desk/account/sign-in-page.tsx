import { Link, redirect } from 'react-router'
import { z } from 'zod'
import { localPath } from '#kernel/local-path'
import { contextOf, languageOf, submit } from '../../requests.ts'
import { signInHere } from '../../session.ts'
import { useRoot, useTexts } from '../../texts.ts'
import { Button } from '../../ui/elements.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { TextField } from '../../ui/fields.tsx'
import { deskLinks } from '../desk-links.ts'
import { Gate } from '../frame/gate.tsx'
import type { Route } from './+types/sign-in-page.ts'
import { ACCOUNT } from './account-texts.ts'
import { faultOf, withoutSecrets } from './secrets.ts'

export const links = deskLinks

const SignInBody = z.object({
  username: z.string().trim().min(1).max(100),
  password: z.string().min(1).max(256),
  totp: z
    .string()
    .max(20)
    .transform((text) => text.replaceAll(' ', '') || null),
})

export function loader(args: Route.LoaderArgs) {
  if (contextOf(args).actor.kind === 'staff') throw redirect(leadsTo(args.request))
  return null
}

export async function action(args: Route.ActionArgs) {
  const words = ACCOUNT[languageOf(args)]
  const missing = (field: string) =>
    ({ username: words.usernameMissing, password: words.passwordMissing })[field] ??
    words.codeMissing
  const outcome = await submit(args, SignInBody, missing, async (credentials) => {
    const { actor, headers } = await signInHere(args, credentials)
    const to = actor.kind === 'staff' ? leadsTo(args.request) : '/'
    return redirect(to, { status: 303, headers })
  })
  return outcome instanceof Response ? outcome : withoutSecrets(outcome, 'password', 'totp')
}

function leadsTo(request: Request): string {
  return localPath(new URL(request.url).searchParams.get('tiep'), '/can-bo')
}

/** Where officers sign in: user name, password, and the one-time code of those who have one. */
export default function SignInPage({ actionData }: Route.ComponentProps) {
  const words = useTexts(ACCOUNT)
  const { isDemo } = useRoot()
  return (
    <Gate title={words.signInTitle}>
      <ErrorSummary title={words.mend} faults={actionData?.faults ?? []} />
      <form method="post" className="stack">
        <TextField
          id="username"
          label={words.username}
          value={actionData?.values.username}
          autoComplete="username"
          fault={faultOf(actionData, 'username')}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page is for nothing else, and nothing is read before it
          autoFocus={actionData === undefined}
        />
        <TextField
          id="password"
          label={words.password}
          type="password"
          autoComplete="current-password"
          fault={faultOf(actionData, 'password')}
        />
        <TextField
          id="totp"
          label={words.totp}
          optional={words.totpOptional}
          help={words.totpHelp}
          inputMode="numeric"
          autoComplete="one-time-code"
          width="12"
          fault={faultOf(actionData, 'totp')}
        />
        <div>
          <Button>{words.signIn}</Button>
        </div>
      </form>
      {isDemo ? <p className="help">{words.demoAccounts}</p> : null}
      <p>
        <Link to="/dang-nhap">{words.forPeople}</Link>
      </p>
    </Gate>
  )
}
