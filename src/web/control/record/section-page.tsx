import { Link, redirect } from 'react-router'
import { Refused } from '#kernel/refused'
import { saveRecord } from '#modules/publications'
import { receiveTyped } from '#platform/http'
import { refusalText } from '#platform/i18n'
import { ADMIN } from '../../admin/frame/admin-texts.ts'
import { languageOf } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Button, LinkButton } from '../../ui/elements.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import type { Route } from './+types/section-page.ts'
import { choicesOf, loadRecord, sectionIn } from './load-record.ts'
import { RecordField } from './record-field.tsx'
import { RECORD } from './record-fields.ts'
import { RECORD_WORDS } from './record-texts.ts'
import { entriesOf, titleOf, typed, typedIn, written } from './record-values.ts'

export async function loader(args: Route.LoaderArgs) {
  const record = await loadRecord(args)
  const section = sectionIn(args.params)
  const { fields, list } = RECORD[section]
  const { content, item } = record.view
  return {
    section,
    path: record.path,
    name: content.name,
    mayWrite: record.mayWrite,
    revision: item.revision,
    choices: await choicesOf(record, section),
    values: fields.map((field) => typed(field, content)),
    entries:
      list === undefined ? null : entriesOf(content, list).map((entry) => titleOf(list, entry)),
  }
}

export async function action(args: Route.ActionArgs) {
  const record = await loadRecord(args)
  const section = sectionIn(args.params)
  const { fields } = RECORD[section]
  const language = languageOf(args)
  const words = RECORD_WORDS[language]
  const form = await receiveTyped(args.request)
  const values = typedIn(fields, form)
  const { whole, unread } = written(record.view.content, fields, form)
  if (unread.length > 0) {
    const faults = unread.map((id) => ({ id, text: words.unread(words.fields[id] ?? id) }))
    return { faults, values }
  }
  try {
    const seen = Number(form.get('seen'))
    await saveRecord(record.context, record.id, { code: record.code, seen }, whole)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { faults: [{ id: '', text: refusalText(error.code, language) }], values }
  }
  return redirect(record.path, 303)
}

/** One part of a record: its pieces, and its entries where it holds several of a kind. */
export default function SectionPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(RECORD_WORDS)
  const admin = useTexts(ADMIN)
  const { section, path, name, mayWrite, revision, entries, choices } = loaderData
  const { fields } = RECORD[section]
  const values = actionData?.values ?? loaderData.values
  const faults = actionData?.faults ?? []
  const title = words.sections[section]
  return (
    <div className="stack-wide text">
      <title>{admin.page(`${title}: ${words.title(name)}`)}</title>
      <ErrorSummary title={words.faults} faults={faults} />
      <header className="stack">
        <p>
          <Link to={path}>{words.backToRecord}</Link>
        </p>
        <h1>{title}</h1>
        <p className="help">{words.title(name)}</p>
      </header>
      {fields.length === 0 ? null : (
        <form method="post" className="stack" noValidate>
          <input type="hidden" name="seen" value={revision} />
          <fieldset className="control-fields stack" disabled={!mayWrite}>
            <legend className="visually-hidden">{title}</legend>
            {fields.map((field, at) => (
              <RecordField
                key={field.path}
                field={field}
                value={values[at] ?? ''}
                fault={faults.find(({ id }) => id === field.path)?.text}
                choices={choices}
              />
            ))}
          </fieldset>
          {mayWrite ? (
            <p>
              <Button>{words.save}</Button>
            </p>
          ) : null}
        </form>
      )}
      {entries === null ? null : <Entries {...loaderData} entries={entries} />}
    </div>
  )
}

/** The entries of a part, in their order, each leading to its page. */
function Entries(props: {
  readonly section: keyof typeof RECORD
  readonly path: string
  readonly mayWrite: boolean
  readonly entries: readonly string[]
}) {
  const words = useTexts(RECORD_WORDS)
  const { section, entries, path, mayWrite } = props
  const { list, fields } = RECORD[section]
  const heading = words.fields[list?.path ?? '']
  return (
    <section className="stack">
      {fields.length === 0 ? null : <h2>{heading}</h2>}
      {entries.length === 0 ? (
        <p>{words.noEntries}</p>
      ) : (
        <ol className="admin-numbers">
          {entries.map((title, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- the place is what the entry is known by
            <li key={`${at} ${title}`}>
              <Link to={`${path}/${section}/${at}`}>{title === '' ? words.unnamed : title}</Link>
            </li>
          ))}
        </ol>
      )}
      {mayWrite ? (
        <p>
          <LinkButton
            kind={fields.length === 0 ? 'primary' : 'secondary'}
            to={`${path}/${section}/moi`}
          >
            {words.add}
          </LinkButton>
        </p>
      ) : null}
    </section>
  )
}
