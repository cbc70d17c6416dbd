import { Link } from 'react-router'
import { ADMIN } from '../../admin/frame/admin-texts.ts'
import { languageOf } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { ComparisonTable } from '../versions/comparison-table.tsx'
import { comparison } from '../versions/comparison.ts'
import { VERSIONS } from '../versions/version-texts.ts'
import type { Route } from './+types/compare-page.ts'
import { loadRecord } from './load-record.ts'
import { RECORD_WORDS } from './record-texts.ts'

export async function loader(args: Route.LoaderArgs) {
  const { path, view } = await loadRecord(args)
  return {
    path,
    name: view.content.name,
    sections: comparison(view.before, view.content, RECORD_WORDS[languageOf(args)]),
  }
}

/** What a procedure is to say beside what it says now. */
export default function ComparePage({ loaderData }: Route.ComponentProps) {
  const words = useTexts(RECORD_WORDS)
  const versions = useTexts(VERSIONS)
  const admin = useTexts(ADMIN)
  const { path, name, sections } = loaderData
  return (
    <div className="stack-wide">
      <title>{admin.page(words.compareTitle)}</title>
      <header className="stack">
        <p>
          <Link to={path}>{words.backToRecord}</Link>
        </p>
        <h1>{words.compareTitle}</h1>
        <p className="help">{words.title(name)}</p>
      </header>
      <ComparisonTable before={versions.inForce} after={versions.draft} sections={sections} />
    </div>
  )
}
