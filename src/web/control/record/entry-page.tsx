import { createHash } from 'node:crypto'
import { data, Link, redirect } from 'react-router'
import { Refused } from '#kernel/refused'
import { saveRecord } from '#modules/publications'
import { receiveTyped } from '#platform/http'
import { refusalText } from '#platform/i18n'
import { ADMIN } from '../../admin/frame/admin-texts.ts'
import { languageOf, valuesOf } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Button } from '../../ui/elements.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import type { Route } from './+types/entry-page.ts'
import { choicesOf, loadRecord, sectionIn } from './load-record.ts'
import { RecordField } from './record-field.tsx'
import { RECORD } from './record-fields.ts'
import { RECORD_WORDS } from './record-texts.ts'
import {
  changedEntries,
  entriesOf,
  newEntry,
  titleOf,
  typed,
  typedIn,
  withEntries,
  written,
} from './record-values.ts'

const NEW = 'new'

/** By what an entry is known again, wherever it stands by then: by all that it says. */
function markOf(entry: unknown): string {
  return entry === undefined
    ? NEW
    : createHash('sha256').update(JSON.stringify(entry)).digest('base64url')
}

/** Where the entry stands now that was opened at a place; -1 when nothing says any more what it said then. */
function placeOf(opened: string, entries: readonly unknown[], at: number): number {
  if (opened === NEW) return entries.length
  return markOf(entries[at]) === opened
    ? at
    : entries.findIndex((entry) => markOf(entry) === opened)
}

/** The entry that an address names; the one after the last is a new one. */
async function entryOf(args: Route.LoaderArgs | Route.ActionArgs) {
  const record = await loadRecord(args)
  const section = sectionIn(args.params)
  const { list } = RECORD[section]
  if (list === undefined) throw data(null, { status: 404 })
  const entries = entriesOf(record.view.content, list)
  const at = args.params.at === 'moi' ? entries.length : Number(args.params.at)
  const entry = at === entries.length ? newEntry(list, entries) : entries[at]
  if (entry === undefined) throw data(null, { status: 404 })
  return { record, section, list, entries, at, entry }
}

export async function loader(args: Route.LoaderArgs) {
  const { record, section, list, entries, at, entry } = await entryOf(args)
  return {
    section,
    at,
    isNew: at === entries.length,
    title: titleOf(list, entry),
    path: `${record.path}/${section}`,
    mayWrite: record.mayWrite,
    revision: record.view.item.revision,
    opened: markOf(entries[at]),
    choices: await choicesOf(record, section),
    values: list.fields.map((field) => typed(field, entry)),
  }
}

export async function action(args: Route.ActionArgs) {
  const { record, section, list, entries, at: addressed } = await entryOf(args)
  const language = languageOf(args)
  const words = RECORD_WORDS[language]
  const form = await receiveTyped(args.request)
  const intent = form.get('intent')
  const { opened = '' } = valuesOf(form)
  const values = typedIn(list.fields, form)
  const at = placeOf(opened, entries, addressed)
  const { whole, unread } = written(entries[at] ?? newEntry(list, entries), list.fields, form)
  if (intent === 'save' && unread.length > 0) {
    const faults = unread.map((id) => ({ id, text: words.unread(words.fields[id] ?? id) }))
    return { faults, values, opened }
  }
  const change = intent === 'remove' || intent === 'up' ? intent : whole
  const content = withEntries(record.view.content, list, changedEntries(entries, at, change))
  try {
    // What somebody else has changed or removed is not there to be written over.
    if (at < 0) throw new Refused('conflict/publication-changed-elsewhere')
    const seen = Number(form.get('seen'))
    await saveRecord(record.context, record.id, { code: record.code, seen }, content)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { faults: [{ id: '', text: refusalText(error.code, language) }], values, opened }
  }
  return redirect(`${record.path}/${section}`, 303)
}

/** One paper, fee, result or legal basis of a record. */
export default function EntryPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(RECORD_WORDS)
  const admin = useTexts(ADMIN)
  const { section, at, isNew, path, mayWrite, revision, choices } = loaderData
  const fields = RECORD[section].list?.fields ?? []
  const values = actionData?.values ?? loaderData.values
  const faults = actionData?.faults ?? []
  const title = isNew ? words.newEntry : loaderData.title || words.unnamed
  return (
    <div className="stack-wide text">
      <title>{admin.page(`${words.sections[section]}: ${title}`)}</title>
      <ErrorSummary title={words.faults} faults={faults} />
      <header className="stack">
        <p>
          <Link to={path}>{words.sections[section]}</Link>
        </p>
        <h1>{title}</h1>
      </header>
      <form method="post" className="stack" noValidate>
        <input type="hidden" name="seen" value={revision} />
        <input type="hidden" name="opened" value={actionData?.opened ?? loaderData.opened} />
        <fieldset className="control-fields stack" disabled={!mayWrite}>
          <legend className="visually-hidden">{title}</legend>
          {fields.map((field, position) => (
            <RecordField
              key={field.path}
              field={field}
              value={values[position] ?? ''}
              fault={faults.find(({ id }) => id === field.path)?.text}
              choices={choices}
            />
          ))}
        </fieldset>
        {mayWrite ? (
          <div className="row">
            <Button name="intent" value="save">
              {words.save}
            </Button>
            {isNew || at === 0 ? null : (
              <Button kind="quiet" name="intent" value="up">
                {words.up}
              </Button>
            )}
            {isNew ? null : (
              <Button kind="quiet" name="intent" value="remove">
                {words.remove}
              </Button>
            )}
          </div>
        ) : null}
      </form>
    </div>
  )
}
