import { z } from 'zod'
import { Refused } from '#kernel/refused'
import { trackDossier, type TrackedDossier } from '#modules/tracking'
import { receiveTyped } from '#platform/http'
import { refusalText } from '#platform/i18n'
import { webContext } from '#platform/web'
import { contextOf, languageOf, valuesOf, type Returned } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Button } from '../../ui/elements.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { TextField } from '../../ui/fields.tsx'
import type { Route } from './+types/tracking-page.ts'
import { Tracked } from './tracked.tsx'
import { TRACKING } from './tracking-texts.ts'

/** A number that somebody typed whole: a telephone, a tax code, a personal number. */
const WHOLE_NUMBER = /^\+?\d{9,14}$/

/** The end of the tax code of a branch, as it stands on papers. */
const OF_A_BRANCH = /^-\d{3}$/

/** The last four of a number that was typed whole; else what was typed. */
function secretTyped(text: string): string {
  if (OF_A_BRANCH.test(text.trim())) return text.trim()
  const typed = text.replaceAll(/[\s.-]/g, '')
  return WHOLE_NUMBER.test(typed) ? typed.slice(-4) : typed
}

/** Blanks and dashes between the digits are how people write numbers, small letters how telephones do. */
const TrackForm = z.object({
  code: z
    .string()
    .max(80)
    .transform((text) =>
      text
        .trim()
        .replaceAll(/[\s\p{Pd}]+/gu, '-')
        .toUpperCase(),
    )
    .pipe(z.string().min(1)),
  secret: z.string().transform(secretTyped).pipe(z.string().min(1).max(100)),
})

type Found = { readonly dossier: TrackedDossier } | Returned

/** The answer is shown right away: a secret belongs neither in an address nor in a history. */
export async function action(args: Route.ActionArgs): Promise<Found> {
  const values = valuesOf(await receiveTyped(args.request))
  const language = languageOf(args)
  const words = TRACKING[language]
  const parsed = TrackForm.safeParse(values)
  if (!parsed.success) {
    const fields = new Set(parsed.error.issues.map(({ path }) => path[0] as 'code' | 'secret'))
    return { faults: [...fields].map((id) => ({ id, text: words.fault[id] })), values }
  }
  const { received } = args.context.get(webContext)
  try {
    return { dossier: await trackDossier(contextOf(args), parsed.data, received.ip) }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const isWrong = error.code === 'not-found/dossier'
    const text = isWrong ? words.notFound : refusalText(error.code, language)
    return { faults: [{ id: isWrong ? 'code' : '', text }], values }
  }
}

export default function TrackingPage({ actionData }: Route.ComponentProps) {
  const words = useTexts(TRACKING)
  if (actionData !== undefined && 'dossier' in actionData) {
    return (
      <>
        <title>{words.title}</title>
        <Tracked dossier={actionData.dossier} />
      </>
    )
  }
  const faults = actionData?.faults ?? []
  const faultOf = (id: string) => faults.find((fault) => fault.id === id)?.text
  return (
    <div className="stack text">
      <title>{faults.length === 0 ? words.title : words.faulty}</title>
      <ErrorSummary title={words.faults} faults={faults} />
      <h1>{words.heading}</h1>
      <p>{words.help}</p>
      <form method="post" className="stack" noValidate>
        <TextField
          id="code"
          label={words.code}
          help={words.codeHelp}
          value={actionData?.values.code}
          fault={faultOf('code')}
        />
        <TextField
          id="secret"
          label={words.secret}
          help={words.secretHelp}
          value={actionData?.values.secret}
          fault={faultOf('secret')}
          inputMode="numeric"
          width="4"
        />
        <p>
          <Button>{words.look}</Button>
        </p>
      </form>
      <p className="help">{words.noPersonal}</p>
    </div>
  )
}
