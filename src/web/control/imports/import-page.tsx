import { Link, redirect } from 'react-router'
import { z } from 'zod'
import { parseId } from '#kernel/id'
import { formatInstant } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { discardImport, ROW_STATES, takeRows, viewImport } from '#modules/imports'
import { listPublications } from '#modules/publications'
import { isPermitted, rolesOf } from '#platform/access'
import { receiveTyped } from '#platform/http'
import { refusalText } from '#platform/i18n'
import { ADMIN } from '../../admin/frame/admin-texts.ts'
import { withQuery } from '../../admin/parts/address.ts'
import { FormFaults } from '../../admin/parts/forms.tsx'
import { Pages } from '../../admin/parts/pages.tsx'
import { timeWords } from '../../dates.ts'
import { languageOf, officerContext, valuesOf } from '../../requests.ts'
import { useLanguage, useTexts } from '../../texts.ts'
import { Empty, Notice } from '../../ui/elements.tsx'
import { publicationPath } from '../publications/publication-args.ts'
import type { Route } from './+types/import-page.ts'
import { importIdIn, importPath } from './import-args.ts'
import { IMPORTS } from './import-texts.ts'
import { RowsForm } from './rows-form.tsx'

const PAGE = 50
const DRAFTS_OFFERED = 50

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args, 'administrator', 'procedure-control')
  const id = importIdIn(args.params)
  const query = new URL(args.request.url).searchParams
  const state = ROW_STATES.find((each) => each === query.get('loai')) ?? null
  const after = Number(/^\d{1,9}$/u.exec(query.get('sau') ?? '')?.[0] ?? 0)
  const page = await viewImport(context, id, { state, after, limit: PAGE })
  const mayTake = isPermitted('publications.manage', rolesOf(context.actor), true)
  const decisions = await listPublications(context, { cursor: null, limit: DRAFTS_OFFERED })
  return {
    id,
    state,
    isFirst: after === 0,
    mayTake,
    next: page.next,
    left: page.left,
    rows: page.rows,
    file: {
      name: page.file.fileName,
      at: formatInstant(page.file.importedAt),
      counts: page.file.counts,
    },
    taken: takenIn(query),
    drafts: decisions.publications
      .filter(({ publication }) => publication.state === 'draft')
      .map(({ publication }) => ({ id: publication.id, summary: publication.summary })),
  }
}

/** What an earlier press put into a draft, as the address tells. */
function takenIn(query: URLSearchParams) {
  const publicationId = parseId<'publication'>(query.get('vao') ?? '')
  if (publicationId === null) return null
  const number = (name: string) => Number(/^\d{1,6}$/u.exec(query.get(name) ?? '')?.[0] ?? 0)
  return { publicationId, count: number('da'), present: number('co') }
}

const Wanted = z.object({
  intent: z.enum(['chosen', 'all', 'discard']).catch('chosen'),
  into: z.string().transform((text) => parseId<'publication'>(text)),
})

export async function action(args: Route.ActionArgs) {
  const context = officerContext(args, 'procedure-control')
  const id = importIdIn(args.params)
  const language = languageOf(args)
  const words = IMPORTS[language]
  const form = await receiveTyped(args.request)
  const { intent, into } = Wanted.parse({ intent: 'chosen', into: '', ...valuesOf(form) })
  try {
    if (intent === 'discard') {
      await discardImport(context, id)
      return redirect('/quan-tri/nhap-thu-tuc', 303)
    }
    const positions = form.getAll('row').map(Number).filter(Number.isSafeInteger)
    const facts = {
      number: null,
      decidedOn: null,
      effectiveOn: null,
      issuer: words.issuer,
      summary: words.summary,
    }
    const done = await takeRows(context, id, intent === 'all' ? 'all' : positions, into ?? facts)
    const told = { vao: done.publicationId, da: String(done.taken), co: String(done.present) }
    return redirect(withQuery(importPath(id), told), 303)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const marked = form.getAll('row').map(Number)
    const faults = [{ id: '', text: refusalText(error.code, language) }]
    return { faults, values: valuesOf(form), marked }
  }
}

/** What a file would change, row by row, and the way into a draft. */
export default function ImportPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(IMPORTS)
  const admin = useTexts(ADMIN)
  const language = useLanguage()
  const { id, file, rows, state, next, isFirst, taken, mayTake } = loaderData
  const here = (query: Readonly<Record<string, string | null>>) => withQuery(importPath(id), query)
  return (
    <div className="stack-wide">
      <title>{admin.page(`${words.preview}: ${file.name}`)}</title>
      <FormFaults returned={actionData} />
      <header className="stack">
        <p>
          <Link to="/quan-tri/nhap-thu-tuc">{words.back}</Link>
        </p>
        <h1>
          {words.preview}: {file.name}
        </h1>
        <p>{words.readAt(timeWords(file.at, language))}</p>
        {mayTake ? (
          <p>
            <a href={`${importPath(id)}/tep`} download>
              {words.original}
            </a>
          </p>
        ) : null}
      </header>
      {taken === null ? null : (
        <Notice>
          <p>
            {words.taken(taken.count, taken.present)}{' '}
            <Link to={publicationPath(taken.publicationId)}>{words.openDraft}</Link>
          </p>
        </Notice>
      )}
      <nav className="admin-ways" aria-label={words.filter}>
        {[null, ...ROW_STATES_SHOWN].map((each) => (
          <Link
            key={each ?? 'all'}
            to={here({ loai: each })}
            aria-current={each === state ? 'page' : undefined}
          >
            {each === null ? words.all : words.states[each]} (
            {each === null ? totalOf(file.counts) : file.counts[each]})
          </Link>
        ))}
      </nav>
      {rows.length === 0 ? (
        <Empty>{words.noRows}</Empty>
      ) : (
        <RowsForm {...loaderData} returned={actionData} />
      )}
      <Pages
        next={next === null ? null : here({ loai: state, sau: String(next) })}
        first={isFirst ? null : here({ loai: state })}
      />
    </div>
  )
}

const ROW_STATES_SHOWN = ['new', 'changed', 'replacing', 'repealed', 'unchanged', 'faulty'] as const

function totalOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}
