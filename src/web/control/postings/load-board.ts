import { dayOf } from '#kernel/instant'
import { procedureById } from '#modules/procedures'
import { viewPostings, type PostingCounts, type PostingLine } from '#modules/publications'
import { rolesOf } from '#platform/access'
import type { Context } from '#platform/context'
import { officerContext, type Args } from '../../requests.ts'
import { BOARD_VIEWS, type BoardView } from './board-states.ts'

const PAGE = 50

/** The board of a place, a page of it in one state or in all. */
export async function loadBoard(args: Args, unit: string) {
  const context = officerContext(args, 'reception', 'procedure-control')
  const { place, lines } = await viewPostings(context, unit)
  const { searchParams } = new URL(args.request.url)
  const state = BOARD_VIEWS.find((each) => each === searchParams.get('trang-thai')) ?? null
  const after = searchParams.get('sau')
  const of = state === null ? lines : lines.filter((line) => isIn(line, state))
  const from = after === null ? 0 : of.findIndex(({ code }) => code === after) + 1
  const shown = of.slice(from, from + PAGE)
  return {
    place: { code: place.code, name: place.name },
    hasOthers: rolesOf(context.actor).includes('procedure-control'),
    state,
    isFirst: after === null,
    next: from + PAGE < of.length ? (shown.at(-1)?.code ?? null) : null,
    counts: Object.fromEntries(
      BOARD_VIEWS.map((each) => [each, lines.filter((line) => isIn(line, each)).length]),
    ) as PostingCounts,
    lines: await Promise.all(shown.map((line) => shownLine(context, line))),
  }
}

async function shownLine(context: Context, line: PostingLine) {
  const { code, state, toPost, posted, isOverdue } = line
  return {
    code,
    state,
    name: toPost?.name ?? (await nameOnPoster(context, posted)) ?? code,
    number: toPost?.number ?? null,
    dueOn: toPost?.dueOn ?? null,
    isOverdue,
    postedOn: posted === null ? null : dayOf(posted.postedAt),
  }
}

/** What a poster is called that has to come down: the catalogue of today knows its procedure no longer. */
async function nameOnPoster(
  context: Context,
  posted: PostingLine['posted'],
): Promise<string | null> {
  if (posted === null) return null
  return (await procedureById(context, posted.versionId))?.content.name ?? null
}

function isIn({ state, isOverdue }: PostingLine, view: BoardView): boolean {
  return view === 'overdue' ? isOverdue : state === view
}

export type BoardPage = Awaited<ReturnType<typeof loadBoard>>
