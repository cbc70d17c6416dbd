import { Link, type LinksFunction } from 'react-router'
import { describeOwnFiles } from '#modules/documents'
import { viewDossier, viewPapers } from '#modules/dossiers'
import { newId } from '#platform/ids'
import { personContext, type Returned } from '../../requests.ts'
import { personPosting } from '../../signed-out.ts'
import { useTexts } from '../../texts.ts'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { AtTime } from '../../when.tsx'
import type { Route } from './+types/supplement-page.ts'
import { broughtOf, broughtPath, inAddress } from './brought.ts'
import { SendForm } from './send-form.tsx'
import { sendSupplement, uploadPapers, type ReturnedUpload } from './supplement-action.ts'
import { SUPPLEMENT } from './supplement-texts.ts'
import { UploadForm } from './upload-form.tsx'
import sendingStyles from '../../uploads/sending.css?url'

export const handle = { isLive: true }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: sendingStyles }]

export async function loader(args: Route.LoaderArgs) {
  const context = personContext(args)
  const { code } = args.params
  const dossier = await viewDossier(context, code)
  const brought = broughtOf(new URL(args.request.url).searchParams)
  const [{ asked }, files] = await Promise.all([
    viewPapers(context, code),
    describeOwnFiles(
      context,
      brought.map(({ fileId }) => fileId),
    ),
  ])
  const isAsked = dossier.availableActions.includes('supplement')
  return {
    code: dossier.code,
    name: dossier.procedureName,
    version: dossier.version,
    request: isAsked ? dossier.openRequest : null,
    asked: asked.map(({ id, name }) => ({ id, name })),
    brought: brought.flatMap(({ componentId, fileId }) => {
      const file = files.find(({ id }) => id === fileId)
      return file === undefined ? [] : [{ componentId, file }]
    }),
    formKey: newId(),
  }
}

/** A form with files uploads them; one without sends what was uploaded. */
export async function action(
  args: Route.ActionArgs,
): Promise<Response | Returned | ReturnedUpload> {
  const context = await personPosting(args)
  const isUpload = args.request.headers.get('content-type')?.startsWith('multipart/form-data')
  return isUpload
    ? uploadPapers(args, context, args.params.code)
    : sendSupplement(args, context, args.params.code)
}

export default function SupplementPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(SUPPLEMENT)
  const { code, name, request } = loaderData
  const faults = actionData?.faults ?? []
  const taken = actionData !== undefined && 'taken' in actionData ? actionData.taken : []
  const unnamed = actionData !== undefined && 'unnamed' in actionData ? actionData.unnamed : []
  const brought = [...loaderData.brought, ...taken]
  const address = broughtPath(code, brought.map(inAddress))
  return (
    <div className="stack-wide">
      <title>{faults.length === 0 ? words.title : words.faulty}</title>
      <ErrorSummary title={words.faults} faults={faults} />
      <header className="stack">
        <p>
          <Link to={`/ho-so/${code}`} reloadDocument>
            {words.back}
          </Link>
        </p>
        <h1>{request === null ? words.none : words.heading}</h1>
        <p>
          <span lang="vi">{name}</span> · <span className="number">{code}</span>
        </p>
        {request === null ? (
          <p>{words.noneText}</p>
        ) : (
          <p>
            {words.before}{' '}
            <strong>
              <AtTime at={request.respondBy} />
            </strong>
          </p>
        )}
      </header>
      {request === null ? null : (
        <>
          <UploadForm
            items={request.items}
            asked={loaderData.asked}
            address={address}
            unnamed={unnamed}
            isFirst={brought.length === 0}
            returned={actionData}
          />
          {brought.length === 0 ? null : (
            <SendForm
              {...loaderData}
              items={request.items}
              brought={brought}
              address={address}
              returned={actionData}
            />
          )}
        </>
      )}
    </div>
  )
}
