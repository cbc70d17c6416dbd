import { Link, redirect } from 'react-router'
import { versionOfForm } from '#modules/forms'
import { FORMS } from '../../admin/forms/form-design-texts.ts'
import { ADMIN } from '../../admin/frame/admin-texts.ts'
import { languageOf, officerContext } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { ComparisonTable } from '../versions/comparison-table.tsx'
import type { Route } from './+types/compare-forms-page.ts'
import { comparedForms } from './compare-forms.ts'
import { formVersionsPath } from './form-version-path.ts'
import { FORM_VERSIONS } from './form-version-texts.ts'
import { loadFormVersion } from './load-form-version.ts'

export async function loader(args: Route.LoaderArgs) {
  const { version, present, procedureName } = await loadFormVersion(args)
  const { procedureCode: code, number, definition } = version
  const other = number === present ? number - 1 : present
  if (other === 0) throw redirect(`${formVersionsPath(code)}/${number}`)
  const context = officerContext(args, 'procedure-control')
  const beside = await versionOfForm(context, code, other)
  const [before, after] =
    other < number ? [beside.definition, definition] : [definition, beside.definition]
  const language = languageOf(args)
  const words = { form: FORMS[language], versions: FORM_VERSIONS[language] }
  return {
    code,
    procedureName,
    before: Math.min(number, other),
    after: Math.max(number, other),
    sections: comparedForms(before, after, words),
  }
}

/** An earlier version of a form beside the present one; the present one beside what it changed. */
export default function CompareFormsPage({ loaderData }: Route.ComponentProps) {
  const words = useTexts(FORM_VERSIONS)
  const admin = useTexts(ADMIN)
  const { code, procedureName, before, after, sections } = loaderData
  const title = words.compared(before, after)
  return (
    <div className="stack-wide">
      <title>{admin.page(`${title}: ${procedureName}`)}</title>
      <header className="stack">
        <p>
          <Link to={formVersionsPath(code)}>{words.toVersions}</Link>
        </p>
        <h1>{title}</h1>
        <p className="help" lang="vi">
          {procedureName}
        </p>
      </header>
      <ComparisonTable
        before={words.version(before)}
        after={words.version(after)}
        sections={sections}
      />
    </div>
  )
}
