import { redirect } from 'react-router'
import { Refused } from '#kernel/refused'
import { attachScan, readPublication } from '#modules/publications'
import { refusalText } from '#platform/i18n'
import { ADMIN } from '../../admin/frame/admin-texts.ts'
import { FormFaults } from '../../admin/parts/forms.tsx'
import { takeUploads } from '../../portal/papers/take-uploads.ts'
import { languageOf, officerContext } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Button, LinkButton } from '../../ui/elements.tsx'
import { Field } from '../../ui/fields.tsx'
import { SCANS } from '../../uploads/accepted-files.ts'
import type { Route } from './+types/scan-page.ts'
import { publicationIdIn, publicationPath } from './publication-args.ts'
import { PUBLICATIONS } from './publication-texts.ts'

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args, 'procedure-control')
  const publication = await readPublication(context, publicationIdIn(args.params))
  return { id: publication.id }
}

export async function action(args: Route.ActionArgs) {
  const context = officerContext(args, 'procedure-control')
  const id = publicationIdIn(args.params)
  const language = languageOf(args)
  const { files, faults, values } = await takeUploads(args, context)
  const [uploaded] = files
  if (uploaded === undefined) {
    const missing = { id: 'scan', text: PUBLICATIONS[language].faults.scan }
    return { faults: faults.length > 0 ? faults : [missing], values }
  }
  try {
    await attachScan(context, id, uploaded.file.id)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { faults: [{ id: '', text: refusalText(error.code, language) }], values }
  }
  return redirect(publicationPath(id), 303)
}

/** Puts the scan of the signed decision with it. */
export default function ScanPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(PUBLICATIONS)
  const admin = useTexts(ADMIN)
  const fault = actionData?.faults.find(({ id }) => id === 'scan')?.text
  return (
    <div className="stack-wide text">
      <title>{admin.page(words.scan)}</title>
      <FormFaults returned={actionData} />
      <h1>{words.scan}</h1>
      <form method="post" encType="multipart/form-data" className="stack" noValidate>
        <Field id="scan" label={words.scanFile} fault={fault}>
          <input
            className="input"
            type="file"
            id="scan"
            name="scan"
            accept={SCANS}
            aria-describedby={fault === undefined ? undefined : 'scan-fault'}
          />
        </Field>
        <div className="row">
          <Button>{words.attach}</Button>
          <LinkButton kind="quiet" to={publicationPath(loaderData.id)}>
            {words.cancel}
          </LinkButton>
        </div>
      </form>
    </div>
  )
}
