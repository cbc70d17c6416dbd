import { Link } from 'react-router'
import { viewImportRow } from '#modules/imports'
import { ADMIN } from '../../admin/frame/admin-texts.ts'
import { languageOf, officerContext } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Notice } from '../../ui/elements.tsx'
import { RECORD_WORDS } from '../record/record-texts.ts'
import { ComparisonTable } from '../versions/comparison-table.tsx'
import { comparison } from '../versions/comparison.ts'
import { VERSIONS } from '../versions/version-texts.ts'
import type { Route } from './+types/import-row-page.ts'
import { FaultLines } from './fault-lines.tsx'
import { importIdIn, importPath } from './import-args.ts'
import { IMPORTS, partName } from './import-texts.ts'
import { RelatedOf, StateOf } from './rows-form.tsx'

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args, 'administrator', 'procedure-control')
  const id = importIdIn(args.params)
  const position = Number(/^\d{1,9}$/u.exec(args.params.position)?.[0] ?? 0)
  const { file, row, before } = await viewImportRow(context, id, position)
  const { content, ...about } = row
  return {
    path: importPath(id),
    fileName: file.fileName,
    row: about,
    sections: content === null ? null : comparison(before, content, RECORD_WORDS[languageOf(args)]),
  }
}

/** One row of a file: what the procedure says now beside what it would say, or what is wrong. */
export default function ImportRowPage({ loaderData }: Route.ComponentProps) {
  const words = useTexts(IMPORTS)
  const versions = useTexts(VERSIONS)
  const admin = useTexts(ADMIN)
  const { path, fileName, row, sections } = loaderData
  const title = row.name === '' ? words.unnamed : row.name
  return (
    <div className="stack-wide">
      <title>{admin.page(`${words.rowTitle(row.position)}: ${title}`)}</title>
      <header className="stack">
        <p>
          <Link to={path}>{words.backToPreview(fileName)}</Link>
        </p>
        <h1>{title}</h1>
        <p className="help">
          {words.rowTitle(row.position)} · {row.code ?? ''}
        </p>
        <p>
          <StateOf state={row.state} />
        </p>
        <RelatedOf row={row} />
      </header>
      {row.kept.length === 0 ? null : (
        <Notice>
          <p>{words.keeps(row.kept.map((part) => words.part(partName(part))).join(', '))}</p>
        </Notice>
      )}
      {row.state === 'unchanged' && row.faults.length === 0 ? <p>{words.sameAsNow}</p> : null}
      {row.state === 'repealed' ? <p>{words.wouldEnd}</p> : null}
      <FaultLines faults={row.faults} />
      {sections === null ? null : (
        <ComparisonTable before={versions.inForce} after={words.inFile} sections={sections} />
      )}
    </div>
  )
}
