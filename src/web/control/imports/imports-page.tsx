import { Link, redirect } from 'react-router'
import { formatInstant } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { importFile, listReadFiles, MOST_IMPORT_BYTES } from '#modules/imports'
import { isPermitted, rolesOf } from '#platform/access'
import { receiveForm } from '#platform/http'
import { refusalText } from '#platform/i18n'
import { ADMIN } from '../../admin/frame/admin-texts.ts'
import { withQuery } from '../../admin/parts/address.ts'
import { FormFaults } from '../../admin/parts/forms.tsx'
import { Pages } from '../../admin/parts/pages.tsx'
import { Wide } from '../../admin/parts/wide.tsx'
import { languageOf, officerContext } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Button, Empty, Fact, Facts } from '../../ui/elements.tsx'
import { Field } from '../../ui/fields.tsx'
import { AtTime } from '../../when.tsx'
import type { Route } from './+types/imports-page.ts'
import { importPath } from './import-args.ts'
import { IMPORTS } from './import-texts.ts'

const PAGE = 50
/** What a form adds to its file, and room to tell that it is too large. */
const MOST_FORM_BYTES = 2 * MOST_IMPORT_BYTES

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args, 'administrator', 'procedure-control')
  const cursor = new URL(args.request.url).searchParams.get('sau')
  const { files, nextCursor } = await listReadFiles(context, { cursor, limit: PAGE })
  return {
    isFirst: cursor === null,
    nextCursor,
    mayImport: isPermitted('publications.manage', rolesOf(context.actor), true),
    files: files.map(({ id, fileName, importedAt, counts }) => ({
      id,
      fileName,
      at: formatInstant(importedAt),
      counts,
    })),
  }
}

export async function action(args: Route.ActionArgs) {
  const context = officerContext(args, 'procedure-control')
  const language = languageOf(args)
  try {
    return await receiveForm(args.request, MOST_FORM_BYTES, async (form) => {
      const file = form.get('file')
      if (!(file instanceof File) || file.size === 0)
        return { faults: [{ id: 'file', text: IMPORTS[language].noFile }], values: {} }
      const bytes = Buffer.from(await file.arrayBuffer())
      return redirect(importPath(await importFile(context, { name: file.name, bytes })), 303)
    })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const missing = (error.details.members?.['columns'] ?? []) as readonly string[]
    const which = missing.length === 0 ? '' : ` ${IMPORTS[language].missing(missing.join(', '))}`
    const code = error.code === 'too-large/upload' ? 'too-large/import' : error.code
    return { faults: [{ id: 'file', text: `${refusalText(code, language)}${which}` }], values: {} }
  }
}

/** Uploads a file of procedures, and lists those that were read before. */
export default function ImportsPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(IMPORTS)
  const admin = useTexts(ADMIN)
  const { files, isFirst, mayImport, nextCursor } = loaderData
  return (
    <div className="stack-wide">
      <title>{admin.page(words.title)}</title>
      <FormFaults returned={actionData} />
      <header className="stack">
        <p>
          <Link to="/quan-tri/cong-bo">{words.toPublications}</Link>
        </p>
        <h1>{words.title}</h1>
        <p className="text">{words.about}</p>
      </header>
      {mayImport ? (
        <UploadForm fault={actionData?.faults.find(({ id }) => id === 'file')?.text} />
      ) : null}
      <section className="stack">
        <h2>{words.files}</h2>
        {files.length === 0 ? <Empty>{words.noFiles}</Empty> : <Files files={files} />}
        <Pages
          next={
            nextCursor === null ? null : withQuery('/quan-tri/nhap-thu-tuc', { sau: nextCursor })
          }
          first={isFirst ? null : '/quan-tri/nhap-thu-tuc'}
        />
      </section>
    </div>
  )
}

function UploadForm({ fault }: { readonly fault: string | undefined }) {
  const words = useTexts(IMPORTS)
  return (
    <form method="post" encType="multipart/form-data" className="stack text" noValidate>
      <Field id="file" label={words.file} help={words.fileHelp} fault={fault}>
        <input
          className="input"
          type="file"
          id="file"
          name="file"
          accept=".xlsx,.json"
          aria-describedby={fault === undefined ? 'file-help' : 'file-help file-fault'}
        />
      </Field>
      <div className="row">
        <Button>{words.upload}</Button>
      </div>
      <ul>
        <li>
          <a href="/quan-tri/tep-mau/thu-tuc" download>
            {words.template}
          </a>
        </li>
        <li>
          <a href="/api/v1/open-data/procedures?format=xlsx" download>
            {words.present}
          </a>
        </li>
        <li>
          <a href="/api/v1/open-data/procedures?format=laythutuc" download>
            {words.presentNational}
          </a>
        </li>
      </ul>
      <details className="details">
        <summary>{words.how}</summary>
        <Facts>
          {words.columns.map(({ title, how }) => (
            <Fact key={title} name={title}>
              {how}
            </Fact>
          ))}
        </Facts>
      </details>
    </form>
  )
}

function Files({ files }: Pick<Route.ComponentProps['loaderData'], 'files'>) {
  const words = useTexts(IMPORTS)
  return (
    <Wide label={words.files}>
      <table className="table cards">
        <thead>
          <tr>
            <th scope="col">{words.fileName}</th>
            <th scope="col">{words.at}</th>
            <th scope="col">{words.outcome}</th>
          </tr>
        </thead>
        <tbody>
          {files.map(({ id, fileName, at, counts }) => (
            <tr key={id}>
              <th scope="row">
                <Link to={importPath(id)}>{fileName}</Link>
              </th>
              <td data-name={words.at}>
                <AtTime at={at} />
              </td>
              <td data-name={words.outcome}>{words.counts(counts)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  )
}
