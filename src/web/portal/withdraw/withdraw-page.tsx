import { Link, redirect } from 'react-router'
import { z } from 'zod'
import { tidy } from '#kernel/text'
import { viewDossier, withdrawDossier } from '#modules/dossiers'
import { refusalText } from '#platform/i18n'
import { newId } from '#platform/ids'
import { keyedBy } from '../../keyed.ts'
import { languageOf, personContext, submit, type Returned } from '../../requests.ts'
import { personPosting } from '../../signed-out.ts'
import { useTexts } from '../../texts.ts'
import { Button, LinkButton, Notice } from '../../ui/elements.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { TextArea } from '../../ui/fields.tsx'
import type { Route } from './+types/withdraw-page.ts'
import { WITHDRAW } from './withdraw-texts.ts'

const WithdrawForm = z.object({
  reason: z.string().transform(tidy).pipe(z.string().min(1).max(2_000)),
  version: z.coerce.number().int().min(1),
  key: z.string(),
})

export async function loader(args: Route.LoaderArgs) {
  const dossier = await viewDossier(personContext(args), args.params.code)
  const refusal = dossier.refusedActions.find(({ action }) => action === 'withdraw')
  return {
    code: dossier.code,
    name: dossier.procedureName,
    version: dossier.version,
    key: newId(),
    refusal: refusal === undefined ? null : refusalText(refusal.code, languageOf(args)),
  }
}

export async function action(args: Route.ActionArgs): Promise<Response | Returned> {
  const context = await personPosting(args)
  const { code } = args.params
  const words = WITHDRAW[languageOf(args)]
  return submit(
    args,
    WithdrawForm,
    () => words.needsReason,
    async ({ reason, version, key }) => {
      const body = { version, reason }
      const keyed = keyedBy(key, { route: `POST /dossiers/${code}/actions/withdraw`, body })
      await withdrawDossier(context, { code, version, keyed }, { reason })
      return redirect(`/ho-so/${code}?da=rut`, 303)
    },
  )
}

export default function WithdrawPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(WITHDRAW)
  const { code, name, version, key, refusal } = loaderData
  const faults = actionData?.faults ?? []
  const values: Returned['values'] = actionData?.values ?? {}
  return (
    <div className="stack text">
      <title>{faults.length === 0 ? words.title : words.faulty}</title>
      <ErrorSummary title={words.faults} faults={faults} />
      <p>
        <Link to={`/ho-so/${code}`}>{words.back}</Link>
      </p>
      <h1>{refusal === null ? words.heading : words.cannot}</h1>
      <p>
        <span lang="vi">{name}</span> · <span className="number">{code}</span>
      </p>
      {refusal === null ? (
        <form method="post" className="stack" noValidate>
          <p>{words.what}</p>
          <input type="hidden" name="version" value={version} />
          <input type="hidden" name="key" value={values.key ?? key} />
          <TextArea
            id="reason"
            label={words.reason}
            help={words.reasonHelp}
            value={values.reason}
            fault={faults.find(({ id }) => id === 'reason')?.text}
            lines={3}
          />
          <p className="row">
            <Button kind="danger">{words.withdraw}</Button>
            <LinkButton kind="quiet" to={`/ho-so/${code}`}>
              {words.keep}
            </LinkButton>
          </p>
        </form>
      ) : (
        <Notice kind="warning">
          <p>{refusal}</p>
        </Notice>
      )}
    </div>
  )
}
