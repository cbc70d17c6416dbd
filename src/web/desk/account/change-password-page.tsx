import { Link, redirect } from 'react-router'
import { z } from 'zod'
import { Refused } from '#kernel/refused'
import { changePassword, visitorOf } from '#modules/identity'
import { webContext } from '#platform/web'
import { languageOf, officerWithDuty, submit } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Button, Notice } from '../../ui/elements.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { TextField } from '../../ui/fields.tsx'
import { deskLinks } from '../desk-links.ts'
import { Gate } from '../frame/gate.tsx'
import type { Route } from './+types/change-password-page.ts'
import { ACCOUNT } from './account-texts.ts'
import { faultOf, withoutSecrets } from './secrets.ts'

export const links = deskLinks

const ChangeBody = z.object({ password: z.string().min(1).max(256), next: z.string().min(1) })

export function loader(args: Route.LoaderArgs) {
  const { actor } = officerWithDuty(args)
  const { duty } = visitorOf(args.context.get(webContext).received)
  return { username: actor.username ?? '', isDuty: duty === 'change-password' }
}

export async function action(args: Route.ActionArgs) {
  const context = officerWithDuty(args)
  const words = ACCOUNT[languageOf(args)]
  const { received } = args.context.get(webContext)
  const missing = (field: string) => (field === 'next' ? words.nextMissing : words.passwordMissing)
  const outcome = await submit(args, ChangeBody, missing, async ({ password, next }) => {
    const { session } = visitorOf(received)
    if (session === null) throw new Refused('unauthenticated/no-session')
    await changePassword(context, { password, next, address: received.ip }, session.id)
    return redirect('/can-bo/tai-khoan?xong=mat-khau', { status: 303 })
  })
  return outcome instanceof Response ? outcome : withoutSecrets(outcome, 'password', 'next')
}

/** Changes one's own password: by wish, or because a one-time password must be. */
export default function ChangePasswordPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(ACCOUNT)
  const { username, isDuty } = loaderData
  return (
    <Gate title={words.passwordTitle}>
      {isDuty ? (
        <Notice kind="warning">
          <p>{words.passwordDuty}</p>
        </Notice>
      ) : null}
      <ErrorSummary title={words.mend} faults={actionData?.faults ?? []} />
      <form method="post" className="stack">
        <input type="hidden" name="username" autoComplete="username" value={username} />
        <TextField
          id="password"
          label={words.current}
          type="password"
          autoComplete="current-password"
          fault={faultOf(actionData, 'password')}
        />
        <TextField
          id="next"
          label={words.next}
          help={words.nextHelp}
          type="password"
          autoComplete="new-password"
          fault={faultOf(actionData, 'next')}
        />
        <div>
          <Button>{words.change}</Button>
        </div>
      </form>
      {isDuty ? null : (
        <p>
          <Link to="/can-bo/tai-khoan">{words.toAccount}</Link>
        </p>
      )}
    </Gate>
  )
}
