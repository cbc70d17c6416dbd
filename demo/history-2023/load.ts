import { Refused } from '#kernel/refused'
import { recordAcceptance, SignedAcceptance } from '#modules/acceptances'
import { importDecisions } from '#modules/designs'
import { importAccounts, officerByUsername } from '#modules/identity'
import { heldRolesOf, importRoles, importUnits } from '#modules/organisations'
import { listPublications } from '#modules/publications'
import type { Context, Locality } from '#platform/context'
import { BAC_KAN, LANG_SON, loadCalendar, loadLangSon, loadProcedures } from '../load.ts'
import { bacKanHistory, bacKanUnits } from './bac-kan.ts'
import { langSonHistory } from './lang-son.ts'
import { publishAsThen, type PastPublication } from './publishing.ts'

/** More than either province has in the history. */
const MOST_DECISIONS = 100
const CONTROL = ['kiemsoat', 'kiemsoat2'] as const

/** Loads two provinces of the three-level period with their decisions, or what is missing of them; each sees nothing of the other. */
export async function loadHistory(
  contextOf: (locality: Locality) => Context,
  say: (text: string) => void,
): Promise<void> {
  await loadHistoryOfLangSon(contextOf(LANG_SON), say)
  await loadHistoryOfBacKan(contextOf(BAC_KAN), say)
}

/** Loads Lạng Sơn: what it settled, received, settled on the spot and approved, as of September 2023 and since. */
export async function loadHistoryOfLangSon(
  context: Context,
  say: (text: string) => void,
): Promise<void> {
  const { procedures, decisions, acceptances, publications } = langSonHistory()
  say(`Lạng Sơn in 2023: ${procedures.length} procedures`)
  await loadLangSon(context)
  await loadProcedures(context, procedures)
  say(`Lạng Sơn: ${decisions.length} decisions on processes`)
  await importDecisions(context, decisions)
  const officers = await controlOf(context)
  await publishAll(officers, publications)
  say('Lạng Sơn: what the one-stop places receive')
  for (const list of acceptances)
    await recordAcceptance(officers.drafter, SignedAcceptance.parse(list)).catch(unlessRecorded)
}

function unlessRecorded(error: unknown): void {
  if (!(error instanceof Refused) || error.code !== 'conflict/acceptance-recorded') throw error
}

/** Loads Bắc Kạn: the decisions of the first half of 2023, each published on its day. */
export async function loadHistoryOfBacKan(
  context: Context,
  say: (text: string) => void,
): Promise<void> {
  const { procedures, publications } = bacKanHistory()
  say(`Bắc Kạn in 2023: ${procedures.length} procedures`)
  await importUnits(context, bacKanUnits())
  await loadCalendar(context)
  await loadAccounts(context)
  await loadProcedures(context, procedures)
  say(`Bắc Kạn: ${publications.length} publication decisions`)
  await publishAll(await controlOf(context), publications)
}

type Officers = Parameters<typeof publishAsThen>[0]

/** The two officers of procedure control: one drafts, the other checks. */
async function controlOf(context: Context): Promise<Officers> {
  const [drafter, checker] = await Promise.all(
    CONTROL.map(async (username) => {
      const actor = await officerByUsername(context, username, heldRolesOf)
      if (actor === null) throw new Error(`${username} is missing in ${context.locality.name}`)
      return { ...context, actor }
    }),
  )
  if (drafter === undefined || checker === undefined) throw new Error('a decision needs two')
  return { drafter, checker }
}

async function publishAll(
  officers: Officers,
  publications: readonly PastPublication[],
): Promise<void> {
  const page = await listPublications(officers.drafter, { cursor: null, limit: MOST_DECISIONS })
  const there = new Set(
    page.publications.flatMap(({ publication: { state, number } }) =>
      state === 'published' && number !== null ? [number] : [],
    ),
  )
  for (const publication of publications)
    if (!there.has(publication.number)) await publishAsThen(officers, publication)
}

async function loadAccounts(context: Context): Promise<void> {
  const ids = await importAccounts(context, [
    { username: 'kiemsoat', kind: 'staff', displayName: 'Hà Văn Khoa' },
    { username: 'kiemsoat2', kind: 'staff', displayName: 'Nông Thị Hạnh' },
    { username: 'quantri', kind: 'staff', displayName: 'Triệu Văn Tú' },
    { username: 'quantri2', kind: 'staff', displayName: 'Nông Văn Hiệp' },
  ])
  await importRoles(
    context,
    [...ids].map(([username, accountId]) => ({
      accountId,
      role: username.startsWith('quantri')
        ? ('administrator' as const)
        : ('procedure-control' as const),
      unitSlug: 'ubnd-tinh',
    })),
  )
}
