import { redirect } from 'react-router'
import {
  listColleagues,
  listWorklist,
  readCursor,
  VIEWS,
  writeCursor,
  type ListedDossier,
  type View,
} from '#modules/dossiers'
import { organisationNow } from '#modules/organisations'
import { isPermitted, rolesOf, unitsReached } from '#platform/access'
import type { Context } from '#platform/context'
import { newId } from '#platform/ids'
import { type Args } from '../../requests.ts'
import { narrowingIn } from '../parts/narrowing.ts'
import { wantedBy } from '../parts/wanted-list.ts'
import { manyActionsFor } from './act-on-many.ts'

const ROWS_A_PAGE = 25
/** With more units than this to choose from, agencies alone are offered. */
const MOST_UNITS = 100

/** A row of the list as the page shows it. */
export type WorklistRow = Omit<ListedDossier, 'position' | 'isLastOfMore'>

/** A page of a list of work: rows, how it is narrowed, and what it could be narrowed to. */
export async function loadWorklist(args: Args, context: Context, viewName: string) {
  const query = new URL(args.request.url).searchParams
  const view = viewOf(viewName)
  const narrowing = narrowingIn(query)
  const { wanted, procedureName } = await wantedBy(context, view, narrowing)
  const cursor = query.get('tu')
  const after = cursor === null ? null : readCursor(cursor)
  const page = await listWorklist(context, wanted, { after, limit: ROWS_A_PAGE })
  const [only, ...others] = page.items
  const isPlainSearch = view === null && narrowing.text !== '' && cursor === null
  if (isPlainSearch && only !== undefined && others.length === 0) {
    throw redirect(`/can-bo/ho-so/${encodeURIComponent(only.code)}`)
  }
  return {
    view: view ?? ('all' as const),
    narrowing,
    procedureName,
    rows: page.items.map(rowOf),
    nextCursor: writeCursor(page.next),
    isFirstPage: cursor === null,
    units: await unitsToChoose(context),
    colleagues: isPermitted('dossiers.act', rolesOf(context.actor), true)
      ? await listColleagues(context)
      : null,
    manyActions: manyActionsFor(context),
    requestKey: newId(),
  }
}

function viewOf(name: string): View | null {
  if (name === 'all') return null
  const view = VIEWS.find((each) => each === name)
  if (view === undefined) throw redirect('/can-bo')
  return view
}

function rowOf(listed: ListedDossier): WorklistRow {
  const { position: _place, isLastOfMore: _isLast, ...row } = listed
  return row
}

async function unitsToChoose(context: Context) {
  const organisation = await organisationNow(context)
  const seesAll = rolesOf(context.actor).includes('procedure-control')
  const reached = new Set(unitsReached(context.actor))
  const units = organisation.units.filter(({ id }) => seesAll || reached.has(id))
  const offered =
    units.length <= MOST_UNITS
      ? units
      : units.filter(({ kind }) => kind === 'department' || kind === 'commune')
  return offered.map(({ code, name }) => ({ code, name }))
}
